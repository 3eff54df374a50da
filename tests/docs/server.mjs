// A page that runs one module, with the built package beside it.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

/** @type {Record<string, string>} */
const types = {
  ".js": "text/javascript",
  ".wasm": "application/wasm",
  ".bin": "application/octet-stream",
};

/**
 * Serves a page whose module is `code`, in which `promptlink` means the package in `folder`.
 *
 * @param {string} code
 * @param {string} folder
 */
export async function serveModule(code, folder) {
  const imports = {
    promptlink: "/package/dist/entries/index.js",
    "promptlink/tokens": "/package/dist/entries/tokens.js",
  };
  const page = `<!doctype html>
<meta charset="utf-8">
<link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports })}</script>
<script type="module">
${code}</script>
<body></body>`;
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const isPage = pathname === "/";
    const body = isPage ? page : await file(folder, pathname);
    const type = isPage ? "text/html" : (types[extname(pathname)] ?? "");
    response.writeHead(body === undefined ? 404 : 200, { "content-type": type }).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${port}/`, close };
}

/**
 * @param {string} folder
 * @param {string} pathname
 */
async function file(folder, pathname) {
  const path = normalize(join(folder, pathname.replace(/^\/package\//, "")));
  if (!path.startsWith(folder) || !(extname(path) in types)) return undefined;
  return readFile(path).catch(() => undefined);
}
