// What cannot be answered, by promptlink's codes and a few of our own.

import { PromptlinkError } from "promptlink";

const statuses: Readonly<Record<string, number>> = {
  "unknown-address": 404,
  "unknown-tenant": 404,
  "unknown-agent": 404,
  "empty-library": 404,
  unauthorized: 401,
  "method-not-allowed": 405,
  "ambiguous-agent": 409,
  "document-too-large": 413,
  "library-too-large": 413,
  "persona-too-large": 413,
  "library-with-errors": 422,
  "budget-too-small": 422,
  "invalid-argument": 400,
  "invalid-library": 400,
  "invalid-option": 400,
  "invalid-path": 400,
};

/** A request that is refused. */
export class Refusal extends Error {
  readonly code: string;
  readonly details: readonly string[];

  constructor(code: string, message: string, details: readonly string[] = []) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** A problem as a response. */
export function problem(
  code: string,
  message: string,
  headers: Record<string, string> = {},
  more: object = {},
): Response {
  const status = statuses[code] ?? 500;
  return Response.json({ code, message, ...more }, { status, headers });
}

/** An error as a response. What nobody foresaw is logged, and says nothing to the asker. */
export function problemOf(error: unknown): Response {
  if (error instanceof Refusal) {
    const { code, message, details } = error;
    return problem(code, message, {}, details.length > 0 ? { details } : {});
  }
  if (error instanceof PromptlinkError && error.code in statuses) {
    const { code, message, suggestions } = error;
    return problem(code, message, {}, suggestions.length > 0 ? { suggestions } : {});
  }
  const code = error instanceof TypeError && "code" in error ? String(error.code) : "";
  if (code in statuses) return problem(code, (error as Error).message);
  if (error instanceof URIError) return problem("invalid-argument", "the address is malformed");
  console.error(error);
  return problem("internal", "this should not have happened");
}
