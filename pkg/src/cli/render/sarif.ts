// Findings as SARIF 2.1.0, which code scanning and editors read:
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html

import type { Diagnostic, Fix, Location } from "../../diagnostic.js";
import type { FileOf, PlaceOf } from "./place.js";

/** What a log is made of. */
export interface SarifSource {
  readonly version: string;
  readonly fileOf: FileOf;
  /** Where the offsets of a document lie. */
  readonly placesIn: (document: string) => PlaceOf;
}

/** A log of one run. */
export function sarifLog(diagnostics: readonly Diagnostic[], source: SarifSource): object {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const driver = {
    name: "promptlink",
    semanticVersion: source.version,
    rules: codes.map((id) => ({ id })),
  };
  return {
    $schema:
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver },
        columnKind: "utf16CodeUnits",
        results: diagnostics.map((one) => result(one, codes.indexOf(one.code), source)),
      },
    ],
  };
}

function result(one: Diagnostic, ruleIndex: number, source: SarifSource): object {
  const { code, severity, message, help, related, fix } = one;
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: help === null ? message : `${message}\n${help}` },
    locations: [location(one, source)],
    ...(related.length > 0
      ? {
          relatedLocations: related.map((place) => ({
            ...location(place, source),
            message: { text: place.message },
          })),
        }
      : {}),
    ...(fix === null ? {} : { fixes: [mended(fix, source)] }),
  };
}

function location(place: Location, { fileOf }: SarifSource): { physicalLocation: object } {
  return {
    physicalLocation: {
      artifactLocation: artifact(place.document, fileOf),
      region: region(place),
    },
  };
}

function mended(fix: Fix, source: SarifSource): object {
  const documents = [...new Set(fix.edits.map(({ document }) => document))];
  return {
    description: { text: fix.message },
    artifactChanges: documents.map((document) => ({
      artifactLocation: artifact(document, source.fileOf),
      replacements: fix.edits
        .filter((edit) => edit.document === document)
        .map(({ start, end, text }) => ({
          deletedRegion: region(rangeOf(source.placesIn(document), start, end)),
          insertedContent: { text },
        })),
    })),
  };
}

/** A range by its lines and columns. */
type Lines = Pick<Location, "line" | "column" | "endLine" | "endColumn">;

function rangeOf(placeOf: PlaceOf, start: number, end: number): Lines {
  const { line: endLine, column: endColumn } = placeOf(end);
  return { ...placeOf(start), endLine, endColumn };
}

function region({ line, column, endLine, endColumn }: Lines): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function artifact(document: string, fileOf: FileOf): object {
  return { uri: fileOf(document).split("/").map(encodeURIComponent).join("/") };
}
