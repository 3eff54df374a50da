export { anthropic } from "promptlink/request";
