// npm run measure: requests to the Worker in workerd, 10,000 that compose and 50,000 that its cache answers, and
// the table in README.md anew.

import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { loadLibrary } from "promptlink/node";
import WebSocket from "ws";
import { startWorker, token } from "./workerd.mjs";

const requests = { toCompose: 10_000, toAnswer: 50_000 };
const atOnce = 16;
const tenants = 20;
const windows = 10;
/** What stands before the table in README.md, which ends with it. */
const mark = "<!-- measured -->\n";

const library = await loadLibrary(new URL("../../library", import.meta.url).pathname);
const roster = Object.fromEntries(
  library.documents().map(({ path }) => [path, library.text(path) ?? ""]),
);
const agents = library
  .documents()
  .filter(({ kind }) => kind === "agent")
  .map(({ path }) => path);

/** @typedef {{ path: string, headers?: Record<string, string> }} Question */
/** @typedef {{ status: number, etag: string, cache: string }} Answer */

const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

/**
 * @param {string} address
 * @param {Question} question
 * @returns {Promise<Answer>}
 */
function ask(address, { path, headers = {} }) {
  return new Promise((resolve, reject) => {
    const sent = request(`${address}tenants/${path}`, { agent, headers }, (response) => {
      const { statusCode: status = 0, headers } = response;
      const cache = String(headers["x-cache"]);
      response.on("end", () => resolve({ status, etag: headers.etag ?? "", cache })).resume();
    });
    // Whoever keeps a connection may find that the other side has closed it meanwhile.
    const retry = (/** @type {Error} */ error) =>
      sent.reusedSocket ? resolve(ask(address, { path, headers })) : reject(error);
    sent.on("error", retry).end();
  });
}

/** The same numbers in each run. */
function* numbers(seed = 1) {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state >>> 8;
  }
}

/** Questions that no cache can answer: each has a budget of its own, from 7,000 to 16,999. @returns {Question[]} */
function toCompose() {
  const random = numbers();
  const next = () => random.next().value ?? 0;
  return Array.from({ length: requests.toCompose }, (_, index) => {
    const agent = encodeURIComponent(agents[next() % agents.length] ?? "");
    const budget = 7000 + ((index * 7919) % requests.toCompose);
    return { path: `tenant-${next() % tenants}/personas/${agent}?budget=${budget}` };
  });
}

/** Questions of 300 kinds; each second one is by somebody who has an answer already. @returns {Question[]} */
function toAnswer() {
  const random = numbers();
  const next = () => random.next().value ?? 0;
  return Array.from({ length: requests.toAnswer }, (_, index) => {
    const agent = encodeURIComponent(agents[next() % agents.length] ?? "");
    const budget = [7000, 8000, 9000][next() % 3];
    const path = `tenant-${next() % tenants}/personas/${agent}?budget=${budget}`;
    return index % 2 ? { path, headers: { "if-none-match": "*" } } : { path };
  });
}

/** What workerd has used of the processors, in milliseconds. Linux tells it in hundredths of a second. */
function processorTime() {
  const own = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(statusOf);
  const [workerd] = own.filter((one) => one?.name === "workerd" && one.parent === process.pid);
  if (!workerd) throw new Error("workerd is not there");
  return workerd.time;
}

/** @param {string} pid */
function statusOf(pid) {
  try {
    const [, name, rest = ""] =
      /\((.*)\) (.*)/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    const fields = rest.split(" ");
    return {
      name,
      parent: Number(fields[1]),
      time: (Number(fields[11]) + Number(fields[12])) * 10,
    };
  } catch {
    // It has ended meanwhile.
    return undefined;
  }
}

/**
 * What the Worker has in its isolate, in MiB: its WebAssembly and its heap.
 *
 * @param {Worker} worker
 */
async function memoryOf({ address, inspector }) {
  const wasm = Number(await (await fetch(`${address}memory`)).text());
  const socket = new WebSocket(inspector);
  await once(socket, "open");
  socket.send(JSON.stringify({ id: 1, method: "Runtime.getHeapUsage" }));
  const [message] = await once(socket, "message");
  socket.close();
  const heap = JSON.parse(String(message)).result.usedSize;
  return { wasm: wasm / 2 ** 20, heap: heap / 2 ** 20 };
}

/** @typedef {Awaited<ReturnType<typeof startWorker>>} Worker */

/**
 * @param {Worker} worker
 * @param {Question[]} questions
 */
