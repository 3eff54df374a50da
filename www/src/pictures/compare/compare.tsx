import "../../styles/picture.css";
import "../../styles/compare.css";
import { useEffect } from "preact/hooks";
import { counted, number } from "../../parts/words.ts";
import { saveState } from "../../state/workspaces.ts";
import { Waiting } from "../waiting.tsx";
import { Changes } from "./changes.tsx";
import { Choices } from "./choices.tsx";
import { difference, failure, watch } from "./state.ts";

/** Two personas side by side, and how they differ by what they say. */
export function Compare() {
  useEffect(watch, []);
  return (
    <div class="picture compare">
      <div class="picture-scroll compare-scroll">
        <Choices />
        {failure.value !== undefined || !difference.value ? (
          <Waiting for="the difference" failure={failure.value} />
        ) : (
          <Changes difference={difference.value} />
        )}
      </div>
      <footer class="compare-foot">
        <Cost />
        <button type="button" class="button" onClick={() => void saveState()}>
          Save this state
        </button>
      </footer>
    </div>
  );
}

/** What the difference costs. */
function Cost() {
  const { value: made } = difference;
  if (!made || failure.value !== undefined) return <p />;
  const by = made.after.tokens - made.before.tokens;
  if (by === 0) return <p>Both have {counted(made.after.tokens, "token")}.</p>;
  return (
    <p>
      <strong>{signed(by)}</strong> tokens
      {made.before.tokens > 0
        ? `, ${signed(Math.round((by / made.before.tokens) * 1000) / 10)} %`
        : ""}
    </p>
  );
}

/** A number with its sign. */
export function signed(value: number): string {
  if (value === 0) return "0";
  return value > 0 ? `+${number(value)}` : `−${number(Math.abs(value))}`;
}
