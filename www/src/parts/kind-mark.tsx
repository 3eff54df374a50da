import type { Kind } from "../linker/linked.ts";

/** The mark of a kind: each has its shape, so that the tone alone never has to tell. */
export function KindMark({ kind }: { readonly kind: Kind }) {
  return (
    <svg class={`kind-mark tone-${kind}`} viewBox="0 0 10 10" aria-hidden="true">
      {shape(kind)}
    </svg>
  );
}

function shape(kind: Kind) {
  switch (kind) {
    case "agent":
      return <circle cx="5" cy="5" r="4" />;
    case "standard":
      return <rect x="1.2" y="1.2" width="7.6" height="7.6" rx="1" />;
    case "skill":
      return <path d="M5 .6 9.4 5 5 9.4 .6 5z" />;
    case "command":
      return <path d="M2 1l6 4-6 4z" />;
    case "fragment":
      return <path d="M1 3.4h8v3.2H1z" />;
  }
}
