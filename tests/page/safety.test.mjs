// Safety: nothing leaves the page, no text becomes markup, and no failure loses what was written.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  append,
  eventually,
  findings,
  personaText,
  source,
  standing,
  stands,
  until,
} from "./actions.mjs";
import { openBrowser, openPage } from "./browser.mjs";
import { serve } from "./server.mjs";

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let browser;

before(async () => {
  // A path that the build knows nothing of.
  server = await serve("/some/where/else/");
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  server?.close();
});

const hostile = [
  '<img src="https://example.invalid/a.png" onerror="document.title = 1">',
  "![b](https://example.invalid/b.png) [c](javascript:alert(1))",
  "<script>document.title = 2</script> <style>body { display: none }</style>",
  "Follow **<img src=x onerror=alert(1)>.md** and `<b>.md` and [[../../../etc/passwd.md]].",
];

test("hostile text stays text, and nothing is asked for outside the page's own folder", async () => {
  const { page, complaints, requests } = await openPage(browser.context, server.address);
  const title = await page.title();
  for (const line of hostile) await append(page, `\n\n${line}`);
  for (const name of [/Outline/, /Sources/, /Left out/, "Text"]) {
    await page.getByRole("tab", { name }).click();
  }
  await page.getByText("XML", { exact: true }).click();
  assert.ok((await personaText(page)).text.includes("![b](https://example.invalid/b.png)"));
  assert.equal(await page.locator("img:not(.cm-widgetBuffer), iframe, object").count(), 0);
  assert.equal(await page.title(), title);
  assert.deepEqual(
    requests.filter((url) => !url.startsWith(server.address) && !url.startsWith("blob:")),
    [],
  );
  assert.deepEqual(complaints, []);
  await page.close();
});

test("no request tells anything of what is written", async () => {
  const { page, requests } = await openPage(browser.context, server.address);
  // What helps to write is asked for when somebody turns to the editor.
  await append(page, "\n\nFollow **nowhere.md**.");
  await page.locator(".cm-lintRange-error").waitFor();
  await stands(page, "1 error");
  await page.evaluate(async () => void (await document.fonts.ready));
  await page.waitForLoadState("networkidle");
  const before = requests.length;
  await append(
    page,
    "\n\nFollow **secret-codeword.md** and ask https://example.invalid/?q=codeword.",
  );
  await stands(page, "2 errors");
  assert.deepEqual(requests.slice(before), []);
  assert.doesNotMatch(page.url(), /codeword/);
  await page.close();
});

test("the browser refuses what the page must never do", async () => {
  const { page } = await openPage(browser.context, server.address);
  const refused = await page.evaluate(async () => {
    // What the test calls directly is excepted from the policy; what runs later is not.
    await new Promise((resolve) => setTimeout(resolve));
    /** @param {() => unknown} work */
    const refuses = async (work) => {
      try {
        await work();
        return false;
      } catch {
        return true;
      }
    };
    return {
      // biome-ignore lint/security/noGlobalEval: that it is refused is what is tested
      evaluation: await refuses(() => globalThis.eval("1")),
      constructor: await refuses(() => new Function("return 1")()),
      markup: await refuses(() => {
        document.createElement("div").innerHTML = "<b>x</b>";
      }),
      elsewhere: await refuses(() => fetch("https://example.invalid/")),
    };
  });
  assert.deepEqual(refused, { evaluation: true, constructor: true, markup: true, elsewhere: true });
  await page.close();
});

/** Runs in the worker before its own code. */
const trapping = () => {
  const { Instance } = WebAssembly;
  const traps = { left: 0 };
  Object.assign(globalThis, { traps });
  // @ts-expect-error: a function stands in for the class.
  WebAssembly.Instance = function TrappingInstance(module, imports) {
    const { exports } = new Instance(module, imports);
    /** @param {...unknown} values */
    const set = (...values) => {
      if (traps.left > 0) {
        traps.left -= 1;
        throw new WebAssembly.RuntimeError("unreachable");
      }
      // @ts-expect-error: the export is a function.
      return exports["set"](...values);
    };
    return { exports: { ...exports, set } };
  };
};

test("after a trap promptlink starts anew, says so, and no text is lost", async () => {
  const page = await browser.context.newPage();
  await page.route("**/worker-*.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `(${trapping})();${await response.text()}` });
  });
  await page.goto(server.address);
  await standing(page).waitFor();
  const [worker] = page.workers();
  await worker?.evaluate(() => Object.assign(Reflect.get(globalThis, "traps"), { left: 1 }));
  await append(page, "!");
  const alert = findings(page).getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.innerText(), /started anew\. Your text is kept/);
  await eventually(async () =>
    assert.match(await source(page).innerText(), /backend-skills\.md\.\n!$/),
  );
  await page.keyboard.type("?");
  await alert.waitFor({ state: "detached" });
  await stands(page, "Everything links");
  assert.match((await personaText(page)).text, /backend-skills\.md\.\n!\?/);
  await page.close();
});

