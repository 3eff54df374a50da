import type { ComponentChildren } from "preact";

interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly title?: string;
  readonly content?: ComponentChildren;
}

interface Properties<T extends string> {
  /** What is chosen, for those who do not see it. */
  readonly label: string;
  /** The name that makes the choices one group. */
  readonly name: string;
  readonly choices: readonly Choice<T>[];
  readonly value: T;
  readonly onChoose: (value: T) => void;
}

/** One of a few, all in sight. */
export function Segmented<T extends string>({
  label,
  name,
  choices,
  value,
  onChoose,
}: Properties<T>) {
  return (
    <fieldset class="segmented">
      <legend class="unseen">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} title={choice.title ?? choice.label}>
          <input
            type="radio"
            class="unseen"
            name={name}
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
          />
          <span class="segment">
            {choice.content ?? choice.label}
            {choice.content ? <span class="unseen">{choice.label}</span> : undefined}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
