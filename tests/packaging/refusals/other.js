export { Library, PromptlinkError } from "promptlink";
