import { Library } from "promptlink";
import { digestOf } from "./seed.js";

export default {
  fetch: () => new Response(digestOf(Library)),
};
