// The same choice as on the playground: one key of the storage for both.
const key = "promptlink:theme";

/** Lets the reader choose between light and dark. */
export function addTheme(): void {
  const field = document.querySelector<HTMLFieldSetElement>(".theme");
  if (!field) return;
  field.hidden = false;
  const { theme = "system" } = document.documentElement.dataset;
  for (const input of field.querySelectorAll("input")) {
    input.checked = input.value === theme;
    input.addEventListener("change", () => choose(input.value));
  }
}

function choose(theme: string): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  try {
    localStorage.setItem(key, theme);
  } catch {
    // Storage is refused: the choice holds for this page.
  }
}
