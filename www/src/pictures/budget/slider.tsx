import { useId } from "preact/hooks";
import { number } from "../../parts/words.ts";
import { budget, fewest, most, staying } from "./state.ts";

/** How many tokens an arrow key adds. */
const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -25,
  ArrowDown: -25,
  ArrowRight: 25,
  ArrowUp: 25,
};

/** How many tokens the persona may have. */
export function Slider() {
  const id = useId();
  const [low, high] = [fewest.value, most.value];
  const value = Math.min(Math.max(budget.value ?? high, low), high);
  const choose = (tokens: number) => {
    budget.value = tokens >= high ? undefined : Math.max(tokens, low);
  };
  const press = (event: KeyboardEvent) => {
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    choose(value + by);
  };
  const share = high > low ? (value - low) / (high - low) : 1;
  return (
    <div class="budget-slider">
      <label for={id}>Budget</label>
      <input
        type="range"
        id={id}
        min={low}
        max={high}
        value={value}
        style={{ "--share": String(share) }}
        aria-valuetext={`${number(value)} of ${number(high)} tokens`}
        onInput={({ currentTarget }) => choose(Number(currentTarget.value))}
        onKeyDown={press}
      />
      <input
        type="number"
        class="budget-number mono"
        aria-label="Budget in tokens"
        min={low}
        max={high}
        value={value}
        onChange={({ currentTarget }) => choose(Number(currentTarget.value) || high)}
      />
      <p class="budget-result">
        <strong>{number(staying.value)}</strong> of {number(high)} tokens stay
        <span class="budget-least">at least {number(low)}</span>
      </p>
    </div>
  );
}
