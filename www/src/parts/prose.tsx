import { codeSpans } from "./code-spans.ts";

/** A message with its names set as code. */
export function Prose({ text }: { readonly text: string }) {
  return (
    <>{codeSpans(text).map(({ text: piece, isCode }) => (isCode ? <code>{piece}</code> : piece))}</>
  );
}
