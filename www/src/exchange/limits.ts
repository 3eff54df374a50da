// How much is taken at once. What is beyond is named, never dropped in silence.

/** The largest document, in bytes: the largest that promptlink parses. */
export const largestDocument = 8 * 1024 * 1024;

/** How many documents a workspace takes. */
export const mostDocuments = 10_000;

/** How many bytes a workspace takes. */
export const mostBytes = 64 * 1024 * 1024;

/** How many characters a link has at most: beyond, browsers cut it. */
export const longestLink = 1_000_000;

/** How many characters every program takes that is likely to carry a link. */
export const safeLink = 8_000;
