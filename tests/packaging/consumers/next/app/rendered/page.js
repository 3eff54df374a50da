import { Library } from "promptlink";
import { digestOf } from "../../seed.js";

export default function Page() {
  return <p>{digestOf(Library)}</p>;
}
