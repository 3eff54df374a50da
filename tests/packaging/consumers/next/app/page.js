"use client";

import { Library } from "promptlink";
import { useEffect } from "react";
import { digestOf } from "../seed.js";

export default function Page() {
  useEffect(() => console.log(digestOf(Library)), []);
  return <p>The persona's digest is on the console.</p>;
}
