import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";

interface Properties {
  /** Loads what is shown. */
  readonly load: () => Promise<ComponentType>;
  /** What it is, for those who wait for it. */
  readonly name: string;
}

/** What is loaded when it is first shown: most who visit never ask for it. */
export function Later({ load, name }: Properties) {
  const loaded = useSignal<{ readonly Shown: ComponentType } | undefined>(undefined);
  const failure = useSignal<string | undefined>(undefined);
  const begin = () => {
    failure.value = undefined;
    load().then(
      (Shown) => {
        loaded.value = { Shown };
      },
      (error: unknown) => {
        failure.value = error instanceof Error ? error.message : String(error);
      },
    );
  };
  useEffect(begin, [load]);
  if (loaded.value) return <loaded.value.Shown />;
  if (failure.value === undefined) {
    return (
      <p class="empty" role="status">
        Loading {name}…
      </p>
    );
  }
  return (
    <div class="empty" role="alert">
      <p>
        {name} could not be loaded: {failure.value}
      </p>
      <button type="button" class="button" onClick={begin}>
        Try again
      </button>
    </div>
  );
}
