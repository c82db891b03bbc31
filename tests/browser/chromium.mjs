// Chromium without a window, driven over a pipe: no driver, no port, no package.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FLAGS = [
  "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps",
  "--disable-dev-shm-usage", "--font-render-hinting=none",
];

/** Starts the browser; `close` ends it. */
export function start(program = process.env.CHROMIUM ?? "chromium") {
  const profile = mkdtempSync(join(tmpdir(), "corpus-scan-browser-"));
  const stdio = ["ignore", "ignore", "ignore", "pipe", "pipe"];
  const browser = spawn(program, [...FLAGS, `--user-data-dir=${profile}`, "about:blank"], { stdio });
  const waiting = new Map();
  const listeners = new Set();
  let number = 0;
  let rest = "";
  browser.stdio[4].setEncoding("utf8").on("data", (data) => {
    const messages = (rest + data).split("\0");
    rest = messages.pop();
    for (const message of messages.map((m) => JSON.parse(m))) {
      const answer = waiting.get(message.id);
      if (!answer) listeners.forEach((listener) => listener(message));
      else if (message.error) answer.reject(new Error(`${answer.method}: ${message.error.message}`));
      else answer.resolve(message.result);
      waiting.delete(message.id);
    }
  });
  browser.on("error", (error) => waiting.forEach((answer) => answer.reject(error)));
  const send = (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      number += 1;
      waiting.set(number, { resolve, reject, method });
      browser.stdio[3].write(JSON.stringify({ id: number, method, params, sessionId }) + "\0");
    });
  const close = async () => {
    const gone = new Promise((resolve) => browser.once("exit", resolve));
    await send("Browser.close").catch(() => browser.kill());
    await gone;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { send, listen: (listener) => listeners.add(listener), close };
}

/** Opens a tab that notes every request and every complaint. */
export async function open(browser) {
  const { targetId } = await browser.send("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await browser.send("Target.attachToTarget", { targetId, flatten: true });
  const requests = new Map();
  const complaints = [];
  const once = new Map();
  browser.listen(({ method, params, sessionId: from }) => {
    if (from !== sessionId) return;
    if (method === "Network.requestWillBeSent") requests.set(params.requestId, params.request.url);
    if (method === "Network.loadingFailed" && params.blockedReason === "csp") requests.delete(params.requestId);
    if (method === "Runtime.exceptionThrown") complaints.push(params.exceptionDetails.text);
    if (method === "Runtime.consoleAPICalled") complaints.push(JSON.stringify(params.args));
    if (method === "Log.entryAdded") complaints.push(params.entry.text);
    once.get(method)?.(params);
    once.delete(method);
  });
  const send = (method, params) => browser.send(method, params, sessionId);
  for (const domain of ["Page", "Runtime", "Network", "Log"]) await send(`${domain}.enable`);
  const load = async (url) => {
    const loaded = new Promise((resolve) => once.set("Page.loadEventFired", resolve));
    await send("Page.navigate", { url });
    await loaded;
  };
  const tab = {
    send,
    complaints,
    /** Requests that left: none for the page itself, none that its policy stopped. */
    left: (page) => [...requests.values()].filter((url) => url !== page && !url.startsWith("data:")),
    /** Loads a page anew and waits until all of it is there. */
    async go(url) {
      await load("about:blank");
      await load(url);
    },
    /** What a function gives in the page. */
    async run(inside, ...args) {
      const expression = `(${inside})(...${JSON.stringify(args)})`;
      const answer = await send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
      if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description);
      return answer.result.value;
    },
    /** The window's size, its colours, its medium. */
    async look(width, height, scheme = "light", media = "") {
      await send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: width < 600 });
      const features = [{ name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }];
      await send("Emulation.setEmulatedMedia", { media, features });
    },
    async type(text) {
      await send("Input.insertText", { text });
    },
    async press(key, code = key, number = 13) {
      const event = { key, code, windowsVirtualKeyCode: number, text: key === "Enter" ? "\r" : key === " " ? " " : undefined };
      await send("Input.dispatchKeyEvent", { type: "keyDown", ...event });
      await send("Input.dispatchKeyEvent", { type: "keyUp", ...event, text: undefined });
    },
    async picture(whole = false) {
      const clip = whole ? { captureBeyondViewport: true } : {};
      return Buffer.from((await send("Page.captureScreenshot", { format: "png", ...clip })).data, "base64");
    },
  };
  return tab;
}
