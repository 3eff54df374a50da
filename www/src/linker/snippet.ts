import type { Target } from "./linked.ts";
import type { RequestForm } from "./requests.ts";

/** What the page does, as code for Node. */
export interface Composition {
  /** The agent's path. */
  readonly agent: string;
  readonly target: Target;
  /** The API that the persona is made a request to, if any. */
  readonly form: RequestForm | undefined;
}

/** A program for Node that makes the same persona from a folder with the same documents. */
export function snippet({ agent, target, form }: Composition): string {
  const options = target === "markdown" ? "" : `, { target: ${JSON.stringify(target)} }`;
  const lines = [
    `import { loadLibrary } from "promptlink/node";`,
    ...(form ? [`import { ${form.make} } from "promptlink/request";`] : []),
    "",
    `const library = await loadLibrary("./prompts");`,
    `const persona = library.compose(${JSON.stringify(agent)}${options});`,
    ...(form ? [`const request = ${form.make}(persona);`] : ["console.log(persona.text);"]),
  ];
  return `${lines.join("\n")}\n`;
}
