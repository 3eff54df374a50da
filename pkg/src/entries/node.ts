import { provideModule } from "../boundary/engine.js";
import { inlinedModule } from "../module/inlined.js";

provideModule(inlinedModule);

export * from "../api.js";
export { type LoadOptions, loadLibrary, type Progress } from "../node/load.js";
export {
  type Drift,
  drift,
  findLocked,
  type Lock,
  type LockedPersona,
  lockPersona,
  readLock,
  withLocked,
  writeLock,
} from "../node/lock.js";
export { loadRevision } from "../node/revision.js";
