// Names are offered as they are begun: behind a mark that mostly precedes one, within a path, or when asked for.

import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { Kind } from "../linker/linked.ts";

/** A name that is offered. */
export interface Offered {
  readonly text: string;
  /** What it names. */
  readonly about: string;
  readonly kind: Kind | "section";
}

/** Tells what may be meant by what is begun. */
export type Offer = (written: string, isLink: boolean) => Promise<readonly Offered[]>;

/** A name as far as it is written, with the mark before it. */
const begun = /(?<mark>\]\(|\[\[|[`@]|\*\*|)(?<written>[\p{L}\p{N}_.\-/#~]*)$/u;

/** Behind these marks a name is likely before its first letter. */
const leading = new Set(["](", "[[", "@"]);

/** Offers names. */
export function completion(offer: Offer): Extension {
  return [
    autocompletion({
      override: [(context) => complete(context, offer)],
      icons: false,
      optionClass: ({ type }) => `cm-name-${type}`,
      activateOnTypingDelay: 60,
    }),
    appearance,
  ];
}

async function complete(
  context: CompletionContext,
  offer: Offer,
): Promise<CompletionResult | null> {
  const line = context.state.doc.lineAt(context.pos);
  const { mark = "", written = "" } =
    begun.exec(line.text.slice(0, context.pos - line.from))?.groups ?? {};
  if (!context.explicit && !isLikely(mark, written)) return null;
  const offered = await offer(written, mark === "](");
  if (context.aborted) return null;
  const from = context.pos - written.length;
  return { from, options: offered.map(completionOf), validFor: further(written) };
}

/** How far one can go on writing before other names are meant. */
function further(written: string): RegExp {
  if (written.includes("#")) return /^[^/]*$/;
  return written.includes("/") ? /^[^#]*$/ : /^[^#/]*$/;
}

function isLikely(mark: string, written: string): boolean {
  if (written === "") return leading.has(mark);
  return mark !== "" || /[\p{L}.][/#]/u.test(written);
}

function completionOf({ text, about, kind }: Offered): Completion {
  return { label: text, detail: about, type: kind };
}

const appearance = EditorView.theme({
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--mono)",
    fontSize: "12.5px",
    maxHeight: "15em",
    maxWidth: "min(34rem, 86vw)",
    padding: "4px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    display: "flex",
    alignItems: "baseline",
    gap: "8px",
    padding: "3px 8px",
    borderRadius: "4px",
    lineHeight: "1.5",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    background: "var(--accent-soft)",
    color: "var(--ink)",
  },
  ".cm-tooltip-autocomplete li::before": {
    content: "''",
    flex: "none",
    alignSelf: "center",
    width: "8px",
    height: "8px",
    background: "var(--tone-other)",
  },
  ".cm-tooltip-autocomplete .cm-name-agent::before": {
    borderRadius: "50%",
    background: "var(--tone-agent)",
  },
  ".cm-tooltip-autocomplete .cm-name-standard::before": { background: "var(--tone-standard)" },
  ".cm-tooltip-autocomplete .cm-name-skill::before": {
    rotate: "45deg",
    scale: "0.85",
    background: "var(--tone-skill)",
  },
  ".cm-tooltip-autocomplete .cm-name-section::before": { height: "3px" },
  ".cm-completionLabel": {
    flex: "none",
    maxWidth: "60%",
    overflow: "hidden",
    textOverflow: "ellipsis",
  },
  ".cm-completionMatchedText": {
    textDecoration: "none",
    fontWeight: "700",
    color: "var(--accent)",
  },
  ".cm-completionDetail": {
    fontStyle: "normal",
    fontFamily: "var(--sans)",
    marginLeft: "auto",
    color: "var(--ink-soft)",
    overflow: "hidden",
    textOverflow: "ellipsis",
  },
});
