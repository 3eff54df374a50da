import { countTokens } from "gpt-tokenizer/encoding/o200k_base";

const asText = { disallowedSpecial: new Set() };

export const count = (text) => countTokens(text, asText);
