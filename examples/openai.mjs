// Launches an agent with OpenAI's SDK: OPENAI_API_KEY=... node openai.mjs

import OpenAI from "openai";
import { loadLibrary } from "promptlink/node";
import { openaiResponses } from "promptlink/request";
import { loadTokenizer } from "promptlink/tokens";

const library = await loadLibrary("../library");
const tokenizer = await loadTokenizer("o200k_base");
const budget = { tokens: 6000, encoding: tokenizer.encoding };
const persona = library.compose("backend-developer", { budget, tokenizer });

const client = new OpenAI();
const response = await client.responses.create({
  ...openaiResponses(persona),
  model: "gpt-5.1",
  input: "Design the endpoint that creates an order.",
});
console.log(response.output_text);
