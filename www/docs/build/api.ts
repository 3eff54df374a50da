// The reference of the package, from the types that it publishes.

import { fileURLToPath } from "node:url";
import {
  Application,
  type Comment,
  type CommentDisplayPart,
  type DeclarationReflection,
  type ParameterReflection,
  ReflectionKind,
  type SignatureReflection,
  type SomeType,
} from "typedoc";
import { anchorLink, figure, figureOf, render, renderInline } from "./markdown.ts";
import { anchorOf, escapeHtml, type Heading, type Page, type SearchedSection } from "./page.ts";

const entries = [
  {
    file: "index",
    name: "promptlink",
    description: "Libraries, personas, plans and diagnostics. The WebAssembly is inside.",
  },
  {
    file: "node",
    name: "promptlink/node",
    description: "All of promptlink, and what reads folders, locks and revisions of git.",
  },
  {
    file: "request",
    name: "promptlink/request",
    description: "Personas as what the APIs of models are given.",
  },
  {
    file: "tokens",
    name: "promptlink/tokens",
    description: "Counts tokens exactly as tiktoken does.",
  },
  {
    file: "tokens-slim",
    name: "promptlink/tokens/slim",
    description: "A tokenizer of files that you load yourself.",
  },
  {
    file: "slim",
    name: "promptlink/slim",
    description: "All of promptlink, with WebAssembly that you load yourself.",
  },
] as const;

const dist = fileURLToPath(new URL("../../../pkg/dist/entries/", import.meta.url));

/** A page for each entry of the package, with what it alone exports. */
export async function api(): Promise<Page[]> {
  const application = await Application.bootstrap({
    entryPoints: entries.map(({ file }) => `${dist}${file}.d.ts`),
    tsconfig: fileURLToPath(new URL("../api.tsconfig.json", import.meta.url)),
    excludeInternal: true,
    excludePrivate: true,
    disableSources: true,
    sort: ["source-order"],
    logLevel: "Error",
  });
  const project = await application.convert();
  if (!project) throw new Error("the types of the package could not be read");
  const modules = new Map(project.children?.map((module) => [lastPart(module.name), module]));
  const declared = entries.map((entry) => ({
    entry,
    own: (modules.get(entry.file)?.children ?? []).filter((one) => !one.isReference()),
  }));
  const pages = new Map<string, string>();
  for (const { entry, own } of declared) {
    const page = pathOf(entry.name);
    for (const one of own) {
      for (const name of [
        one.name,
        ...ownMembers(one).map((member) => `${one.name}.${member.name}`),
      ]) {
        pages.set(name, `${page}#${name}`);
      }
    }
  }
  return declared.map(({ entry, own }) =>
    new ApiPage(entry.name, entry.description, pages).make(own),
  );
}

/** What a class or an interface declares itself. */
function ownMembers({ children = [] }: DeclarationReflection): DeclarationReflection[] {
  return children.filter(({ inheritedFrom }) => !inheritedFrom);
}

/** The module of `index` is named as its folder. */
function lastPart(name: string): string {
  const last = name.slice(name.lastIndexOf("/") + 1);
  return last === "entries" ? "index" : last;
}

const pathOf = (entry: string) => `${entry.replaceAll("/", "-").replace(/^promptlink-/, "")}.html`;

const order = [
  { title: "Classes", kind: ReflectionKind.Class },
  { title: "Functions", kind: ReflectionKind.Function },
  { title: "Options and results", kind: ReflectionKind.Interface },
  { title: "Types", kind: ReflectionKind.TypeAlias },
] as const;

/** What one uses first comes first; everything else stays as it was declared. */
const first = ["Library", "Persona"];
const byUse = (one: DeclarationReflection, other: DeclarationReflection) => rank(one) - rank(other);
const rank = ({ name }: DeclarationReflection) => {
  const place = first.indexOf(name);
  return place === -1 ? first.length : place;
};

