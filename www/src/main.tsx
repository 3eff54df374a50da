import { render } from "preact";
import { App } from "./app.tsx";
import { Linker } from "./linker/linker.ts";
import { firstAgent, roster } from "./roster/roster.ts";
import { readAddress, writeAddress } from "./state/address.ts";
import { connect } from "./state/linked.ts";
import { agent, fill, isDirty, open } from "./state/workspace.ts";

const place = document.getElementById("app") as HTMLElement;

addEventListener("beforeunload", (event) => {
  if (isDirty.peek()) event.preventDefault();
});

async function start(): Promise<void> {
  fill(roster);
  readAddress(firstAgent);
  open.value = agent.value;
  connect(await Linker.start());
  writeAddress();
  place.replaceChildren();
  place.classList.remove("starting");
  render(<App />, place);
}

start().catch((error: unknown) => {
  const message = document.createElement("p");
  message.setAttribute("role", "alert");
  message.textContent = `promptlink could not start: ${error instanceof Error ? error.message : error}`;
  place.replaceChildren(message);
});
