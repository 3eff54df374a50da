import { defineConfig } from "vite";
import { docs } from "./vite/docs.ts";
import { firstView } from "./vite/first-view.ts";
import { licences, workerLicences } from "./vite/licences.ts";
import { offline } from "./vite/offline.ts";
import { policy } from "./vite/policy.ts";
import { preload } from "./vite/preload.ts";

export default defineConfig({
  // Relative addresses: the built folder works from any path.
  base: "./",
  plugins: [policy(), firstView(), preload(), licences(), docs(), offline()],
  server: { fs: { allow: [".."] } },
  worker: { format: "es", plugins: () => [workerLicences()] },
  build: {
    target: "es2023",
    // The policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The editor and the roster are what the page is; splitting them would only cost requests.
    chunkSizeWarningLimit: 700,
  },
});