/** A property or an argument. */
interface Row {
  /** Its anchor; empty where it has none. */
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly comment: Comment | undefined;
}

class ApiPage {
  readonly #name: string;
  readonly #description: string;
  readonly #addresses: ReadonlyMap<string, string>;
  readonly #headings: Heading[] = [];
  readonly #sections: SearchedSection[] = [];
  #html = "";
  /** What is being told of, for links that name one of its members alone. */
  #owner = "";

  constructor(name: string, description: string, addresses: ReadonlyMap<string, string>) {
    this.#name = name;
    this.#description = description;
    this.#addresses = addresses;
  }

  make(declared: readonly DeclarationReflection[]): Page {
    const { length } = declared;
    this.#sections.push({ anchor: "", title: this.#name, text: this.#description });
    this.#html += render(`# ${this.#name}\n\n${this.#description}\n`);
    const name = declared.map((one) => one.name).find((one) => /^[a-z]/.test(one)) ?? "Library";
    const imported = this.#name === "promptlink" || length === 0 ? "Library" : name;
    this.#html += figure(`import { ${imported} } from "${this.#name}";`, "ts");
    for (const { title, kind } of order) {
      const some = declared.filter((one) => one.kind === kind).sort(byUse);
      if (some.length === 0) continue;
      this.#heading(2, title);
      for (const one of some) {
        if (kind === ReflectionKind.Function) this.#function(one);
        else this.#declaration(one);
      }
    }
    return {
      path: `reference/${pathOf(this.#name)}`,
      title: this.#name,
      description: this.#description,
      group: "Reference",
      html: this.#html,
      headings: this.#headings,
      sections: this.#sections,
    };
  }

