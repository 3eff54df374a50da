// What inflates is another package's code. The build puts it in here, so that nobody installs that package along.

export { inflateSync } from "fflate";
