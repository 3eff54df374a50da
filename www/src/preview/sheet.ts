// How the rendered persona looks. A constructed sheet in a shadow root: the page's policy allows no other, and no class of
// a document means anything there.

const rules = `
:host { color: var(--ink-text); font-size: 15px; line-height: 1.6; }
.body { max-width: 70ch; padding: 10px 22px 30vh; overflow-wrap: anywhere; }
section { margin: 0 -10px; padding: 0.1px 10px; border-radius: 4px; }
section[data-lit] { background: var(--lit); }
h1, h2, h3, h4, h5, h6 { margin: 1.5em 0 0.5em; color: var(--ink); line-height: 1.25; font-weight: 650; text-wrap: balance; }
h1 { font-size: 1.6em; }
h2 { font-size: 1.3em; padding-bottom: 0.25em; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.1em; }
h4, h5, h6 { font-size: 1em; }
h5, h6 { color: var(--ink-soft); }
p, ul, ol, dl, pre, blockquote, table { margin: 0.7em 0; }
ul, ol { padding-left: 1.5em; }
li { margin: 0.2em 0; }
li > p { margin: 0.3em 0; }
li::marker { color: var(--ink-faint); }
strong { font-weight: 650; color: var(--ink); }
a { color: var(--accent); text-decoration: underline dotted; text-underline-offset: 3px; cursor: help; }
code, pre, samp { font-family: var(--mono); font-size: 0.9em; }
code { padding: 0.1em 0.3em; border-radius: 3px; background: var(--line-active); }
pre { padding: 10px 14px; border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; }
pre code { padding: 0; background: none; font-size: 1em; }
samp { padding: 0.1em 0.45em; border: 1px solid var(--line-strong); border-radius: 4px; color: var(--ink-soft); }
blockquote { margin-left: 0; padding-left: 14px; border-left: 3px solid var(--accent-line); color: var(--ink-soft); }
hr { border: 0; border-top: 1px solid var(--line-strong); margin: 1.6em 0; }
table { border-collapse: collapse; font-size: 0.93em; }
th, td { padding: 5px 10px; border: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 650; background: var(--line-active); }
[align="center"] { text-align: center; }
[align="right"] { text-align: right; }
`;

/** The sheet of the rendered persona. */
export function sheet(): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(rules);
  return made;
}
