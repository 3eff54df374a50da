// Folders on the loopback address, and a page that runs one module with the built package beside it.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

/** @type {Record<string, string>} */
const types = {
  ".bin": "application/octet-stream",
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/**
 * Serves a page whose module is `code`, in which `promptlink` means the package in `folder`.
 *
 * @param {string} code
 * @param {string} folder
 */
export function serveModule(code, folder) {
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
  return serveFolders({ "/package/": folder }, page);
}

/**
 * Serves folders by the prefixes of their addresses, the first that fits.
 *
 * @param {Record<string, string>} folders
 * @param {string} [page] what is at `/`
 */
export async function serveFolders(folders, page) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const isPage = page !== undefined && pathname === "/";
    const body = isPage ? page : await file(folders, decodeURI(pathname));
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
 * @param {Record<string, string>} folders
 * @param {string} pathname
 */
async function file(folders, pathname) {
  const found = Object.entries(folders).find(([prefix]) => pathname.startsWith(prefix));
  if (!found) return undefined;
  const [prefix, folder] = found;
  const path = normalize(join(folder, pathname.slice(prefix.length)));
  if (!path.startsWith(normalize(folder)) || !(extname(path) in types)) return undefined;
  return readFile(path).catch(() => undefined);
}
