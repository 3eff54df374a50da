// A page that runs one module, with the built package beside it.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join, normalize } from "node:path";

/**
 * Serves a page whose module is `code`, in which `promptlink` means the package in `folder`.
 *
 * @param {string} code
 * @param {string} folder
 */
export async function serveModule(code, folder) {
  const imports = { promptlink: "/package/dist/entries/index.js" };
  const page = `<!doctype html>
<meta charset="utf-8">
<link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports })}</script>
<body></body>
<script type="module">
${code}</script>
`;
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const isPage = pathname === "/";
    const body = isPage ? page : await module(folder, pathname);
    const type = isPage ? "text/html" : "text/javascript";
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
async function module(folder, pathname) {
  const path = normalize(join(folder, pathname.replace(/^\/package\//, "")));
  if (!path.startsWith(folder) || !path.endsWith(".js")) return undefined;
  return readFile(path, "utf8").catch(() => undefined);
}
