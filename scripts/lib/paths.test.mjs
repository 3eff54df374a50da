import assert from "node:assert/strict";
import { homedir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { cacheFolder } from "./paths.mjs";

test("the cache lies where the system and the person want it, never in the work tree", () => {
  const local = { LOCALAPPDATA: join("C:", "local") };
  assert.equal(cacheFolder({ XDG_CACHE_HOME: "/c" }, "linux"), join("/c", "promptlink"));
  assert.equal(cacheFolder(local, "win32"), join("C:", "local", "promptlink"));
  assert.equal(cacheFolder(local, "darwin"), join(homedir(), ".cache", "promptlink"));
});
