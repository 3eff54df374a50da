import { Library } from "promptlink";
import { digestOf } from "../../seed.js";

export const runtime = "edge";

export const GET = () => new Response(digestOf(Library));
