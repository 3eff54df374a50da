/**
 * A pattern that is read when it is first asked for. Engines read a literal together with its file, and classes of Unicode
 * take a millisecond, whether or not anything is ever matched.
 *
 * @param source as `String.raw` has it
 */
export function pattern(source: string, flags: string): () => RegExp {
  let made: RegExp | undefined;
  return () => {
    made ??= new RegExp(source, flags);
    return made;
  };
}
