// A static server on the loopback interface.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

/** @type {Record<string, string>} */
const types = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};

/**
 * Serves a folder.
 *
 * @param {string} folder
 * @param {Record<string, string>} headers that go with every file
 * @returns {Promise<{ address: string, close: () => void }>}
 */
export async function serve(folder, headers) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    // Browsers ask for one unbidden.
    if (pathname === "/favicon.ico") return void response.writeHead(204).end();
    const bytes = await read(folder, pathname);
    if (!bytes) return void response.writeHead(404).end();
    const type = types[extname(pathname)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, ...headers }).end(bytes);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * @param {string} folder
 * @param {string} pathname
 */
async function read(folder, pathname) {
  const path = normalize(join(folder, pathname));
  if (!path.startsWith(folder)) return undefined;
  try {
    return await readFile(path);
  } catch {
    return undefined;
  }
}
