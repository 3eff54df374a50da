import "../styles/tokens-view.css";
import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { shadow } from "../code/shadow.ts";
import { Segmented } from "../parts/segmented.tsx";
import { number } from "../parts/words.ts";
import { persona } from "../state/linked.ts";
import {
  chooseEncoding,
  encoding,
  encodings,
  failure,
  place,
  pointedToken,
  tokenized,
  tryAgain,
  watch,
} from "./state.ts";
import { TokenText } from "./token-text.ts";

const choices = encodings.map((value) => ({
  value,
  label: value.replace("_base", ""),
  title: value,
}));

/** The persona as the tokens that a model receives. */
export function TokensView() {
  useEffect(watch, []);
  return (
    <div class="tokens-view">
      <header class="tokens-header">
        <Segmented
          label="Encoding"
          name="encoding"
          choices={choices}
          value={encoding.value}
          onChoose={chooseEncoding}
        />
        <Count />
      </header>
      <Trouble />
      <Text />
      <Readout />
    </div>
  );
}

/** How many tokens there are, and how far off the estimate was. */
function Count() {
  const { value: shown } = tokenized;
  if (shown?.encoding !== encoding.value) {
    return failure.value === undefined ? <p role="status">Loading the vocabulary…</p> : undefined;
  }
  const exact = shown.ids.length;
  const estimate = persona.value?.tokens ?? exact;
  const off = exact === 0 ? 0 : Math.round(((estimate - exact) / exact) * 1000) / 10;
  const each = exact === 0 ? 0 : Math.round((shown.text.length / exact) * 100) / 100;
  return (
    <dl class="tokens-count">
      <div>
        <dt>Tokens</dt>
        <dd>{number(exact)}</dd>
      </div>
      <div>
        <dt>Estimate</dt>
        <dd>
          {number(estimate)}{" "}
          <span class="tokens-off">
            {off > 0 ? "+" : ""}
            {off} %
          </span>
        </dd>
      </div>
      <div>
        <dt>Characters each</dt>
        <dd>{number(each)}</dd>
      </div>
    </dl>
  );
}

function Trouble() {
  if (failure.value === undefined) return undefined;
  return (
    <div class="empty" role="alert">
      <p>The tokens could not be counted: {failure.value}</p>
      <button type="button" class="button" onClick={tryAgain}>
        Try again
      </button>
    </div>
  );
}

function Text() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => (host.current ? mount(host.current) : undefined), []);
  return <div class="code" ref={host} />;
}

function mount(host: HTMLElement): () => void {
  const text = new TokenText(shadow(host), (at) => {
    place.value = at;
  });
  const stop = effect(() => {
    const { value: shown } = tokenized;
    if (shown) text.show(shown.text, shown.ends);
  });
  return () => {
    stop();
    text.destroy();
    place.value = undefined;
  };
}

const signs: Readonly<Record<string, string>> = { "\n": "↵", "\t": "→", " ": "·" };

/** The token that one points at. */
function Readout() {
  const { value: token } = pointedToken;
  return (
    <p class="tokens-readout mono">
      {token ? (
        <>
          <span>
            token {number(token.number)} of {number(tokenized.value?.ids.length ?? 0)}
          </span>
          <span class="tokens-token">
            {token.text.replaceAll(/[\n\t ]/g, (sign) => signs[sign] ?? sign)}
          </span>
          <span>{token.ids.join(" + ")}</span>
        </>
      ) : (
        <span>Point at a token, or move the caret to it.</span>
      )}
    </p>
  );
}
