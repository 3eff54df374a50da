// Programs that are run to their end, and servers that are asked once.

import { spawn } from "node:child_process";
import { createServer } from "node:net";

const { NODE_OPTIONS, NODE_TEST_CONTEXT, ...plain } = process.env;
const environment = { ...plain, CI: "true", NO_COLOR: "1", NEXT_TELEMETRY_DISABLED: "1" };

/** How long a server may take until it answers, in milliseconds. */
const patience = 60_000;

/**
 * Starts a program; what it prints is kept.
 *
 * @param {readonly string[]} words
 * @param {string} cwd
 */
function start([command = "", ...args], cwd) {
  const child = spawn(command, args, { cwd, env: environment, stdio: ["ignore", "pipe", "pipe"] });
  const printed = { out: "", all: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => {
    printed.out += text;
    printed.all += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    printed.all += text;
  });
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return { child, printed, ended };
}

/**
 * Runs a program to its end, which must be a success.
 *
 * @param {readonly string[]} words
 * @param {string} cwd
 * @returns {Promise<string>} what it printed on its standard output, trimmed
 */
export async function run(words, cwd) {
  const { printed, ended } = start(words, cwd);
  const code = await ended;
  if (code !== 0) throw new Error(`${words.join(" ")} ended with ${code}:\n${printed.all}`);
  return printed.out.trim();
}

/**
 * Runs a server for as long as it is used.
 *
 * @template T
 * @param {(port: number) => readonly string[]} words
 * @param {string} cwd
 * @param {(address: string) => Promise<T>} use
 */
export async function withServer(words, cwd, use) {
  const port = await freePort();
  const { child, printed, ended } = start(words(port), cwd);
  const address = `http://127.0.0.1:${port}/`;
  try {
    await Promise.race([
      answers(address),
      ended.then((code) => Promise.reject(new Error(`the server ended with ${code}`))),
    ]);
    return await use(address);
  } catch (cause) {
    throw new Error(`${words(port).join(" ")}:\n${printed.all}`, { cause });
  } finally {
    child.kill();
    await ended;
  }
}

/** @param {string} address */
async function answers(address) {
  for (const until = Date.now() + patience; ; ) {
    try {
      return await fetch(address);
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** @returns {Promise<number>} a port that nothing listens on */
function freePort() {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
