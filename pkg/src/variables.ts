// Variables: what documents declare, the values that a caller gives, and the JSON Schema of these.

import { isObject, type OptionCheck } from "./arguments.js";

/** A value of a variable. */
export type VariableValue = string | number | boolean;

/** A variable that a document of a persona declares under `variables` in its frontmatter. */
export interface Variable {
  /** Its name. */
  readonly name: string;
  /** What its values are. */
  readonly type: "string" | "number" | "integer" | "boolean";
  /** The value that it has where none is given; `null` where it has none. */
  readonly default: VariableValue | null;
  /** The values that it can have; empty where it can have any. */
  readonly enum: readonly VariableValue[];
  /** Whether it must have a value even where nothing uses it. */
  readonly required: boolean;
  /** What it is for. */
  readonly description: string | null;
  /** Whether it is expanded in code, too. */
  readonly code: boolean;
  /** Its value with the options that were asked with: the given one, the agent's default, or its own. */
  readonly value: VariableValue | null;
  /** The path of the document that declares it. */
  readonly document: string;
  /** The line of its name, from 1. */
  readonly line: number;
  /** The first UTF-16 unit of its name. */
  readonly start: number;
  /** The unit after the last. */
  readonly end: number;
}

/** A JSON Schema of the values that a persona can be composed with. */
export interface VariablesSchema {
  readonly $schema: "https://json-schema.org/draft/2020-12/schema";
  readonly type: "object";
  readonly properties: Readonly<Record<string, VariableSchema>>;
  readonly required: readonly string[];
  readonly additionalProperties: false;
}

/** A JSON Schema of the values of one variable. Where several documents declare it, all of them have a say. */
export interface VariableSchema {
  readonly type?: Variable["type"];
  readonly enum?: readonly VariableValue[];
  readonly pattern?: string;
  readonly default?: VariableValue;
  readonly description?: string;
  readonly allOf?: readonly VariableSchema[];
}

/** A variable as the core tells of it, with its values as texts. */
export interface VariableTable extends Omit<Variable, "default" | "enum" | "value"> {
  readonly default: string | null;
  readonly enum: readonly string[];
  readonly value: string | null;
}

/** A variable with values of its type. */
export function variableOf(table: VariableTable): Variable {
  const typed = (text: string | null) => (text === null ? null : typedValue(table.type, text));
  return {
    ...table,
    default: typed(table.default),
    enum: table.enum.map((text) => typedValue(table.type, text)),
    value: typed(table.value),
  };
}

/** A text as a value of a type; the text itself where it is no such value. */
export function typedValue(type: Variable["type"], text: string): VariableValue {
  if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
  const number = type === "number" || type === "integer" ? Number(text) : Number.NaN;
  return Number.isFinite(number) && text.trim() !== "" ? number : text;
}

/** Values by name, each a text, a number that is finite, or a boolean. */
export const someVariables: OptionCheck = (value) => {
  if (!isObject(value)) return "must be an object from names to values";
  for (const [name, one] of Object.entries(value)) {
    if (!variableName.test(name)) return `holds ${JSON.stringify(name)}, which is no name`;
    if (!isValue(one))
      return `must give ${JSON.stringify(name)} a string, a finite number or a boolean`;
  }
  return undefined;
};

/** What the name of a variable is. */
export const variableName = /^[A-Za-z_][\w.-]{0,63}$/;

function isValue(value: unknown): value is VariableValue {
  return (
    typeof value === "string" ||
    typeof value === "boolean" ||
    (typeof value === "number" && Number.isFinite(value))
  );
}

/** Values as the core takes them: three texts for each. */
export function coreVariables(variables: Readonly<Record<string, VariableValue>>): string[] {
  return Object.entries(variables).flatMap(([name, value]) => [name, typeof value, String(value)]);
}

/** The JSON Schema of the values that variables take. */
export function schemaOf(variables: readonly Variable[]): VariablesSchema {
  const names = [...new Set(variables.map(({ name }) => name))].sort();
  const declared = (wanted: string) => variables.filter(({ name }) => name === wanted);
  const [agent] = variables;
  const isRequired = (name: string) => {
    const all = declared(name);
    const hasDefault = (one: Variable) =>
      one.default !== null ||
      all.some((other) => other.default !== null && other.document === agent?.document);
    return all.some((one) => one.required && !hasDefault(one));
  };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name, together(declared(name))])),
    required: names.filter(isRequired),
    additionalProperties: false,
  };
}

function together(variables: readonly Variable[]): VariableSchema {
  const schemas = new Map(
    variables.map(schemaOfOne).map((schema) => [JSON.stringify(schema), schema]),
  );
  const [only, ...others] = schemas.values();
  return only && others.length === 0 ? only : { allOf: [...schemas.values()] };
}

function schemaOfOne(variable: Variable): VariableSchema {
  const { type, enum: choices, default: standard, description } = variable;
  return {
    type,
    ...(choices.length > 0 && { enum: choices }),
    ...(type === "string" && choices.length === 0 && { pattern: "\\S" }),
    ...(standard !== null && { default: standard }),
    ...(description !== null && { description }),
  };
}