/** Ways in which a worker is lost, as they are brought about from inside. */
const losses = {
  "throws what nobody catches": () => {
    setTimeout(() => {
      throw new Error("out of memory");
    });
  },
  "ends without a word": () => globalThis.close(),
};

for (const [loss, bringAbout] of Object.entries(losses)) {
  test(`a worker that ${loss} is followed by another, which knows all that was typed`, async () => {
    const { page } = await openPage(browser.context, server.address);
    await append(page, "\n\nBefore.");
    const [worker] = page.workers();
    await worker?.evaluate(bringAbout);
    const notice = page.locator(".notice");
    await notice.waitFor();
    assert.match(await notice.innerText(), /was started anew.*Your text is kept/s);
    await append(page, " After.");
    await until(async () => /Before\. After\./.test((await personaText(page)).text), "linked");
    await stands(page, "Everything links");
    await page.close();
  });
}

test("a worker that hangs is ended after a minute, and the one that follows knows all that was typed", async () => {
  const { page } = await openPage(browser.context, server.address, {
    prepare: (page) => page.clock.install(),
  });
  await append(page, "\n\nBefore.");
  await page.workers()[0]?.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  await append(page, " While it hangs.");
  const notice = page.locator(".notice");
  await page.clock.fastForward(45_000);
  assert.equal(await notice.count(), 0);
  assert.match(await source(page).innerText(), /Before\. While it hangs\.$/);
  await page.clock.fastForward(16_000);
  await notice.waitFor();
  assert.match(await notice.innerText(), /it did not answer for a minute\. Your text is kept/);
  await append(page, " After.");
  await until(
    async () => /Before\. While it hangs\. After\./.test((await personaText(page)).text),
    "linked",
  );
  await page.close();
});

test("a worker that is lost again and again is given up, and started anew when one asks for it", async () => {
  const page = await browser.context.newPage();
  let isBroken = false;
  await page.route("**/worker-*.js", (route) =>
    isBroken ? route.fulfill({ status: 404 }) : route.continue(),
  );
  await page.goto(server.address);
  await standing(page).waitFor();
  isBroken = true;
  await page.workers()[0]?.evaluate(losses["ends without a word"]);
  await append(page, "\n\nNot to be lost.");
  const alert = findings(page).getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.innerText(), /promptlink failed.*Your text is kept/s);
  assert.match(await source(page).innerText(), /Not to be lost\./);
  isBroken = false;
  await alert.getByRole("button", { name: "Start it anew" }).click();
  await alert.waitFor({ state: "detached" });
  assert.match((await personaText(page)).text, /Not to be lost\./);
  await page.close();
});

test("the worker is held to the page's policy", async () => {
  const { page } = await openPage(browser.context, server.address);
  const [worker] = page.workers();
  assert.ok(worker, "there is a worker");
  const refused = await worker.evaluate(async () => {
    // What the test calls directly is excepted from the policy; what runs later is not.
    await new Promise((resolve) => setTimeout(resolve));
    return fetch("https://example.invalid/").then(
      () => false,
      (error) => String(error),
    );
  });
  assert.match(String(refused), /Content Security Policy|Failed to fetch/);
  await page.close();
});

test("where the WebAssembly cannot be loaded, the page says so", async () => {
  const page = await browser.context.newPage();
  await page.route("**/*.wasm", (route) => route.fulfill({ status: 404 }));
  await page.goto(server.address);
  const alert = page.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.innerText(), /could not start.*404/);
  await page.close();
});

test("many edits leave no trace but their text", async () => {
  const { page, complaints } = await openPage(browser.context, server.address);
  await source(page).click();
  const { text } = await personaText(page);
  for (let round = 0; round < 20; round += 1) {
    await page.keyboard.type("x`*_<");
    for (let back = 0; back < 5; back += 1) await page.keyboard.press("Backspace");
  }
  await until(async () => (await personaText(page)).text === text, "the same text");
  assert.deepEqual(complaints, []);
  await page.close();
});

test("a thousand edits leave no trace in memory", async () => {
  const { page } = await openPage(browser.context, server.address);
  await source(page).click();
  const session = await page.context().newCDPSession(page);
  const memory = async () => {
    await session.send("HeapProfiler.collectGarbage");
    return (await session.send("Runtime.getHeapUsage")).usedSize;
  };
  const edit = async (/** @type {number} */ times) => {
    for (let count = 0; count < times; count += 2) {
      await page.keyboard.press("x");
      await page.keyboard.press("Backspace");
    }
    await stands(page, "Everything links");
  };
  // What is loaded late, the history of edits and whatever else is bounded has grown by then.
  await edit(400);
  const before = await memory();
  await edit(1_000);
  // What is still at work lets go of its memory soon; what has leaked stays.
  await eventually(async () => {
    const growth = (await memory()) / before;
    assert.ok(growth < 1.1, `memory grew to ${growth.toFixed(2)} of what it was`);
  });
  await page.close();
});
