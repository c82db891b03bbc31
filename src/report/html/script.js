"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // A link into something folded opens it. Browsers do this for details; older ones and folds of rows need help.
  const reveal = () => {
    let id;
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const target = id && document.getElementById(id);
    if (!target) return;
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  // Tables sort by a click on a column's head: numbers as numbers, the rest by letters.
  const value = (row, at) => {
    let column = 0;
    for (const cell of row.cells) {
      if (column >= at) return cell.dataset.sort ?? cell.textContent.trim();
      column += cell.colSpan;
    }
    return "";
  };
  const order = (a, b) => {
    const [x, y] = [a, b].map((text) => (/^-?[\d,]+$/.test(text) ? Number(text.replaceAll(",", "")) : NaN));
    return Number.isNaN(x) || Number.isNaN(y) ? a.localeCompare(b, "en", { numeric: true }) : x - y;
  };
  const sort = (table, head, at) => {
    const numeric = head.classList.contains("n");
    const was = head.getAttribute("aria-sort");
    const up = was ? was === "descending" : !numeric;
    all("th[aria-sort]", table).forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row, i) => [value(row, at), i, row]);
    rows.sort((a, b) => (up ? order(a[0], b[0]) : order(b[0], a[0])) || a[1] - b[1]);
    body.append(...rows.map((row) => row[2]));
  };
  for (const table of all("table.sortable")) {
    let column = 0;
    for (const head of table.tHead.rows[0].cells) {
      // Of a head over two columns the second is meant: the number beside its bar.
      const at = column + head.colSpan - 1;
      column += head.colSpan;
      if (head.classList.contains("plain")) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.textContent = "";
      head.append(button);
      button.addEventListener("click", () => sort(table, head, at));
    }
  }

  // The filter hides what does not hold all its words.
  const box = document.getElementById("filter");
  const field = document.getElementById("q");
  const found = document.getElementById("found");
  const groups = [
    ["#people tbody tr", "people"],
    ["#persons details", ""],
    ["#said .statements > li", "statements"],
    ["#places tbody tr", "places"],
    ["#dates tbody tr", "dates"],
    ["#articles tbody tr", ""],
    ["#texts details", "texts"],
  ];
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  let items;
  const gather = () => groups.map(([selector, name]) => ({
    name,
    rows: all(selector).map((node) => {
      const group = node.closest("#said details");
      const head = group ? group.querySelector("h3").textContent + " " : "";
      return { node, text: fold(head + node.textContent) };
    }),
  }));
  const filter = () => {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    document.body.classList.toggle("filtering", words.length > 0);
    items ??= gather();
    const counts = [];
    for (const { name, rows } of items) {
      let kept = 0;
      for (const { node, text } of rows) {
        const on = words.every((word) => text.includes(word));
        node.toggleAttribute("data-off", !on);
        kept += on;
      }
      if (name && words.length) counts.push(`${kept} ${name}`);
    }
    for (const group of all("#said details")) {
      const kept = group.querySelector(".statements > li:not([data-off])");
      group.toggleAttribute("data-off", !kept);
      if (words.length && kept && !group.open) { group.open = true; group.dataset.opened = ""; }
      if (!words.length && "opened" in group.dataset) { group.open = false; delete group.dataset.opened; }
    }
    found.textContent = counts.join(" · ");
  };
  let wait;
  field.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(filter, 150); });
  field.addEventListener("keydown", (event) => { if (event.key === "Escape") { field.value = ""; filter(); } });
  box.hidden = false;

  // The number of an article tells its title when pointed at.
  document.addEventListener("mouseover", (event) => {
    const link = event.target.closest(".refs a");
    if (!link || link.title) return;
    const row = document.querySelector(`#articles a[href="#a${Number(link.textContent)}"]`);
    if (row) link.title = row.textContent;
  });
})();
