import { Library } from "./node_modules/promptlink/dist/entries/workerd.js";
import { digestOf } from "./seed.js";

export default {
  fetch: () => new Response(digestOf(Library)),
};
