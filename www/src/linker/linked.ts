// What linking gives, as plain data: it could come from a worker as well as from this thread.

import type {
  Diagnostic,
  DocumentModel,
  DocumentSummary,
  PersonaData,
  Target,
} from "promptlink/slim";

export type {
  Diagnostic,
  DocumentModel,
  DocumentSummary,
  Edit,
  Graph,
  GraphEdge,
  Kind,
  LeftOut,
  PersonaData,
  PersonaDiff,
  PersonaRule,
  PersonaSection,
  PersonaSource,
  Plan,
  PlannedDocument,
  PlannedSection,
  PlanOptions,
  Reference,
  Relation,
  RuleChange,
  SectionChange,
  Severity,
  Target,
  Variable,
  VariableValue,
  Verdict,
} from "promptlink/slim";

/** What the page wants to know. */
export interface Question {
  /** The path of the agent that is composed. */
  readonly agent: string | undefined;
  /** The form that the persona takes. */
  readonly target: Target;
  /** The path of the document that is in the editor. */
  readonly open: string | undefined;
}

/** What a library is as a whole, which takes longer to say than what a persona is. */
export interface Survey {
  /** Every document in a few words. */
  readonly documents: readonly DocumentSummary[];
  /** Everything that is wrong. */
  readonly diagnostics: readonly SurveyedDiagnostic[];
}

/** A diagnostic with what a person may choose where no fix is sure. */
export interface SurveyedDiagnostic extends Diagnostic {
  /** The paths that may have been meant, best first. */
  readonly suggestions?: readonly string[] | undefined;
}

/** What the page shows of a document at each key. */
export type LinkedDocument = Pick<DocumentModel, "path" | "kind" | "references">;

/** The answer. */
export interface Linked {
  /** The document in the editor. */
  readonly open: LinkedDocument | undefined;
  /** The agent's document. */
  readonly agent: LinkedDocument | undefined;
  /** The persona, or why there is none. */
  readonly persona: PersonaData | Failure;
}

/** Why something could not be done. */
export interface Failure {
  readonly failure: string;
}
