export { initialize, parse } from "promptlink/slim";
