/** Whether an address carries a workspace. Reading it is loaded for those that do. */
export function isShared(address: string): boolean {
  return new URL(address).hash.startsWith("#workspace=");
}
