import type { Signal } from "@preact/signals";
import { Segmented } from "../parts/segmented.tsx";

interface Properties {
  /** What the group of choices is called. */
  readonly name: string;
  readonly isTable: Signal<boolean>;
}

const choices = [
  { value: "picture", label: "Picture" },
  { value: "table", label: "Table" },
] as const;

/** The same as a picture or as a table. */
export function PictureChoice({ name, isTable }: Properties) {
  return (
    <Segmented
      label="Shown as"
      name={`${name}-form`}
      choices={choices}
      value={isTable.value ? "table" : "picture"}
      onChoose={(value) => {
        isTable.value = value === "table";
      }}
    />
  );
}
