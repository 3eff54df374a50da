// A static server on the loopback interface, as small as one can be: the page must need no more.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const folder = fileURLToPath(new URL("../../www/dist/", import.meta.url));

/** @type {Record<string, string>} */
const types = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/**
 * Serves the built page under a path.
 *
 * @param {string} [prefix] the path, with `/` at both ends
 * @param {(text: string, path: string) => string} [edit] what becomes of each text before it is served
 * @param {{ isCompressed?: boolean }} [options] whether it compresses what it serves, as static hosts do
 * @returns {Promise<{ address: string, close: () => void }>}
 */
export async function serve(prefix = "/", edit = (text) => text, { isCompressed = false } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = await read(pathname, prefix);
    if (!file) return void response.writeHead(404).end();
    const isText = /html|javascript/.test(file.type);
    const content = isText
      ? edit(file.bytes.toString(), pathname.slice(prefix.length))
      : file.bytes;
    if (!isCompressed) {
      response.writeHead(200, { "content-type": file.type }).end(content);
      return;
    }
    const headers = { "content-type": file.type, "content-encoding": "gzip" };
    response.writeHead(200, headers).end(gzipSync(content));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${port}${prefix}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * @param {string} pathname
 * @param {string} prefix
 */
async function read(pathname, prefix) {
  if (!pathname.startsWith(prefix)) return undefined;
  const path = normalize(join(folder, pathname.slice(prefix.length) || "index.html"));
  if (!path.startsWith(folder)) return undefined;
  try {
    const type = types[extname(path)] ?? "application/octet-stream";
    return { bytes: await readFile(path), type };
  } catch {
    return undefined;
  }
}
