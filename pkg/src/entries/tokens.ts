import { fetched } from "../tokens/fetched.js";
import { provideFiles } from "../tokens/load.js";

provideFiles(fetched);

export * from "../tokens/api.js";
