// The only place where text becomes markup. What comes out can show, and nothing else: no address, no script, no style,
// no name by which it could be reached.

import DOMPurify, { type Config } from "dompurify";

const structure =
  "h1 h2 h3 h4 h5 h6 p br hr blockquote ul ol li dl dt dd pre table thead tbody tr th td";
const words = "a code del em samp strong";

const rules: Config & { RETURN_DOM_FRAGMENT: true } = {
  ALLOWED_TAGS: `${structure} ${words}`.split(" "),
  ALLOWED_ATTR: ["align", "start", "title"],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
  ...trusted(),
};

/** The nodes of some HTML that nobody vouches for. */
export function clean(html: string): DocumentFragment {
  return DOMPurify.sanitize(html, rules);
}

/** A browser with Trusted Types asks by name who parses markup; what is parsed is cleaned before it is shown. */
function trusted(): Pick<Config, "TRUSTED_TYPES_POLICY"> {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  if (!trustedTypes) return {};
  const pass = (text: string) => text;
  const policy = trustedTypes.createPolicy("promptlink-preview", {
    createHTML: pass,
    createScriptURL: () => "",
  });
  return { TRUSTED_TYPES_POLICY: policy };
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: {
      createHTML(text: string): string;
      createScriptURL(url: string): string;
    },
  ): NonNullable<Config["TRUSTED_TYPES_POLICY"]>;
}
