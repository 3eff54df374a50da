import { Tokenizer } from "ai-tokenizer";
import * as encoding from "ai-tokenizer/encoding/o200k_base";

const tokenizer = new Tokenizer(encoding);

// Its `count` makes the tokens too.
export const count = (text) => tokenizer.encodeOrdinary(text).length;
