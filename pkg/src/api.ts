// What every entry exports.

export type { ConfigurationFile } from "./aliases.js";
export type { Budget } from "./budget.js";
export type { TokenCounter } from "./counting.js";
export type { Diagnostic, Edit, Fix, Location, RelatedPlace, Severity } from "./diagnostic.js";
export { diff, type PersonaDiff, type PersonaSide } from "./diff/diff.js";
export type { PersonaRule, RuleChange } from "./diff/rules.js";
export type { SectionChange } from "./diff/sections.js";
export type {
  AgentEntry,
  AgentModel,
  AgentStandard,
  Collaborator,
  DocumentModel,
  DocumentSummary,
  FrontmatterValue,
  HeadingStyle,
  Kind,
  Modality,
  Place,
  Reference,
  ReferenceForm,
  Relation,
  Rule,
  Section,
  Tier,
  Verdict,
} from "./document.js";
export { type ErrorCode, type ErrorDetails, PromptlinkError } from "./errors.js";
export type { Explanation } from "./explanation.js";
export type { Graph, GraphDocument, GraphEdge } from "./graph.js";
export {
  type CheckOptions,
  type DocumentOptions,
  type Inspection,
  Library,
  type LibraryOptions,
} from "./library.js";
export {
  type ComposeOptions,
  type LeftOut,
  type Mapping,
  type Origin,
  Persona,
  type PersonaData,
  type PersonaReference,
  type PersonaSection,
  type PersonaSource,
  type PersonaVariable,
  type PlanOptions,
  type Repeat,
  type Saying,
  type Scope,
  type SectionOrigin,
  type Target,
  type Treatment,
} from "./persona.js";
export type {
  Omission,
  Plan,
  PlannedDocument,
  PlannedSection,
  PlannedTopic,
} from "./plan.js";
export type { SourceMap } from "./source-map.js";
export {
  parse,
  type Structure,
  type StructureItem,
  type StructureSection,
  type StructureSpan,
} from "./structure.js";
export type { Variable, VariableSchema, VariablesSchema, VariableValue } from "./variables.js";
