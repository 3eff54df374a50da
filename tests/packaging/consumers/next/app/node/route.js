import { Library } from "promptlink";
import { digestOf } from "../../seed.js";

export const dynamic = "force-dynamic";

export const GET = () => new Response(digestOf(Library));
