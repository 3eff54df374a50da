import { provideModule } from "../boundary/engine.js";
import { inlinedModule } from "../module/inlined.js";

provideModule(inlinedModule);

export * from "../api.js";
