// The agent and the target stand in the page's address, so that a link leads to them. No text does, but in the fragment
// of a link that somebody asks for. Each document that is opened is a step of the browser's history.

import { effect } from "@preact/signals";
import { isTarget } from "../linker/targets.ts";
import { show } from "./actions.ts";
import type { WorkingDocument } from "./document.ts";
import { agent, documents, open, target } from "./workspace.ts";

/** Takes agent and target from the address where it names them. */
export function readAddress(): void {
  const choices = new URLSearchParams(location.search);
  const name = choices.get("agent");
  const chosen = name ? named(name) : undefined;
  if (chosen && chosen !== agent.peek()) {
    agent.value = chosen;
    open.value = chosen;
  }
  const form = choices.get("target");
  if (isTarget(form)) target.value = form;
}

/** Keeps the address and the history up to date from now on. */
export function writeAddress(): void {
  effect(write);
  addEventListener("popstate", ({ state }) => {
    const found = documents.peek().find(({ id }) => id === state);
    if (found) show(found);
    // The step may lead to what is gone, or have another agent and target: it becomes one to what is there.
    history.replaceState(null, "");
    write();
  });
}

function write(): void {
  const address = new URL(location.href);
  if (agent.value) address.searchParams.set("agent", stem(agent.value));
  address.searchParams.set("target", target.value);
  const id = open.value?.id;
  const isStep = history.state && history.state !== id;
  history[isStep ? "pushState" : "replaceState"](id, "", address);
}

function named(name: string): WorkingDocument | undefined {
  const list = documents.peek();
  return list.find(({ path }) => path.peek() === name) ?? list.find((one) => stem(one) === name);
}

function stem({ path }: WorkingDocument): string {
  const file = path.value.slice(path.value.lastIndexOf("/") + 1);
  return file.replace(/\.[^.]*$/, "");
}
