import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { loadLibrary } from "promptlink/node";
import { folderWith, packageFolder, promptlink, root, roster } from "./support.mjs";

const agent =
  "You are a Code Reviewer.\n\nFollow **review.md** 😀 and **missing-rules.md** always.\n";
const small = { "agents/reviewer.md": agent, "standards/review.md": "# Review\n\nText.\n" };

test("compose prints the persona and nothing else", async () => {
  const { status, stdout, stderr } = promptlink([
    "compose",
    "backend-developer",
    "--library",
    "library",
  ]);
  const library = await loadLibrary(roster);
  assert.equal(stdout, library.compose("backend-developer").text);
  assert.equal(stderr, "");
  assert.equal(status, 0);
  const xml = promptlink(["compose", "backend-developer", "-l", "library", "-t", "xml"]);
  assert.equal(xml.stdout, library.compose("backend-developer", { target: "xml" }).text);
});

test("compose writes files whole, and leaves nothing beside them", (t) => {
  const folder = folderWith(t, small);
  const words = ["compose", "reviewer", "--out", "persona.md", "--source-map", "persona.map"];
  const { status, stdout } = promptlink(words, { cwd: folder });
  assert.equal(status, 1, "a reference dangles");
  assert.equal(stdout, "");
  assert.match(readFileSync(join(folder, "persona.md"), "utf8"), /Code Reviewer/);
  const map = JSON.parse(readFileSync(join(folder, "persona.map"), "utf8"));
  assert.deepEqual(map.sources, ["agents/reviewer.md", "standards/review.md"]);
  assert.deepEqual(readdirSync(folder).sort(), [
    "agents",
    "persona.map",
    "persona.md",
    "standards",
  ]);
  const nowhere = promptlink(["compose", "reviewer", "--out", "none/persona.md"], { cwd: folder });
  assert.equal(nowhere.status, 2);
  assert.equal(
    nowhere.stderr,
    "error: none/persona.md cannot be written: ENOENT: no such file or directory\n",
  );
  const onto = promptlink(["compose", "reviewer", "--out", "agents", "--json"], { cwd: folder });
  const { error } = JSON.parse(onto.stdout);
  assert.match(error.message, /^agents cannot be written: E\w+: [^,]+$/);
  assert.equal(readdirSync(folder).length, 4, "nothing is left behind");
});

