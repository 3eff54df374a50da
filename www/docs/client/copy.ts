/** Gives each piece of code a button that copies it; of a terminal only what one types. */
export function addCopyButtons(): void {
  for (const figure of document.querySelectorAll("figure.code")) {
    if (figure.classList.contains("text")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", () => copy(figure, button));
    figure.append(button);
  }
}

async function copy(figure: Element, button: HTMLButtonElement): Promise<void> {
  const text = figure.querySelector("code")?.textContent ?? "";
  const isConsole = figure.classList.contains("console");
  try {
    await navigator.clipboard.writeText(isConsole ? commands(text) : text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Not copied";
  }
  setTimeout(() => {
    button.textContent = "Copy";
  }, 1500);
}

function commands(text: string): string {
  const lines = text.split("\n").filter((line) => line.startsWith("$ "));
  return lines.map((line) => line.slice(2)).join("\n");
}
