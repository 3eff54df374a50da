/** Where the index of the search and the folder of the documentation are, as the page says it to its script. */
export function addresses(): { readonly index: string; readonly docs: string } {
  const script = document.querySelector<HTMLScriptElement>("script[data-index]");
  const { index = "", docs = "" } = script?.dataset ?? {};
  return { index, docs };
}
