import { render } from "preact";
import { App } from "./app.tsx";
import { RemoteLinker } from "./linker/remote.ts";
import { firstAgent, roster } from "./roster/roster.ts";
import { readAddress, writeAddress } from "./state/address.ts";
import { keep, resume } from "./state/keeping.ts";
import { connect, keeper } from "./state/linked.ts";
import { keepPage } from "./state/offline.ts";
import { fill } from "./state/workspace.ts";
import { openShared } from "./state/workspaces.ts";

const place = document.getElementById("app") as HTMLElement;

async function start(): Promise<void> {
  const starting = RemoteLinker.start(keeper);
  // Its failure is told where it is awaited.
  starting.catch(() => undefined);
  if (!(await resume())) fill({ name: "Starter roster" }, roster, firstAgent);
  readAddress();
  keep();
  await connect(await starting);
  await openShared();
  addEventListener("hashchange", () => void openShared());
  writeAddress();
  place.replaceChildren();
  place.classList.remove("starting");
  render(<App />, place);
  // Without it the page works all the same, as long as there is a network.
  keepPage().catch(() => undefined);
}

start().catch((error: unknown) => {
  const message = document.createElement("p");
  message.setAttribute("role", "alert");
  message.textContent = `promptlink could not start: ${error instanceof Error ? error.message : error}`;
  place.replaceChildren(message);
});
