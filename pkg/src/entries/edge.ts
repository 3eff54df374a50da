import module from "../../wasm/promptlink_bg.wasm?module";
import { provideModule } from "../boundary/engine.js";

provideModule(() => module);

export * from "../api.js";
