import "../styles/request.css";
import { computed, effect, signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { PlainText } from "../code/plain-text.ts";
import { shadow } from "../code/shadow.ts";
import { type RequestForm, requestForms, requestJson } from "../linker/requests.ts";
import { snippet } from "../linker/snippet.ts";
import { Icon } from "../parts/icon.tsx";
import { counted } from "../parts/words.ts";
import { persona } from "../state/linked.ts";
import { recall, remember } from "../state/memory.ts";
import { agent, target } from "../state/workspace.ts";
import { CopyText } from "./copy-button.tsx";
import { type Json, JsonView } from "./json-view.tsx";

/** The name of the program for Node among the forms; with an API's name behind it, one that makes its request. */
const node = "node";

const choice = signal(recall("request") ?? "anthropic");
const code = signal("");

/** The request, where that is what is shown. */
const request = computed<Json | undefined>(() =>
  code.value.startsWith("{") ? JSON.parse(code.value) : undefined,
);

const form = computed(() => formOf(choice.value));

function formOf(name: string): RequestForm | undefined {
  return requestForms.find((one) => name === one.name || name === `${node}:${one.name}`);
}

/** The persona as the APIs are given it, and as a program. */
export function RequestView() {
  useEffect(() => effect(() => void refresh()), []);
  return (
    <div class="request">
      <header class="request-header">
        <FormChoice />
        <span class="request-size">{counted(code.value.length, "character")}</span>
        <CopyText text={() => code.value} disabled={code.value === ""} />
      </header>
      {request.value === undefined ? (
        <Program />
      ) : (
        <JsonView value={request.value} label="Request" />
      )}
    </div>
  );
}

function Program() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => (host.current ? mount(host.current) : undefined), []);
  return <div class="code" ref={host} />;
}

function FormChoice() {
  return (
    <span class="agent-select">
      <select
        aria-label="Form of the request"
        value={choice.value}
        onChange={({ currentTarget }) => {
          choice.value = currentTarget.value;
          remember("request", currentTarget.value);
        }}
      >
        <optgroup label="Request, as JSON">
          {requestForms.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </optgroup>
        <optgroup label="Program for Node">
          <option value={node}>Text of the persona</option>
          {requestForms.map(({ name, label }) => (
            <option key={name} value={`${node}:${name}`}>
              {label}
            </option>
          ))}
        </optgroup>
      </select>
      <Icon name="fold" />
    </span>
  );
}

function mount(host: HTMLElement): () => void {
  const text = new PlainText(shadow(host), "Program");
  const stop = effect(() => text.show(code.value));
  return () => {
    stop();
    text.destroy();
  };
}

/** How often it was asked for: an answer that comes late is not shown. */
let asked = 0;

async function refresh(): Promise<void> {
  const [made, chosen, isProgram] = [persona.value, form.value, choice.value.startsWith(node)];
  const path = agent.value?.path.value;
  const composed = target.value;
  asked += 1;
  const turn = asked;
  if (!made || path === undefined) {
    code.value = "";
  } else if (isProgram || !chosen) {
    code.value = snippet({ agent: path, target: composed, form: chosen });
  } else {
    const json = await requestJson(chosen, made);
    if (turn === asked) code.value = json;
  }
}
