/** What every command takes. */
export interface JsonSettings {
  /** Whether to print JSON. */
  readonly json?: boolean;
}
