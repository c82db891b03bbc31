// The page in a real browser: node page.mjs PAGE.html. Asserts that nothing leaves, nothing complains, links lead
// somewhere visible, the filter filters, tables sort, and all is there without the script.

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import * as inside from "./inside.mjs";
import { open, start } from "./chromium.mjs";

const pause = (tab, ms) => tab.run((ms) => new Promise((done) => setTimeout(done, ms)), ms);
const url = pathToFileURL(resolve(process.argv[2])).href;
const browser = start();
const checks = { nothingElse, links, folds, filter, sort, keyboard, looks, withoutScript, locked };
const began = Date.now();
let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  const tab = await open(browser);
  try {
    await tab.look(1280, 900);
    await tab.go(url);
    await check(tab);
    console.log(`ok   ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}: ${error.message}`);
  }
}
await browser.close();
console.log(`${Object.keys(checks).length} checks, ${failed} failed, ${Date.now() - began} ms`);
process.exitCode = failed ? 1 : 0;

/** No request but for the page itself, no complaint, no element that could load or send. */
async function nothingElse(tab) {
  await pause(tab, 300);
  assert.deepEqual(tab.left(url), []);
  assert.deepEqual(tab.complaints, []);
  assert.deepEqual(await tab.run(inside.strangers), []);
}

/** Every link leads to one element; following one shows it, also where it was folded away. */
async function links(tab) {
  const { dead, twice, count } = await tab.run(inside.links);
  assert.deepEqual(dead, []);
  assert.deepEqual(twice, []);
  assert.ok(count > 20, `${count} links`);
  for (const selector of ["#people tbody a", "#persons .refs a", "#texts a.p", "#texts a.l", "#texts a.d", "#texts a.who"]) {
    const shown = await tab.run(inside.follow, selector);
    assert.ok(shown.found, `no ${selector}`);
    assert.ok(shown.visible, `${selector} to ${shown.hash} shows nothing`);
  }
}

/** A fold opens by its label. */
async function folds(tab) {
  const { before, after, all } = await tab.run(inside.unfold);
  assert.ok(before <= all && after === all, `${before} of ${all} rows, then ${after}`);
}

/** What is typed leaves only rows that hold it; an empty field brings all back. */
async function filter(tab) {
  const word = await tab.run(() => document.querySelector("#people tbody th").textContent.split(" ").pop());
  await tab.run(() => document.getElementById("q").focus());
  await tab.type(word);
  await pause(tab, 400);
  const kept = await tab.run(inside.rows, "#people tbody tr");
  assert.ok(kept.length > 0 && kept.every((text) => text.includes(word)), `${kept.length} rows for ${word}`);
  assert.match(await tab.run(() => document.getElementById("found").textContent), /^\d+ people/);
  await tab.type("qxqxqx");
  await pause(tab, 400);
  assert.deepEqual(await tab.run(inside.rows, "#people tbody tr"), []);
  await tab.press("Escape", "Escape", 27);
  await pause(tab, 100);
  assert.ok((await tab.run(inside.rows, "#people tbody tr")).length >= kept.length);
}

/** Heads sort, numbers as numbers, and say so. */
async function sort(tab) {
  for (const [head, numeric] of [["Mentions", true], ["Articles", true], ["Name", false]]) {
    for (const way of numeric ? ["descending", "ascending"] : ["ascending", "descending"]) {
      const { sorted, said } = await tab.run(inside.sort, head, numeric, way);
      assert.equal(said, way, head);
      assert.ok(sorted, `${head} is not ${way}`);
    }
  }
}

/** All that a pointer does, keys do. */
async function keyboard(tab) {
  await tab.run(() => document.querySelector("#people th button").focus());
  await tab.press("Enter");
  assert.equal(await tab.run(() => document.querySelector("#people th").getAttribute("aria-sort")), "ascending");
  assert.deepEqual(await tab.run(inside.unreachable), []);
}

/** No sideways scrolling, letters that stand out, in all sizes and colours; headings in order; print hides what is no content. */
async function looks(tab) {
  for (const width of [1280, 400]) {
    for (const scheme of ["light", "dark"]) {
      await tab.look(width, 900, scheme);
      assert.deepEqual(await tab.run(inside.tooWide), [], `${width} ${scheme}`);
      assert.deepEqual(await tab.run(inside.faint), [], `${width} ${scheme}`);
    }
  }
  assert.deepEqual(await tab.run(inside.outline), []);
  await tab.look(800, 900, "light", "print");
  assert.equal(await tab.run(() => document.querySelector("nav").checkVisibility()), false);
}

/** Without the script the same rows stand in the page. */
async function withoutScript(tab) {
  const all = await tab.run(inside.amount);
  await tab.send("Emulation.setScriptExecutionDisabled", { value: true });
  await tab.go(url);
  assert.deepEqual(await tab.run(inside.amount), all);
  assert.equal(await tab.run(() => document.getElementById("filter").checkVisibility()), false);
}

/** The policy holds: no request, no foreign script, no foreign style. */
async function locked(tab) {
  const held = await tab.run(inside.breakOut);
  assert.deepEqual(held, { fetched: false, ran: false, styled: false, framed: false });
  assert.deepEqual(tab.left(url), []);
}
