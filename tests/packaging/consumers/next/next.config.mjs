import { dirname } from "node:path";

// Next itself is installed two folders further out.
const root = dirname(dirname(import.meta.dirname));

export default { outputFileTracingRoot: root, turbopack: { root } };
