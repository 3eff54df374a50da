import { Library, PromptlinkError } from "promptlink";
import { digestOf } from "./seed.js";

const library = new Library();
try {
  library.set("agents/a.md", "# A\n");
} catch (error) {
  const { code, message } = error;
  console.log(
    JSON.stringify({ code, message, known: error instanceof PromptlinkError, size: library.size }),
  );
}
try {
  digestOf(Library);
} catch ({ code }) {
  console.log(code);
}
