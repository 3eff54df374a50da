/** About how many UTF-16 units of a text are handed over at once. */
const size = 1024 * 1024;

const lineStart = /[\r\n](?=[A-Za-z])/g;

/**
 * Cuts a large text where no token can go across, so that memory stays bounded: before a line that begins with a letter.
 * Where there is no such line, the rest is one portion.
 *
 * @returns the places where a portion ends
 */
export function* portions(text: string): Generator<number, void> {
  let start = 0;
  while (text.length - start > size) {
    lineStart.lastIndex = start + size;
    const found = lineStart.exec(text);
    if (!found) break;
    start = found.index + 1;
    yield start;
  }
  yield text.length;
}
