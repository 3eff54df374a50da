import { loadTokenizer } from "promptlink/tokens";

const tokenizer = await loadTokenizer("o200k_base");

export const count = (text) => tokenizer.count(text);
