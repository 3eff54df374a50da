import { useState } from "preact/hooks";
import { counted } from "../parts/words.ts";

/** What JSON holds. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/** A string that has more characters is folded, as is one of several lines. */
const longestShown = 160;

/** How many characters of a folded text are in sight. */
const previewLength = 240;

/** A value to read: its texts are shown as texts, folded where they are long. */
export function JsonView({ value, label }: { readonly value: Json; readonly label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section class="json mono" aria-label={label} tabIndex={0}>
      <Value value={value} end="" />
    </section>
  );
}

interface Properties {
  readonly name?: string;
  readonly value: Json;
  /** What stands behind it. */
  readonly end: string;
}

function Value({ name, value, end }: Properties) {
  if (typeof value === "string" && isLong(value))
    return <Text name={name} text={value} end={end} />;
  if (typeof value !== "object" || value === null) {
    return (
      <div class="json-line">
        <Name name={name} />
        <span class={`json-${typeof value}`}>{JSON.stringify(value)}</span>
        {end}
      </div>
    );
  }
  return <Parts name={name} value={value} end={end} />;
}

interface PartsProperties {
  readonly name: string | undefined;
  readonly value: Exclude<Json, string | number | boolean | null>;
  readonly end: string;
}

function Parts({ name, value, end }: PartsProperties) {
  const isList = Array.isArray(value);
  const entries = Object.entries<Json>(value as Record<string, Json>);
  const [open, close] = isList ? "[]" : "{}";
  return (
    <div>
      <div class="json-line">
        <Name name={name} />
        {open}
      </div>
      <div class="json-parts">
        {entries.map(([key, part], index) => (
          <Value
            key={key}
            {...(isList ? {} : { name: key })}
            value={part}
            end={index < entries.length - 1 ? "," : ""}
          />
        ))}
      </div>
      <div class="json-line">
        {close}
        {end}
      </div>
    </div>
  );
}

interface TextProperties {
  readonly name: string | undefined;
  readonly text: string;
  readonly end: string;
}

/** A text, line by line as the model reads it. */
function Text({ name, text, end }: TextProperties) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="json-text" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <Name name={name} />
        <span class="json-size">{counted(text.length, "character")}</span>
        {isOpen ? undefined : <span class="json-preview">{text.slice(0, previewLength)}</span>}
      </summary>
      {isOpen ? <pre>{text}</pre> : undefined}
      {end}
    </details>
  );
}

function Name({ name }: { readonly name: string | undefined }) {
  if (name === undefined) return undefined;
  return (
    <>
      <span class="json-name">{JSON.stringify(name)}</span>
      {": "}
    </>
  );
}

function isLong(text: string): boolean {
  return text.length > longestShown || text.includes("\n");
}