async function run(worker, questions) {
  /** @type {number[]} */
  const times = [];
  /** @type {Part[]} */
  const parts = [];
  const counts = { composed: 0, cached: 0, unchanged: 0 };
  const work = async (/** @type {Iterable<Question>} */ queue) => {
    for (const question of queue) {
      const start = performance.now();
      const { status, cache } = await ask(worker.address, question);
      const end = performance.now();
      times.push(end - start);
      if (status !== 200 && status !== 304) throw new Error(`${question.path}: ${status}`);
      counts[status === 304 ? "unchanged" : cache === "HIT" ? "cached" : "composed"] += 1;
    }
  };
  const size = questions.length / windows;
  for (let part = 0; part < windows; part += 1) {
    const [start, processor] = [performance.now(), processorTime()];
    const queue = questions.slice(part * size, (part + 1) * size).values();
    await Promise.all(Array.from({ length: atOnce }, () => work(queue)));
    const rate = (size / (performance.now() - start)) * 1000;
    const cost = (processorTime() - processor) / size;
    parts.push({ rate, cost, ...(await memoryOf(worker)) });
  }
  return { times: times.sort((one, other) => one - other), parts, counts };
}

/** @typedef {{ rate: number, cost: number, wasm: number, heap: number }} Part a tenth of a run */
/** @typedef {Awaited<ReturnType<typeof run>>} Run */

/** @param {Run} run */
function columns({ times, parts, counts }) {
  const at = (/** @type {number} */ share) =>
    `${(times[Math.ceil(times.length * share) - 1] ?? 0).toFixed(1)} ms`;
  const mean = (/** @type {(part: Part) => number} */ of) =>
    parts.reduce((sum, part) => sum + of(part), 0) / parts.length;
  const range = (/** @type {(part: Part) => number} */ of) => {
    const shares = parts.map((part) => ((of(part) / mean(of) - 1) * 100).toFixed(1)).map(Number);
    return `${Math.min(...shares)} % to +${Math.max(...shares)} %`;
  };
  const held = (/** @type {(part: Part) => number} */ of) =>
    parts.map((part) => of(part).toFixed(0)).join(" ");
  return {
    "composed / from the cache / 304": `${counts.composed} / ${counts.cached} / ${counts.unchanged}`,
    "requests a second": mean(({ rate }) => rate).toFixed(0),
    "half are answered within": at(0.5),
    "90 % within": at(0.9),
    "99 % within": at(0.99),
    "the slowest": at(1),
    "processor time of workerd for a request": `${mean(({ cost }) => cost).toFixed(2)} ms`,
    "requests a second, by tenths of the run": range(({ rate }) => rate),
    "processor time, by tenths": range(({ cost }) => cost),
    "WebAssembly in MiB, by tenths": held(({ wasm }) => wasm),
    "heap in MiB, by tenths": held(({ heap }) => heap),
  };
}

// Where there is one, a file system in memory: what is measured is not how quickly a disk keeps a cache.
const stores = mkdtempSync(
  join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "promptlink-edge-"),
);
const worker = await startWorker({ entry: "measured.ts", stores });
try {
  for (let tenant = 0; tenant < tenants; tenant += 1) {
    const documents = { ...roster, "standards/own.md": `# Own\n\nThis is tenant ${tenant}.\n` };
    const { status } = await fetch(`${worker.address}tenants/tenant-${tenant}`, {
      method: "PUT",
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(documents),
    });
    if (status !== 201) throw new Error(`tenant ${tenant} was not published: ${status}`);
  }
  const composing = columns(await run(worker, toCompose()));
  const questions = toAnswer();
  for (const path of new Set(questions.map(({ path }) => path)))
    await ask(worker.address, { path });
  const answering = columns(await run(worker, questions));
  const rows = Object.entries(composing).map(
    ([name, value]) =>
      `| ${name} | ${value} | ${answering[/** @type {keyof typeof answering} */ (name)]} |`,
  );
  const machine = `${cpus().length} cores of ${cpus()[0]?.model.trim()}, Node ${process.versions.node}`;
  const size = (worker.size / 1024).toFixed(0);
  const table = [
    `On ${machine}; the Worker has ${size} KiB:`,
    "",
    "| | each composed | as it is asked for |",
    "|---|---|---|",
    ...rows,
  ].join("\n");
  const path = new URL("README.md", import.meta.url);
  const readme = readFileSync(path, "utf8");
  const [before = ""] = readme.split(mark);
  writeFileSync(path, `${before}${mark}${table}\n`);
  console.log(table);
} finally {
  agent.destroy();
  await worker.close();
  rmSync(stores, { recursive: true });
}
