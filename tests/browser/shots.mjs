// Pictures of a page: node shots.mjs PAGE.html FOLDER [SELECTOR]. Wide and narrow, light and dark; from SELECTOR on.

import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { open, start } from "./chromium.mjs";

const [page, folder, selector] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = start();
const tab = await open(browser);
for (const [width, height] of [[1280, 1700], [400, 1700]]) {
  for (const scheme of ["light", "dark"]) {
    await tab.look(width, height, scheme);
    await tab.go(pathToFileURL(resolve(page)).href + (selector?.startsWith("#") ? selector : ""));
    await tab.run(() => new Promise((done) => setTimeout(done, 300)));
    const name = `${basename(page, ".html")}${selector ? selector.replace(/\W/g, "_") : ""}-${width}-${scheme}.png`;
    writeFileSync(join(folder, name), await tab.picture());
  }
}
await browser.close();
