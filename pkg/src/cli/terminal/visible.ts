// Text of documents on its way to the terminal, which obeys what it is sent: control characters would move the cursor
// or recolour the screen, bidirectional ones reorder what stands beside them, invisible ones hide.

/** C0 without tab, DEL, C1, and whatever has no width or changes the direction of its neighbours. */
const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]|\p{Surrogate}/gu;

/** One line of text in which everything is visible: hidden characters as `<U+202E>`, tabs as spaces. */
export function visible(text: string): string {
  return text.replaceAll("\t", "    ").replace(hidden, name);
}

function name(character: string): string {
  const hexadecimal = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `<U+${hexadecimal.padStart(4, "0")}>`;
}
