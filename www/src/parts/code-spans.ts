/** A piece of a message: words, or what stood between back-quotes. */
export interface Piece {
  readonly text: string;
  readonly isCode: boolean;
}

/** The pieces of a message of promptlink, whose names stand between back-quotes. */
export function codeSpans(message: string): readonly Piece[] {
  const pieces = message.split("`").map((text, index) => ({ text, isCode: index % 2 === 1 }));
  return pieces.filter(({ text }) => text !== "");
}
