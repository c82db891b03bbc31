#!/usr/bin/env python3
"""Scores `--statements indirect` against annotated attributions, direct, mixed and indirect.

    statements.py GOLD.jsonl BINARY [--errors N] [--kind missed|false|near]
    statements.py --self-test

GOLD: one article a line, {"id","text","statements":[{"start","end","spans"?,"source","cue"}]}, byte offsets, end exclusive.
The program runs over the texts as files; a statement of its record is `content`, or start and end where there is none, once
for each number in `statement` and content. Quotation marks, punctuation and space are cut from the ends of every span.
  exact   all spans of the content are the same       overlap   bytes shared over bytes marked
  source  of the exact ones whose gold has a source, the share whose speaker's mention overlaps it
"""
import json, os, subprocess, sys, tempfile
from collections import Counter

EDGE = " \t\r\n\u00a0\"'`“”‘’«»‹›„‚.,;:!?…-–—()[]"


def cut(raw, a, b):
    text = raw[a:b].decode("utf-8", "replace")
    a += len(text[: len(text) - len(text.lstrip(EDGE))].encode())
    return a, a + len(text.strip(EDGE).encode())


def pairs(x):
    return [] if not x else [tuple(x)] if isinstance(x[0], int) else [tuple(p) for p in x]


def gold(article, raw):
    out = []
    for s in article["statements"]:
        spans = pairs(s.get("spans")) or [(s["start"], s["end"])]
        spans = tuple(sorted(p for p in (cut(raw, *p) for p in spans) if p[0] < p[1]))
        if spans:
            out.append((spans, pairs(s.get("source"))))
    return out


def system(record, raw):
    out = {}
    whole = {}
    for q in record.get("quotes", []):
        if not q.get("content"):
            whole.setdefault(q["statement"], []).append(q)
            continue
        spans = tuple(sorted(cut(raw, p["start"], p["end"]) for p in q["content"]))
        out.setdefault(spans, q)
    for group in whole.values():
        spans = tuple(sorted(cut(raw, q["start"], q["end"]) for q in group))
        out.setdefault(spans, group[0])
    return [(spans, q) for spans, q in out.items() if all(a < b for a, b in spans) and q.get("speaker_start") is not None]


def score(articles, records, errors=0, kind="missed"):
    c, shown = Counter(), []
    for article in articles:
        raw = article["text"].encode()
        G, S = gold(article, raw), system(records[article["id"]], raw)
        quotes = [(q["start"], q["end"]) for q in article.get("quotes", [])]
        left = Counter(s for s, _ in S)
        by = {s: q for s, q in S}
        for spans, source in G:
            inside = any(a < y and x < b for x, y in quotes for a, b in spans)
            c["gold"] += 1
            c["gold marked" if inside else "gold indirect"] += 1
            if left[spans] > 0:
                left[spans] -= 1
                c["right"] += 1
                c["right marked" if inside else "right indirect"] += 1
                if source:
                    c["sources"] += 1
                    q = by[spans]
                    c["source"] += any(q["speaker_start"] < b and a < q["speaker_end"] for a, b in source)
            elif kind == "missed":
                shown.append((article["id"], spans, source, raw, None))
        c["system"] += len(S)
        for spans, q in S:
            if left[spans] > 0 and kind == "false":
                shown.append((article["id"], spans, [(q["speaker_start"], q["speaker_end"])], raw, q["rule"] + " " + str(q["cue"])))
            c["rule " + q["rule"]] += 1
            c["right rule " + q["rule"]] += left[spans] <= 0
        bytes_of = lambda all_spans: set(i for spans in all_spans for a, b in spans for i in range(a, b))
        g, s = bytes_of(x for x, _ in G), bytes_of(x for x, _ in S)
        c["g bytes"] += len(g)
        c["s bytes"] += len(s)
        c["both"] += len(g & s)
    return c, shown[:errors] if errors else []


def f1(tp, s, g):
    p, r = tp / max(s, 1), tp / max(g, 1)
    return 100 * p, 100 * r, 200 * tp / max(s + g, 1)


def run(binary, articles):
    with tempfile.TemporaryDirectory() as folder:
        for a in articles:
            with open(os.path.join(folder, a["id"] + ".txt"), "wb") as f:
                f.write(a["text"].encode())
        out = subprocess.run([binary, "-q", "-f", "jsonl", "--statements", "indirect", folder], stdout=subprocess.PIPE).stdout
    records = map(json.loads, out.splitlines())
    return {os.path.basename(r["path"])[:-4]: r for r in records}


def self_test():
    text = "Berg said it rained. “It rained,” said Lind."
    raw = text.encode()
    at = lambda word: [raw.index(word.encode()), raw.index(word.encode()) + len(word.encode())]
    a = {"id": "a", "text": text, "statements": [
        {"start": at("it rained.")[0], "end": at("it rained.")[1], "source": [at("Berg")]},
        {"start": at("“It rained,”")[0], "end": at("“It rained,”")[1], "source": [at("Lind")]}]}
    quote = lambda word, who, **more: dict(
        start=at(word)[0], end=at(word)[1], speaker_start=at(who)[0], speaker_end=at(who)[1], statement=len(more), rule="r", cue="", **more)
    b = {"a": {"quotes": [quote("It rained,", "Berg"), quote("said", "Lind", content=[dict(start=at("it")[0], end=at("it")[1])])]}}
    c, _ = score([a], b)
    assert (c["right"], c["system"], c["gold"], c["source"], c["sources"]) == (1, 2, 2, 0, 1), c
    print("self-test passed")


def main():
    if "--self-test" in sys.argv:
        return self_test()
    articles = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
    articles = [a for a in articles if "statements" in a]
    option = lambda name, default: sys.argv[sys.argv.index(name) + 1] if name in sys.argv else default
    c, shown = score(articles, run(sys.argv[2], articles), int(option("--errors", 0)), option("--kind", "missed"))
    print("statements: gold %d, system %d" % (c["gold"], c["system"]))
    print("  exact    P %.1f R %.1f F1 %.1f" % f1(c["right"], c["system"], c["gold"]))
    print("  overlap  P %.1f R %.1f F1 %.1f" % f1(c["both"], c["s bytes"], c["g bytes"]))
    for k in ("marked", "indirect"):
        print("  recall of %-9s %.1f (%d of %d)" % (k, 100 * c["right " + k] / max(c["gold " + k], 1), c["right " + k], c["gold " + k]))
    print("  source   %.1f (%d of %d)" % (100 * c["source"] / max(c["sources"], 1), c["source"], c["sources"]))
    for k in sorted(k for k in c if k.startswith("rule ")):
        print("    %-28s %.1f (%d of %d)" % (k, 100 * c["right " + k] / c[k], c["right " + k], c[k]))
    for id, spans, source, raw, note in shown:
        lo, hi = max(0, spans[0][0] - 120), spans[-1][1] + 100
        text, at = "", lo
        marks = sorted([(a, "⟦") for a, _ in spans] + [(b, "⟧") for _, b in spans] + [(a, "{") for a, _ in source] + [(b, "}") for _, b in source])
        for p, mark in marks:
            if lo <= p <= hi:
                text += raw[at:p].decode("utf-8", "ignore") + mark
                at = p
        print("  ", id[8:28], note or "", "|", (text + raw[at:hi].decode("utf-8", "ignore")).replace("\n", "¶"))


if __name__ == "__main__":
    main()
