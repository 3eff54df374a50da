// From ranks to pairs: which two tokens each token is joined of.
//
// tiktoken knows a token by its bytes, and joins two neighbours whenever their bytes together are a token. Which two
// these can be is decided by the ranks: within the bytes of a token, the joins of lower rank leave exactly one pair. So
// a table of pairs joins just the same, and is smaller.

import { Failure } from "../../lib/failure.mjs";

/** How many tokens are single bytes. They come first. */
export const bytes = 256;

/**
 * The two tokens that each token after the bytes is joined of.
 *
 * @param {readonly string[]} tokens
 * @returns {(readonly [left: number, right: number])[]}
 */
export function joinsOf(tokens) {
  const ranks = new Map(tokens.map((token, rank) => [token, rank]));
  if (ranks.size !== tokens.length) throw new Failure("The vocabulary has a token twice.");
  return tokens.slice(bytes).map((token, index) => {
    const [left = "", right = "", ...more] = parts(token, ranks, bytes + index);
    const pair = [ranks.get(left), ranks.get(right)];
    if (more.length > 0 || pair[0] === undefined || pair[1] === undefined)
      throw new Failure(`No two tokens are joined to ${JSON.stringify(token)}.`);
    return [pair[0], pair[1]];
  });
}

/**
 * What becomes of a token's bytes by the joins before its own.
 *
 * @param {string} token
 * @param {ReadonlyMap<string, number>} ranks
 * @param {number} own
 */
function parts(token, ranks, own) {
  const parts = [...token];
  for (;;) {
    let lowest = own;
    let place = -1;
    for (let at = 0; at + 1 < parts.length; at += 1) {
      const rank = ranks.get(`${parts[at]}${parts[at + 1]}`) ?? own;
      if (rank < lowest) [lowest, place] = [rank, at];
    }
    if (place === -1) return parts;
    parts.splice(place, 2, `${parts[place]}${parts[place + 1]}`);
  }
}
