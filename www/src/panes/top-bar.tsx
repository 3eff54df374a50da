import { about, sign } from "../parts/brand.ts";
import { Icon } from "../parts/icon.tsx";
import { Segmented } from "../parts/segmented.tsx";
import { isApple } from "../parts/system.ts";
import { tally } from "../parts/words.ts";
import { goTo } from "../state/actions.ts";
import { findings, summaries, survey } from "../state/linked.ts";
import { beside, pane, type Theme, theme, themes } from "../state/view.ts";
import { openPalette } from "./palette.tsx";

/** The name of the page, how the whole library stands, and the light. */
export function TopBar() {
  return (
    <header class="top-bar">
      <h1 class="brand">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <path {...sign.path} />
          <circle {...sign.circle} />
          <rect {...sign.rect} />
        </svg>
        promptlink
      </h1>
      <p class="top-about">{about}</p>
      <BesideSwitch />
      <Standing />
      <button
        type="button"
        class="icon-button"
        title={`Go to, do or find (${isApple ? "⌘" : "Ctrl+"}K)`}
        aria-label="Go to, do or find"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={openPalette}
      >
        <Icon name="find" />
      </button>
      <a class="top-link" href="./docs/index.html">
        Docs
      </a>
      <ThemeSwitch />
    </header>
  );
}

const besides = [
  { value: "persona", label: "Persona" },
  { value: "pictures", label: "Pictures" },
] as const;

/** What stands beside the source. */
function BesideSwitch() {
  return (
    <div class="beside-switch">
      <Segmented
        label="Beside the source"
        name="beside"
        choices={besides}
        value={beside.value}
        onChoose={(value) => {
          pane.value = value;
        }}
      />
    </div>
  );
}

/** How the library stands as a whole; where something is wrong, the way to the worst of it. */
function Standing() {
  if (!survey.value) return undefined;
  if (summaries.value.length === 0) return <p class="standing">Nothing to link</p>;
  const [worst] = findings.value;
  if (!worst) {
    return (
      <p class="standing">
        <span class="standing-mark" aria-hidden="true" />
        Everything links
      </p>
    );
  }
  return (
    <button
      type="button"
      class={`standing standing-${worst.severity}`}
      title="Go to the worst finding"
      onClick={() => goTo(worst.document, worst)}
    >
      <span class="standing-mark" aria-hidden="true" />
      {tally(findings.value)}
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
