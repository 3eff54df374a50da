import { get_encoding } from "tiktoken";

const tokenizer = get_encoding("o200k_base");

export const count = (text) => tokenizer.encode(text, [], []).length;