test("compose --json is the persona as data", () => {
  const { stdout } = promptlink(["compose", "backend-developer", "--library", "library", "--json"]);
  const data = JSON.parse(stdout);
  assert.equal(data.agent, "agents/backend-developer.md");
  assert.match(data.text, /^# Backend Developer Agent Prompt\n/);
  assert.equal(data.digest.length, 64);
});

test("compose --tokens says by what tokens are counted", () => {
  const words = ["compose", "backend-developer", "--library", "library"];
  const counts = ["estimate", "o200k", "cl100k"].map((choice) => {
    const { stdout, status } = promptlink([...words, "--json", "--tokens", choice]);
    assert.equal(status, 0);
    const { tokens, encoding, sections } = JSON.parse(stdout);
    return [encoding, tokens > 1000, sections[0].tokens <= tokens];
  });
  assert.deepEqual(counts, [
    ["estimated", true, true],
    ["o200k_base", true, true],
    ["cl100k_base", true, true],
  ]);
  const { stdout } = promptlink([...words, "--summary", "--tokens", "o200k"]);
  assert.match(stdout, /[\d,]+ tokens by o200k_base ·/);
  assert.equal(promptlink([...words, "--tokens", "gpt"]).status, 2);
});

test("compose --summary shows outline, sources and references", () => {
  const { stdout, status } = promptlink([
    "compose",
    "backend-developer",
    "--library",
    "library",
    "--summary",
  ]);
  assert.equal(status, 0);
  assert.match(stdout, /about [\d,]+ tokens/);
  for (const title of ["Core Responsibilities", "Security standards", "Deployment and CI\\/CD"]) {
    assert.match(stdout, new RegExp(`${title} ·+ +[\\d,]+`));
  }
  assert.match(
    stdout,
    /standards\/backend\.md +standard +full text +[\d,]+ +agents\/backend-developer\.md:39/,
  );
  assert.match(stdout, /39:14 +backend\.md +→ standards\/backend\.md \(basename, 10 topics\)/);
  assert.match(stdout, /nothing wrong/);
});

test("an unknown agent is misuse, with the nearest names", () => {
  const { status, stdout, stderr } = promptlink([
    "compose",
    "backend-developr",
    "--library",
    "library",
  ]);
  assert.equal(status, 2);
  assert.equal(stdout, "");
  assert.match(
    stderr,
    /^error: .*backend-developr.*; did you mean `agents\/backend-developer\.md`.*\?\n$/,
  );
  const json = promptlink(["compose", "backend-developr", "--library", "library", "--json"]);
  assert.equal(json.status, 2);
  const { error } = JSON.parse(json.stdout);
  assert.equal(error.code, "unknown-agent");
  assert.equal(error.suggestions[0], "agents/backend-developer.md");
});

test("an agent may be named by its path from the current folder, as shells complete it", (t) => {
  const folder = folderWith(t, { ...small, "project/notes.txt": "" });
  const { stdout } = promptlink(["compose", "reviewer"], { cwd: folder });
  const agents = join(folder, "agents");
  for (const [cwd, ...words] of [
    [folder, "./agents/reviewer.md"],
    [agents, "./reviewer.md", "--library", ".."],
    [join(folder, "project"), "../agents/reviewer.md", "--library", ".."],
    [root, join(agents, "reviewer.md"), "--library", folder],
  ])
    assert.equal(promptlink(["compose", ...words], { cwd }).stdout, stdout, words.join(" "));
  const part = ["why", "./agents/reviewer.md", "./standards/review.md"];
  assert.match(promptlink(part, { cwd: folder }).stdout, /^standards\/review\.md is in/);
  const outside = promptlink(["compose", "./project/notes.txt"], { cwd: folder });
  assert.match(outside.stderr, /there is no agent `\.\/project\/notes\.txt`/);
});

test("check prints a summary alone where nothing is wrong", () => {
  const { status, stdout } = promptlink(["check", "library"]);
  assert.match(stdout, /^\d+ documents: nothing wrong\n$/);
  assert.equal(status, 0);
});

test("check fails where there is nothing to check", (t) => {
  const folder = folderWith(t, { "notes.txt": "none\n" });
  const { status, stdout } = promptlink(["check", folder]);
  assert.equal(status, 1);
  assert.match(stdout, /^error\[empty-library\]: the library holds no document\n/);
  assert.match(stdout, /help: .*`include` in promptlink\.json/);
  assert.match(stdout, /\n0 documents: 1 error\n$/);
});

test("check annotates the lines of a pull request, with paths from the current folder", (t) => {
  const folder = folderWith(t, {
    "prompts/agents/a, 1%.md": "You are A.\n\nFollow **none.md**.\n",
  });
  const { status, stdout } = promptlink(["check", "prompts", "--format", "github"], {
    cwd: folder,
  });
  assert.equal(status, 1);
  assert.deepEqual(stdout.split("\n"), [
    "::error file=prompts/agents/a%2C 1%25.md,line=3,endLine=3,col=10,endColumn=17,title=promptlink%3A dangling-reference::the document `none.md` is not in the library%0Aadd the document, or name it in `aliases` of promptlink.json",
    "1 document: 1 error",
    "",
  ]);
});

test("check writes SARIF, with places, rules, and edits that mend", (t) => {
  const prompt = "You are A.\r\n\r\n😀 Follow **review-rule.md**, and **nowhere.md**.\r\n";
  const folder = folderWith(t, {
    "prompts/agents/a b.md": prompt,
    "prompts/standards/review-rules.md": "# Review\n",
  });
  const { status, stdout } = promptlink(["check", "prompts", "--format", "sarif"], { cwd: folder });
  assert.equal(status, 1);
  const { version, runs } = JSON.parse(stdout);
  assert.equal(version, "2.1.0");
  const [{ tool, columnKind, results }] = runs;
  assert.equal(columnKind, "utf16CodeUnits");
  assert.equal(tool.driver.name, "promptlink");
  assert.deepEqual(tool.driver.rules, [{ id: "dangling-reference" }]);
  assert.equal(results.length, 2);
  const [first, second] = results;
  const region = { startLine: 3, startColumn: 13, endLine: 3, endColumn: 27 };
  const artifactLocation = { uri: "prompts/agents/a%20b.md" };
  assert.equal(first.level, "error");
  assert.equal(tool.driver.rules[first.ruleIndex].id, first.ruleId);
  assert.match(first.message.text, /^the document `review-rule\.md` is not in the library\n/);
  assert.deepEqual(first.locations, [{ physicalLocation: { artifactLocation, region } }]);
  assert.deepEqual(first.fixes[0].artifactChanges, [
    {
      artifactLocation,
      replacements: [{ deletedRegion: region, insertedContent: { text: "review-rules.md" } }],
    },
  ]);
  assert.equal(second.fixes, undefined);
  const none = promptlink(["check", root, "--format", "sarif", "--json"]);
  assert.equal(none.status, 2, "one form at a time");
});

test("check points at the line and suggests the renamed file", (t) => {
  const folder = folderWith(t, {});
  cpSync(roster, folder, { recursive: true });
  renameSync(
    join(folder, "standards", "backend.md"),
    join(folder, "standards", "backend-standards.md"),
  );
  const { status, stdout } = promptlink(["check", folder]);
  assert.equal(status, 1);
  const [first] = stdout.split("\n\n");
  assert.deepEqual(first?.split("\n").slice(1, 5), [
    "  --> agents/backend-developer.md:39:14",
    "   |",
    "39 | Follow the **backend.md** standards document for all technical requirements including:",
    "   |              ^^^^^^^^^^",
  ]);
  assert.match(first ?? "", /help: .*`standards\/backend-standards\.md`/);
  const json = JSON.parse(promptlink(["check", folder, "--json"]).stdout);
  assert.equal(json.diagnostics[0].code, "dangling-reference");
  assert.equal(json.diagnostics[0].line, 39);
});

test("what to do is said once, also where there is a fix", (t) => {
  const folder = folderWith(t, {
    "agents/reviewer.md": "---\ndescription: one: two\n---\n\nFollow **reviw-rules.md**.\n",
    "standards/review-rules.md": "# Rules\n",
  });
  const { stdout } = promptlink(["check"], { cwd: folder });
  assert.match(stdout, /= help: quote the value\n\n/);
  assert.match(stdout, /= help: did you mean `standards\/review-rules\.md`\?\n\n/);
});

test("underlines stand below what they mean, however wide the characters", (t) => {
  const folder = folderWith(t, {
    "agents/a.md": "You are an A.\n\n漢字 😀 é Follow **gone.md** now.\n",
  });
  const [, , , line = "", underline = ""] = promptlink(["check", folder]).stdout.split("\n");
  const columns = (/** @type {string} */ text) =>
    [...text].reduce((sum, one) => sum + (/[漢字😀]/u.test(one) ? 2 : 1), 0);
  assert.equal(columns(line.slice(0, line.indexOf("gone.md"))), underline.indexOf("^"));
});

test("lines that are too long are cut around what they are about", (t) => {
  const folder = folderWith(t, {
    "agents/a.md": `You are an A.\n\n${"word ".repeat(5000)}Follow **gone.md**. ${"word ".repeat(5000)}\n`,
  });
  const lines = promptlink(["check", folder]).stdout.split("\n");
  const [line = "", underline = ""] = lines.slice(3, 5);
  assert.ok([...line].length <= 100, `${line.length}`);
  assert.equal(line.slice(underline.indexOf("^"), underline.lastIndexOf("^") + 1), "gone.md");
});

test("check reports by weight", (t) => {
  const folder = folderWith(t, { ...small, "standards/lonely.md": "# Nobody refers to this\n" });
  const count = (/** @type {string[]} */ words) =>
    JSON.parse(promptlink(["check", folder, "--json", ...words]).stdout).diagnostics.length;
  assert.ok(count(["--severity", "note"]) > count([]));
  assert.equal(count(["--severity", "error"]), 1);
});

test("inspect shows kinds, identities, references and verdicts", (t) => {
  const { stdout, status } = promptlink(["inspect", folderWith(t, small)]);
  assert.equal(status, 1);
  assert.match(stdout, /^agents\/\n {2}agent +reviewer\.md +.*Code Reviewer\n/);
  assert.match(stdout, /3:10 +review\.md +→ standards\/review\.md \(basename\)/);
  assert.match(stdout, /missing-rules\.md +✗ dangling/);
  assert.match(stdout, /\n2 documents: 1 error.* \(shown by promptlink check\)\n$/);
  const noted = folderWith(t, {
    "agents/a.md": "You are an A.\n",
    "standards/lonely.md": "# Nobody refers to this\n",
  });
  assert.match(
    promptlink(["inspect", noted]).stdout,
    /1 note \(shown by promptlink check --severity note\)\n$/,
  );
  const fine = folderWith(t, { "agents/a.md": "You are an A.\n" });
  assert.match(promptlink(["inspect", fine]).stdout, /1 document: nothing wrong\n$/);
});

test("an error that leaves open what to write says what shows more", (t) => {
  const [some, none] = [folderWith(t, small), folderWith(t, {})];
  const hint = (/** @type {string} */ folder, /** @type {string[]} */ ...words) =>
    promptlink(words, { cwd: folder }).stderr.match(/see `(.*)`/)?.[1];
  assert.equal(hint(some, "compose", "zebra"), "promptlink inspect");
  assert.equal(hint(some, "compose", "reviewr"), undefined, "it names the agent that may be meant");
  assert.equal(hint(none, "compose", "zebra"), "promptlink check");
  assert.equal(hint(none, "lock"), "promptlink check");
  assert.equal(hint(some, "compose"), "promptlink compose --help");
});

test("inspect names each folder once, its documents before its folders", (t) => {
  const paths = ["b.md", "a/z.md", "a/b/c.md", "a/a.md", "z.md"];
  const folder = folderWith(t, Object.fromEntries(paths.map((path) => [path, "Text.\n"])));
  const { stdout } = promptlink(["inspect"], { cwd: folder });
  const words = stdout.split("\n").map((line) => line.trim().split(/ +/).at(-1));
  assert.deepEqual(
    words.filter((word) => /md$|\/$/.test(word ?? "")),
    ["./", "b.md", "z.md", "a/", "a.md", "z.md", "a/b/", "c.md"],
  );
});

test("graph speaks Mermaid, DOT and JSON, and quotes what documents are called", (t) => {
  const folder = folderWith(t, { ...small, 'standards/a "b" <c>.md': "# A\n" });
  const mermaid = promptlink(["graph", folder]).stdout;
  assert.match(mermaid, /^flowchart LR\n {2}n0\(\["agents\/reviewer\.md"\]\)\n/);
  assert.match(mermaid, /n0 -->\|follow\| n\d\n/);
  assert.match(mermaid, /a #34;b#34; #60;c#62;\.md/);
  assert.match(
    promptlink(["graph", folder, "-f", "dot"]).stdout,
    /^digraph promptlink \{\n[\s\S]*\\"b\\"[\s\S]*n0 -> n\d/,
  );
  const { edges } = JSON.parse(promptlink(["graph", folder, "--json"]).stdout);
  assert.equal(edges[0].to, "standards/review.md");
});

test("the nearest folder with a promptlink.json is the library", (t) => {
  const folder = folderWith(t, { ...small, "promptlink.json": "{}", "agents/deep/x.md": "" });
  const { stdout } = promptlink(["compose", "reviewer"], { cwd: join(folder, "agents", "deep") });
  assert.match(stdout, /Code Reviewer/);
});

test("misuse exits with 2 and says what is possible", () => {
  const cases = [
    [["chek"], /unknown command 'chek'[\s\S]*check/],
    [["check", "--jsn"], /unknown option '--jsn'[\s\S]*--json/],
    [["help", "chek"], /unknown command 'chek'/],
    [["compose"], /missing required argument 'agent'/],
    [["compose", "a", "--target", "html"], /markdown, xml/],
    [["check", "/does/not/exist"], /folder \/does\/not\/exist cannot be read: [^,']+$/],
    [["check", "a", "b"], /too many arguments/],
    [["chek", "--help"], /unknown command 'chek'[\s\S]*check/],
    [["compose", "a", "--reserve", "5"], /'--reserve <tokens>' needs '--budget <tokens>'/],
    [["plan", "a", "--points"], /'--points' needs '--budget <tokens>'/],
    [["lock", "a", "--budget", "5", "--reserve", "6"], /keeps more free than '--budget <tokens>'/],
    [["diff", "a"], /nothing to compare[\s\S]*--from or --to/],
    [[], /Usage: promptlink/],
  ];
  for (const [words, message] of /** @type {[string[], RegExp][]} */ (cases)) {
    const { status, stdout, stderr } = promptlink(words, { cwd: roster });
    assert.equal(status, 2, words.join(" "));
    assert.equal(stdout, "");
    assert.match(stderr, message);
    if (words.length === 0) continue;
    const json = promptlink([...words, "--json"], { cwd: roster });
    assert.equal(json.status, 2);
    assert.equal(json.stderr, "");
    assert.match(JSON.parse(json.stdout).error.message, message);
  }
});

test("of two forms of output none is picked in silence", () => {
  for (const [option, words] of Object.entries({
    "-f, --format <format>": ["graph", "--format", "dot", "--json"],
    "--summary": ["compose", "backend-developer", "--summary", "--json"],
  })) {
    const { status, stdout } = promptlink(words, { cwd: roster });
    assert.equal(status, 2);
    const { error } = JSON.parse(stdout);
    assert.equal(error.message, `option '${option}' cannot be used with option '--json'`);
  }
});

test("who uses a command wrongly is told where its help is", () => {
  const told = (/** @type {string[]} */ words) => promptlink(words).stderr;
  assert.match(told(["compose"]), /\n {2}see `promptlink compose --help`\n$/);
  assert.match(told(["chek"]), /\n {2}see `promptlink --help`\n$/);
  assert.doesNotMatch(told(["check", "/does/not/exist"]), /--help/);
});

test("help and version are fine", () => {
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  assert.deepEqual(promptlink(["--version"]), { status: 0, stdout: `${version}\n`, stderr: "" });
  for (const words of [["--help"], ["help"], ["compose", "--help"], ["help", "check"]]) {
    const { status, stdout, stderr } = promptlink(words);
    assert.equal(status, 0);
    assert.equal(stderr, "");
    assert.match(stdout, /Usage: promptlink[\s\S]*Examples:/);
  }
});

test("documents cannot speak to the terminal", (t) => {
  const hostile = "\u001b[31mred\u0007\u009b2J\u202eevil\u2066\u{e0041}\r";
  const folder = folderWith(t, {
    "agents/a.md": `---\nname: "x${hostile.replaceAll("\r", "")}"\n---\n# T ${hostile} t\n\nYou are ${hostile} an A.\n\nFollow **gone${hostile}.md** and \`gone.md\` ${hostile}.\n`,
  });
  for (const words of [["inspect"], ["check", "--severity", "note"], ["graph"]]) {
    const { stdout, stderr } = promptlink([...words, folder]);
    assert.deepEqual(controls(stdout + stderr), [], words[0]);
    const json = promptlink([...words, folder, "--json"]);
    assert.deepEqual(controls(json.stdout + json.stderr), [], `${words[0]} --json`);
    assert.notEqual(JSON.parse(json.stdout), null);
    const coloured = promptlink([...words, folder], { env: { FORCE_COLOR: "1" } });
    assert.ok(!coloured.stdout.includes("\u001b[31mred"));
  }
  const summary = promptlink(["compose", "agents/a.md", "-l", folder, "--summary"]);
  assert.deepEqual(controls(summary.stdout + summary.stderr), []);
  assert.match(summary.stdout, /<U\+001B>/);
});

test("emoji and joined letters are shown as they are, and selectors among others by name", (t) => {
  const athome = [
    "👩‍💻 ✔️ 1️⃣ 🏴‍☠️ 👍🏽",
    "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "می‌خواهم क्‍ष",
  ];
  const hidden = [
    "a\u200db",
    "a\ufe0fb",
    "a\u{e0101}b",
    "a\u3164b",
    "a\u2800b",
    "a\u200cb",
    "a\ue000b",
  ];
  const folder = folderWith(t, {
    "agents/a.md": `# T\n\nYou are an A.\n\n${[...athome, ...hidden].map((title) => `## x ${title} x\n\ntext\n\n`).join("")}`,
  });
  const { stdout } = promptlink(["compose", "agents/a.md", "-l", folder, "--summary"]);
  for (const title of athome) assert.ok(stdout.includes(`x ${title} x`), title);
  for (const title of hidden) {
    const code = (title.codePointAt(1) ?? 0).toString(16).toUpperCase();
    assert.ok(stdout.includes(`x a<U+${code}>b x`), code);
  }
});

/**
 * The characters that a terminal would obey or not show, line ends left out.
 *
 * @param {string} text
 */
function controls(text) {
  return [...text].filter((character) => {
    const code = character.codePointAt(0) ?? 0;
    const isControl = (code < 0x20 && code !== 0x0a) || (code >= 0x7f && code <= 0x9f);
    const isBidirectional =
      (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
    return isControl || isBidirectional || (code >= 0xe0000 && code <= 0xe007f);
  });
}

test("colour is for terminals, unless it is asked for or refused", (t) => {
  const folder = folderWith(t, small);
  const isColoured = (/** @type {NodeJS.ProcessEnv} */ env) =>
    promptlink(["check", folder], { env }).stdout.includes("\u001b[");
  assert.equal(isColoured({}), false);
  assert.equal(isColoured({ FORCE_COLOR: "1" }), true);
  assert.equal(isColoured({ FORCE_COLOR: "0" }), false);
  assert.equal(isColoured({ FORCE_COLOR: "" }), false);
  assert.equal(isColoured({ FORCE_COLOR: "", NO_COLOR: "1" }), false);
  assert.equal(isColoured({ FORCE_COLOR: "1", NO_COLOR: "1" }), true);
  assert.equal(isColoured({ NO_COLOR: "1" }), false);
});

const sh = { skip: !existsSync("/bin/sh") };

/** @param {import("node:test").TestContext} t */
const large = (t) =>
  folderWith(
    t,
    Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [`agents/a${index}.md`, agent.repeat(20)]),
    ),
  );

/**
 * What a shell makes of a command line; `promptlink` stands for the command.
 *
 * @param {string} script
 */
async function inShell(script) {
  const program = `"${process.execPath}" "${join(packageFolder, "bin", "promptlink.cjs")}"`;
  const shell = spawn("/bin/sh", ["-c", script.replace("promptlink", program)], { cwd: root });
  let [out, err] = ["", ""];
  shell.stdout.on("data", (chunk) => {
    out += chunk;
  });
  shell.stderr.on("data", (chunk) => {
    err += chunk;
  });
  await new Promise((resolve) => shell.on("close", resolve));
  return { out, err };
}

test("a reader that stops early is no failure", sh, async (t) => {
  const { out, err } = await inShell(
    `{ promptlink inspect "${large(t)}"; echo "code $?" >&2; } | head -1`,
  );
  assert.equal(out, "agents/\n");
  assert.equal(err, "code 1\n", "there are findings, as without the reader");
});

test("a slow reader is given everything, and the exit code stays", sh, async (t) => {
  const folder = large(t);
  const { out, err } = await inShell(
    `{ promptlink inspect --json "${folder}"; echo "code $?" >&2; } | { sleep 1; wc -c; }`,
  );
  const { stdout } = promptlink(["inspect", "--json", folder]);
  assert.ok(stdout.length > 1_000_000, "more than any pipe holds");
  assert.equal(Number(out), Buffer.byteLength(stdout));
  assert.equal(JSON.parse(stdout).documents.length, 400);
  assert.equal(err, "code 1\n");
});
