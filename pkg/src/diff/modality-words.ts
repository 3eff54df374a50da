/** The words that say how strong a rule is. Two rules that differ in these alone are one rule, of another strength. */
export const modalityWords: ReadonlySet<string> = new Set(
  [
    "always avoid can critical do don't dont encouraged ever forbidden important mandatory may might must mustn't",
    "need needs never no not note optional optionally ought prefer preferably prohibited recommended required",
    "require shall should shouldn't strictly to try you",
  ]
    .join(" ")
    .split(" "),
);
