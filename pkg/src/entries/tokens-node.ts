import { fromDisk } from "../tokens/from-disk.js";
import { provideFiles } from "../tokens/load.js";

provideFiles(fromDisk);

export * from "../tokens/api.js";
