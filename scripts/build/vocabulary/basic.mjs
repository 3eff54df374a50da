// Which tokens a text can need whose letters, marks and numbers are ASCII.
//
// Such a text has no pieces with others, and tokens join within pieces. So it needs no token that holds another letter,
// mark or number as a whole. Tokens that begin or end within a character count as needed: they are few.

import { charactersOf } from "./ranks.mjs";

/** @returns {(token: string) => boolean} */
export function isBasic() {
  const others = charactersOf(String.raw`[\p{L}\p{M}\p{N}--\p{ascii}]`);
  const bytes = new Set(others.map((one) => Buffer.from(one).toString("latin1")));
  return (token) => !(token.match(wideCharacter) ?? []).some((one) => bytes.has(one));
}

const wideCharacter = /[\xc0-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf7][\x80-\xbf]{3}/g;