  #heading(level: 2 | 3, title: string, comment?: Comment): void {
    // Names differ in their letters' case: `Drift` is what `drift` returns.
    const id = level === 2 ? anchorOf(title) : title;
    this.#headings.push({ id, level, text: title });
    this.#sections.push({ anchor: id, title, text: comment ? plain(comment.summary) : "" });
    const text = level === 3 ? `<code>${escapeHtml(title)}</code>` : escapeHtml(title);
    this.#html += `<h${level} id="${id}">${text}${anchorLink(id, title)}</h${level}>\n`;
  }

  #declaration(one: DeclarationReflection): void {
    this.#owner = one.name;
    this.#heading(3, one.name, one.comment);
    if (one.kind === ReflectionKind.TypeAlias) {
      this.#code(`type ${one.name} = ${typeText(one.type)}`);
    }
    this.#comment(one.comment);
    if (one.kind === ReflectionKind.Class) this.#class(one);
    else if (one.children) this.#properties(one.children);
  }

  #class(one: DeclarationReflection): void {
    const members = ownMembers(one);
    const some = (kind: ReflectionKind) => members.filter((member) => member.kind === kind);
    for (const { signatures = [] } of some(ReflectionKind.Constructor)) {
      for (const signature of signatures) this.#signature(`new ${one.name}`, signature);
    }
    this.#properties([...some(ReflectionKind.Property), ...some(ReflectionKind.Accessor)]);
    for (const { name, signatures = [] } of some(ReflectionKind.Method)) {
      for (const signature of signatures) {
        this.#member(`${one.name}.${name}`, signature.comment);
        this.#signature(name, signature);
      }
    }
  }

  /** A method: found by a search and linked to, but not in the list of what is on the page. */
  #member(id: string, comment: Comment | undefined): void {
    this.#sections.push({ anchor: id, title: id, text: comment ? plain(comment.summary) : "" });
    this.#html += `<h4 id="${id}"><code>${id}</code>${anchorLink(id, id)}</h4>\n`;
  }

  #function({ name, signatures = [] }: DeclarationReflection): void {
    this.#heading(3, name, signatures[0]?.comment);
    for (const signature of signatures) this.#signature(name, signature);
  }

  #signature(name: string, { parameters = [], type, comment }: SignatureReflection): void {
    const list = parameters.map(
      (one) => `${one.name}${isOptional(one) ? "?" : ""}: ${typeText(one.type)}`,
    );
    const line = list.join(", ");
    const result = name.startsWith("new ") ? "" : `: ${typeText(type)}`;
    const call =
      name.length + line.length + result.length > 76
        ? `\n${list.map((one) => `  ${one},\n`).join("")}`
        : line;
    this.#code(`${name}(${call})${result}`);
    this.#summary(comment);
    const told = parameters.filter((one) => one.comment);
    this.#list(told.map(({ name, comment }) => ({ id: "", name, type: "", comment })));
    this.#blocks(comment);
  }

  #properties(properties: readonly DeclarationReflection[]): void {
    this.#list(
      properties.map((one) => ({
        id: `${this.#owner}.${one.name}`,
        name: `${one.name}${one.flags.isOptional ? "?" : ""}`,
        type: typeText(one.getSignature?.type ?? one.type ?? one.signatures?.[0]?.type),
        comment: one.comment ?? one.getSignature?.comment ?? one.signatures?.[0]?.comment,
      })),
    );
  }

  #list(rows: readonly Row[]): void {
    if (rows.length === 0) return;
    const items = rows.map(({ id, name, type, comment }) => {
      const typed = type ? ` <span class="type">${this.#linked(type)}</span>` : "";
      const marked = id ? ` id="${id}"` : "";
      return `<dt${marked}><code>${escapeHtml(name)}</code>${typed}</dt><dd>${comment ? renderInline(this.#markdown(comment.summary)) : ""}</dd>`;
    });
    this.#html += `<dl class="properties">${items.join("")}</dl>\n`;
  }

  #comment(comment: Comment | undefined): void {
    this.#summary(comment);
    this.#blocks(comment);
  }

  #summary(comment: Comment | undefined): void {
    if (comment) this.#html += render(this.#markdown(comment.summary));
  }

  #blocks(comment: Comment | undefined): void {
    for (const { tag, content } of comment?.blockTags ?? []) {
      const text = this.#markdown(content);
      if (tag === "@throws") this.#html += render(`Throws ${text.replace(/\.?$/, ".")}`);
      if (tag === "@example") this.#html += render(text);
    }
  }

  #code(code: string): void {
    const [, name = "", rest = ""] = /^((?:new |type )?\w+)(.*)$/s.exec(code) ?? [];
    this.#html += figureOf(`<span class="code-strong">${name}</span>${this.#linked(rest)}`, "ts");
  }

  /** A type with links to what it names. */
  #linked(type: string): string {
    return escapeHtml(type).replaceAll(/\b[A-Z]\w+/g, (name) => {
      const address = this.#addresses.get(name);
      return address ? `<a href="${address}">${name}</a>` : name;
    });
  }

  #markdown(parts: readonly CommentDisplayPart[]): string {
    return parts.map((part) => this.#part(part)).join("");
  }

  #part({ kind, text }: CommentDisplayPart): string {
    if (kind !== "inline-tag") return text;
    const address = this.#addresses.get(text) ?? this.#addresses.get(`${this.#owner}.${text}`);
    return address ? `[\`${text}\`](${address})` : `\`${text}\``;
  }
}

function plain(parts: readonly CommentDisplayPart[]): string {
  return parts
    .map(({ text }) => text)
    .join("")
    .replaceAll("`", "");
}

function isOptional({ flags, defaultValue }: ParameterReflection): boolean {
  return flags.isOptional || defaultValue !== undefined;
}

/** A type as TypeScript writes it, without what says only that nothing changes. */
function typeText(type: SomeType | undefined): string {
  return (type?.toString() ?? "void")
    .replaceAll(/\breadonly /g, "")
    .replaceAll(/ \| undefined$/g, "");
}
