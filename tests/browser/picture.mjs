// The README's picture: node picture.mjs PAGE.html OUT.png. Four parts of the page of the summit story, side by side.

import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { open, start } from "./chromium.mjs";

const PARTS = ["", "#said", "#places", "#a2"];
const [page, out] = process.argv.slice(2);
const browser = start();
const tab = await open(browser);
const pictures = [];
for (const part of PARTS) {
  await tab.look(1100, 708);
  await tab.go(pathToFileURL(resolve(page)).href + part);
  await tab.run(() => new Promise((done) => setTimeout(done, 300)));
  pictures.push((await tab.picture()).toString("base64"));
}
await tab.look(1300, 852);
await tab.go("about:blank");
await tab.run((sources) => {
  document.body.style = "margin: 14px; display: grid; grid-template-columns: 630px 630px; gap: 14px; background: #e9e6df";
  for (const source of sources) {
    const picture = document.body.appendChild(new Image(630, 405));
    picture.style = "border-radius: 6px; box-shadow: 0 1px 4px #0004";
    picture.src = `data:image/png;base64,${source}`;
  }
  return Promise.all([...document.images].map((image) => image.decode()));
}, pictures);
writeFileSync(out, await tab.picture());
await browser.close();
