// The one package that this one needs while it runs. The build puts its code in the place of this module, so that
// nothing else is installed.

export { default } from "ignore";
