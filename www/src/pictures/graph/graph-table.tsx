import { KindMark } from "../../parts/kind-mark.tsx";
import { Path } from "../../parts/path.tsx";
import { number } from "../../parts/words.ts";
import { goTo, show } from "../../state/actions.ts";
import { documentAt } from "../../state/workspace.ts";
import { type Family, families } from "./families.ts";
import type { Link, Node } from "./model.ts";
import { links, picture } from "./state.ts";

const names = new Map<Family, string>(families);

/** The graph as a table: each document with what it refers to. */
export function GraphTable() {
  const nodes = picture.value?.model.nodes ?? [];
  const labels = new Map(nodes.map((node) => [node.id, node]));
  const documents = nodes.filter(({ kind }) => kind !== "missing");
  return (
    <div class="picture-scroll">
      <table class="picture-table graph-table">
        <thead>
          <tr>
            <th scope="col">Document</th>
            <th scope="col">Refers to</th>
            <th scope="col">Named by</th>
          </tr>
        </thead>
        <tbody>
          {documents.map((node) => (
            <Row key={node.id} node={node} nodes={labels} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProperties {
  readonly node: Node;
  readonly nodes: ReadonlyMap<string, Node>;
}

function Row({ node, nodes }: RowProperties) {
  const { id, path, kind, namedBy, isInCycle } = node;
  const own = links.value.filter(({ from }) => from === id);
  const open = () => {
    const document = documentAt(path);
    if (document) show(document);
  };
  return (
    <tr>
      <th scope="row">
        <button type="button" class="source-path" onClick={open}>
          <KindMark kind={kind === "missing" ? "fragment" : kind} />
          <Path path={path} />
        </button>
        {isInCycle ? <span class="graph-note">in a cycle</span> : undefined}
      </th>
      <td>
        <ul class="graph-targets">
          {own.map((link) => (
            <Target key={link.id} link={link} from={path} to={nodes.get(link.to)} />
          ))}
        </ul>
      </td>
      <td class="mono">{number(namedBy)}</td>
    </tr>
  );
}

interface TargetProperties {
  readonly link: Link;
  readonly from: string;
  readonly to: Node | undefined;
}

function Target({ link, from, to }: TargetProperties) {
  const [line = 1] = link.lines;
  const jump = () => goTo(from, link.place ?? lineOf(from, line));
  return (
    <li>
      <button type="button" class="reference-jump" onClick={jump}>
        {to?.label}
      </button>
      <span class={link.family === "dangling" ? "graph-missing" : "graph-family"}>
        {names.get(link.family)?.toLowerCase()}
      </span>
      <span class="graph-line-number">
        {link.lines.length === 1 ? `line ${line}` : `lines ${link.lines.join(", ")}`}
      </span>
    </li>
  );
}

/** A line of a document. */
function lineOf(path: string, line: number): { start: number; end: number } {
  const lines = (documentAt(path)?.text.peek() ?? "").split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  return { start, end: start + (lines[line - 1]?.length ?? 0) };
}
