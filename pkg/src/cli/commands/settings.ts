/** What commands take whose output may be long. */
export interface PagedSettings extends JsonSettings {
  /** Whether a pager may show it. */
  readonly pager: boolean;
}

/** What every command takes. */
export interface JsonSettings {
  /** Whether to print JSON. */
  readonly json?: boolean;
}
