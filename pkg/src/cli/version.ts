declare const packageVersion: string;

/** The version of the package. The build puts it in here. */
export const version = (): string => packageVersion;
