// Functions that run inside the page; each stands alone.

/** Elements that could load, run or send something, and links that lead elsewhere. */
export function strangers() {
  const wrong = [...document.querySelectorAll("img, iframe, object, embed, video, audio, form, base, link:not([href='data:,']), [style]")];
  const away = [...document.querySelectorAll("[href]")].filter((e) => !/^(#|data:,$)/.test(e.getAttribute("href")));
  const handlers = [...document.querySelectorAll("*")].filter((e) => [...e.attributes].some((a) => a.name.startsWith("on")));
  const scripts = document.scripts.length === 1 && document.querySelectorAll("style").length === 1 ? [] : [document.body];
  return [...wrong, ...away, ...handlers, ...scripts].map((e) => e.outerHTML.slice(0, 120));
}

export function links() {
  const seen = new Map();
  document.querySelectorAll("[id]").forEach((e) => seen.set(e.id, (seen.get(e.id) ?? 0) + 1));
  const hrefs = [...document.querySelectorAll("a[href^='#']")].map((a) => a.getAttribute("href").slice(1));
  return {
    count: hrefs.length,
    dead: [...new Set(hrefs.filter((id) => !seen.has(id)))].slice(0, 5),
    twice: [...seen].filter(([, n]) => n > 1).map(([id]) => id).slice(0, 5),
  };
}

/** Clicks the last such link and tells whether its target is seen. */
export async function follow(selector) {
  const link = [...document.querySelectorAll(selector)].pop();
  if (!link) return { found: false };
  const hash = link.getAttribute("href");
  link.click();
  await new Promise((done) => setTimeout(done, 150));
  const target = document.getElementById(decodeURIComponent(hash.slice(1)));
  const { top, bottom } = target.getBoundingClientRect();
  const visible = target.checkVisibility() && bottom > 0 && top < innerHeight && location.hash === hash;
  return { found: true, hash, visible };
}

export function unfold() {
  const fold = [...document.querySelectorAll(".fold")].find((f) => f.querySelector(":scope > .more") && f.querySelector("tbody"));
  if (!fold) return { before: 0, after: 0, all: 0 };
  const rows = [...fold.querySelectorAll("tbody tr")];
  const seen = () => rows.filter((row) => row.checkVisibility()).length;
  const before = seen();
  fold.querySelector("label").click();
  return { before, after: seen(), all: rows.length };
}

/** Texts of the rows that are seen. */
export function rows(selector) {
  return [...document.querySelectorAll(selector)].filter((r) => r.checkVisibility()).map((r) => r.textContent);
}

export function sort(name, numeric, way) {
  const heads = [...document.querySelectorAll("#people thead th")];
  const head = heads.find((h) => h.textContent === name);
  head.querySelector("button").click();
  const cells = { Name: "th", Mentions: "td:nth-of-type(2)", Articles: "td:nth-of-type(3)" };
  const texts = [...document.querySelectorAll(`#people tbody tr > ${cells[name]}`)].map((c) => c.textContent);
  const value = (t) => Number(t.replaceAll(",", ""));
  const order = (a, b) => (numeric ? value(a) - value(b) : a.localeCompare(b, "en", { numeric: true }));
  const right = (a, b) => (way === "ascending" ? order(a, b) <= 0 : order(a, b) >= 0);
  return { sorted: texts.length > 1 && texts.every((t, i) => i === 0 || right(texts[i - 1], t)), said: head.getAttribute("aria-sort") };
}

/** What can be clicked but not reached by keys. */
export function unreachable() {
  const all = [...document.querySelectorAll("a, button, input, summary")];
  return all.filter((e) => e.tabIndex < 0).map((e) => e.outerHTML.slice(0, 100));
}

export function tooWide() {
  const wide = document.documentElement.scrollWidth;
  if (wide <= innerWidth) return [];
  const inScroll = (e) => e.closest(".scroll, .timeline, nav ul");
  const out = [...document.querySelectorAll("main *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !inScroll(e));
  return [`${wide} of ${innerWidth}`, ...out.slice(0, 3).map((e) => e.outerHTML.slice(0, 120))];
}

/** Texts whose contrast with what lies behind them is below 4.5, the WCAG's AA. */
export function faint() {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (e) => {
    for (let at = e; at; at = at.parentElement) {
      const color = rgba(getComputedStyle(at).backgroundColor);
      if (color[3] === 255) return color;
    }
    return [255, 255, 255];
  };
  const selectors = ["body", ".lede", ".eyebrow", "nav li a", "nav small", "caption", "thead th", "tbody th a", ".also", ".refs a", ".sub", "dt", "h4", ".meta",
    "ins", "del", ".chip", ".who", ".dropped", "article a.p", "article a.l", "article a.d", ".key .p", ".matrix td[class^=s]", ".note", ".warnings li", "figcaption", "code", "footer"];
  return selectors.flatMap((selector) => {
    return [...document.querySelectorAll(selector)].slice(0, 40).flatMap((e) => {
      const [a, b] = [light(rgba(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
      const ratio = (a + 0.05) / (b + 0.05);
      return ratio < 4.5 ? [`${selector}: ${ratio.toFixed(2)}`] : [];
    }).slice(0, 1);
  });
}

/** Headings that skip a level, fields without a label, tables without a caption, drawings without a name. */
export function outline() {
  const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map((h) => Number(h.tagName[1]));
  const skips = levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1).map((level) => `h${level}`);
  const fields = [...document.querySelectorAll("input")].filter((f) => f.labels.length === 0);
  const tables = [...document.querySelectorAll("table")].filter((t) => !t.caption);
  const drawings = [...document.querySelectorAll("svg")].filter((s) => !s.hasAttribute("aria-label") && s.ariaHidden !== "true");
  const language = document.documentElement.lang ? [] : ["no lang"];
  return [...skips, ...language, ...[...fields, ...tables, ...drawings].map((e) => e.outerHTML.slice(0, 100))];
}

export function amount() {
  const count = (selector) => document.querySelectorAll(selector).length;
  return ["tbody tr", ".card", ".statements > li", "article p", "article a", "circle"].map(count);
}

/** Tries what the policy forbids. */
export async function breakOut() {
  const fetched = await fetch("https://example.invalid/").then(() => true, () => false);
  document.body.append(Object.assign(document.createElement("script"), { textContent: "window.ran = true" }));
  document.head.append(Object.assign(document.createElement("style"), { textContent: "h1 { opacity: 0.123 }" }));
  document.body.append(Object.assign(document.createElement("img"), { src: "https://example.invalid/x.png" }));
  const frame = Object.assign(document.createElement("iframe"), { src: "https://example.invalid/" });
  document.body.append(frame);
  await new Promise((done) => setTimeout(done, 200));
  const framed = frame.contentDocument !== null && frame.contentDocument.body.childElementCount > 0;
  return { fetched, ran: Boolean(window.ran), styled: getComputedStyle(document.querySelector("h1")).opacity === "0.123", framed };
}
