import type { Reference, Verdict } from "../../document.js";
import type { Meaning, Paint } from "../terminal/style.js";
import { visible } from "../terminal/visible.js";
import { fit, padEnd, padStart, width } from "../terminal/width.js";
import type { Medium } from "./diagnostic.js";
import { counted } from "./tally.js";

const signs: Readonly<Record<Verdict, { readonly sign: string; readonly meaning: Meaning }>> = {
  link: { sign: "→", meaning: "good" },
  alias: { sign: "≈", meaning: "help" },
  dangling: { sign: "✗", meaning: "error" },
  runtime: { sign: "·", meaning: "faint" },
  illustrative: { sign: "·", meaning: "faint" },
  external: { sign: "·", meaning: "faint" },
  self: { sign: "·", meaning: "faint" },
};

/** What a name is cut to at most, so that one long path does not push everything else off the screen. */
const widestText = 48;

/** A line for each reference: where it stands, what it names, what it is and where it leads. */
export function* renderReferences(
  references: readonly Reference[],
  { columns, paint }: Medium,
  indent: string,
): Generator<string> {
  const places = references.map(({ line, column }) => `${line}:${column}`);
  const texts = references.map(({ text }) => fit(visible(text), widestText));
  const placeWidth = Math.max(0, ...places.map(width));
  const textWidth = Math.max(0, ...texts.map(width));
  for (const [index, reference] of references.entries()) {
    const { sign, meaning } = signs[reference.verdict];
    const place = paint("faint", padStart(places[index] ?? "", placeWidth));
    const text = padEnd(texts[index] ?? "", textWidth);
    const room = columns - indent.length - placeWidth - textWidth - 6;
    yield `${indent}${place}  ${text}  ${paint(meaning, sign)} ${outcome(reference, room, meaning, paint)}`;
  }
}

/** What became of a reference: its target, or why it has none. */
function outcome(reference: Reference, room: number, meaning: Meaning, paint: Paint): string {
  const { verdict, target, tier, topics, suggestions, why } = reference;
  if (verdict === "link" || verdict === "alias") {
    const promise = topics.length === 0 ? "" : `, ${counted(topics.length, "topic")}`;
    return `${visible(target ?? "")} ${paint("faint", `(${tier ?? verdict}${promise})`)}`;
  }
  const advice = suggestions.slice(0, 3).map(visible).join(", ");
  const rest = advice === "" ? why : `did you mean ${advice}?`;
  return `${paint(meaning, verdict)} ${paint("faint", fit(rest, room - verdict.length))}`.trimEnd();
}
