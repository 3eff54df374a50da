import type { Signal } from "@preact/signals";
import type { Variable } from "../../linker/linked.ts";
import { targets } from "../../linker/targets.ts";
import { Icon } from "../../parts/icon.tsx";
import { number } from "../../parts/words.ts";
import { summaries } from "../../state/linked.ts";
import { target } from "../../state/workspace.ts";
import {
  after,
  agentOf,
  before,
  type Choice,
  choose,
  difference,
  states,
  variables,
} from "./state.ts";

const sides = [
  { name: "Before", side: before },
  { name: "After", side: after },
] as const;

type Entries = readonly (readonly [value: string, label: string])[];

/** A row of the choices: the same question to both. */
interface Question {
  readonly name: keyof Choice;
  readonly label: string;
  readonly value: (choice: Choice) => string;
  readonly entries: () => Entries;
}

const treatments: Entries = [
  ["", "In full"],
  ["summary", "Headings and rules"],
  ["pointer", "As a pointer"],
  ["omit", "Left out"],
];

const questions: readonly Question[] = [
  {
    name: "state",
    label: "State",
    value: ({ state }) => state,
    entries: () => states.value,
  },
  {
    name: "agent",
    label: "Agent",
    value: (choice) => agentOf(choice) ?? "",
    entries: agents,
  },
  {
    name: "target",
    label: "Target",
    value: (choice) => choice.target ?? target.value,
    entries: () => targets.map(({ name, label }) => [name, label] as const),
  },
  {
    name: "topics",
    label: "Sections",
    value: ({ topics }) => topics ?? "",
    entries: () => [
      ["", "All of them"],
      ["select", "Those that are asked for"],
    ],
  },
  {
    name: "standards",
    label: "Standards",
    value: ({ standards }) => standards ?? "",
    entries: () => treatments,
  },
  {
    name: "skills",
    label: "Skills",
    value: ({ skills }) => skills ?? "",
    entries: () => treatments,
  },
  {
    name: "collaborators",
    label: "Other agents",
    value: ({ collaborators }) => collaborators ?? "",
    entries: () => [
      ["", "A line each"],
      ["full", "In full"],
      ["omit", "Left out"],
    ],
  },
];

/** What is compared with what. */
export function Choices() {
  const { value: made } = difference;
  return (
    <table class="compare-choices">
      <thead>
        <tr>
          <td class="compare-label" />
          {sides.map(({ name }) => (
            <th key={name} scope="col" class="compare-side">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {questions.map((question) => (
          <Row key={question.name} question={question} />
        ))}
        <BudgetRow />
        {variables.value.map((variable) => (
          <VariableRow key={variable.name} variable={variable} />
        ))}
        <tr>
          <th scope="row" class="compare-label">
            Tokens
          </th>
          <td class="compare-count">{made ? number(made.before.tokens) : "–"}</td>
          <td class="compare-count">{made ? number(made.after.tokens) : "–"}</td>
        </tr>
      </tbody>
    </table>
  );
}

function Row({ question }: { readonly question: Question }) {
  const { name, label, value, entries } = question;
  const isSame = value(before.value) === value(after.value);
  return (
    <tr class={isSame ? "" : "compare-differs"}>
      <th scope="row" class="compare-label">
        {label}
      </th>
      {sides.map((one) => (
        <td key={one.name}>
          <span class="agent-select">
            <select
              aria-label={`${label}, ${one.name.toLowerCase()}`}
              value={value(one.side.value)}
              onChange={({ currentTarget }) =>
                choose(one.side, { [name]: currentTarget.value || undefined })
              }
            >
              {entries().map(([entry, words]) => (
                <option key={entry} value={entry}>
                  {words}
                </option>
              ))}
            </select>
            <Icon name="fold" />
          </span>
        </td>
      ))}
    </tr>
  );
}

function BudgetRow() {
  const isSame = before.value.budget === after.value.budget;
  return (
    <tr class={isSame ? "" : "compare-differs"}>
      <th scope="row" class="compare-label">
        Budget
      </th>
      {sides.map(({ name, side }) => (
        <td key={name}>
          <Budget name={name} side={side} />
        </td>
      ))}
    </tr>
  );
}

function Budget({ name, side }: { readonly name: string; readonly side: Signal<Choice> }) {
  return (
    <input
      type="number"
      class="compare-field"
      aria-label={`Budget, ${name.toLowerCase()}`}
      placeholder="As many as it takes"
      min={1}
      value={side.value.budget ?? ""}
      onChange={({ currentTarget }) => {
        const tokens = Math.floor(Number(currentTarget.value));
        choose(side, { budget: tokens > 0 ? tokens : undefined });
      }}
    />
  );
}

/** A variable that the documents declare. Without a value of its own a persona has the one that they give it. */
function VariableRow({ variable: { name, value } }: { readonly variable: Variable }) {
  const typed = ({ variables }: Choice) => variables?.[name] ?? "";
  const isSame = typed(before.value) === typed(after.value);
  return (
    <tr class={isSame ? "" : "compare-differs"}>
      <th scope="row" class="compare-label mono">
        {name}
      </th>
      {sides.map(({ name: which, side }) => (
        <td key={which}>
          <input
            class="compare-field"
            aria-label={`${name}, ${which.toLowerCase()}`}
            placeholder={value === null ? "No value" : String(value)}
            spellcheck={false}
            autocomplete="off"
            value={typed(side.value)}
            onChange={({ currentTarget }) =>
              choose(side, {
                variables: { ...side.value.variables, [name]: currentTarget.value },
              })
            }
          />
        </td>
      ))}
    </tr>
  );
}

function agents(): Entries {
  const list = summaries.value.filter(({ kind }) => kind === "agent");
  return list.map(({ path, name, title }) => [path, name ?? title ?? path] as const);
}
