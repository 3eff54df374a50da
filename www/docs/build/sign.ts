import { sign } from "../../src/parts/brand.ts";

/** The sign of the page as markup, for what is built without its code. */
export const signMarkup = `<svg viewBox="0 0 32 32" aria-hidden="true">${Object.entries(sign)
  .map(([shape, attributes]) => `<${shape}${written(attributes)}/>`)
  .join("")}</svg>`;

function written(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join("");
}
