import { Icon } from "../parts/icon.tsx";
import { Segmented } from "../parts/segmented.tsx";
import { tally } from "../parts/words.ts";
import { findings, linked } from "../state/linked.ts";
import { pane, showsFindings, type Theme, theme, themes } from "../state/view.ts";

/** The name of the page, how the whole library stands, and the light. */
export function TopBar() {
  return (
    <header class="top-bar">
      <h1 class="brand">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <path d="M9 9v9a5 5 0 0 0 5 5h9" />
          <circle cx="9" cy="9" r="6" />
          <rect x="18" y="17" width="11" height="11" rx="1.5" />
        </svg>
        promptlink
      </h1>
      <p class="top-about">The linker for agent prompts. Everything stays in this browser.</p>
      <Standing />
      <ThemeSwitch />
    </header>
  );
}

function Standing() {
  if (!linked.value) return undefined;
  const list = findings.value;
  const worst = list[0]?.severity ?? "none";
  const showAll = () => {
    showsFindings.value = true;
    pane.value = "findings";
  };
  return (
    <button type="button" class={`standing standing-${worst}`} onClick={showAll}>
      <span class="standing-mark" aria-hidden="true" />
      {list.length > 0 ? tally(list) : "Everything links"}
    </button>
  );
}

const lights: Readonly<Record<Theme, string>> = {
  system: "Light or dark as the system",
  light: "Light",
  dark: "Dark",
};

function ThemeSwitch() {
  const choices = themes.map((value) => ({
    value,
    label: lights[value],
    content: <Icon name={value} />,
  }));
  return (
    <Segmented
      label="Theme"
      name="theme"
      choices={choices}
      value={theme.value}
      onChoose={(value) => {
        theme.value = value;
      }}
    />
  );
}
