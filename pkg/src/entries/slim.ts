export * from "../api.js";
export { initialize } from "../module/given.js";
