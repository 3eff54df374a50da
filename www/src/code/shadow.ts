/**
 * A place for a CodeMirror view. In a shadow root its styles are constructed style sheets, which the page's policy
 * allows; in the document they would be inline styles, which it does not.
 */
export function shadow(host: HTMLElement): ShadowRoot {
  return host.shadowRoot ?? host.attachShadow({ mode: "open" });
}
