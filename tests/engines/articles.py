#!/usr/bin/env python3
"""Makes lines of articles out of the fixtures: every text, some times over, each with an id and a date of its own.

    articles.py FOLDER COPIES > articles.jsonl

The same lines on every machine: sorted paths, counted dates, no chance."""
import datetime
import json
import pathlib
import sys

FIRST_DAY = datetime.date(2015, 1, 1)


def texts(folder):
    for path in sorted(pathlib.Path(folder).rglob("*.txt")):
        try:
            yield path.relative_to(folder).as_posix(), path.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # JSON lines are UTF-8; other encodings are for files


def main(folder, copies):
    fixtures = list(texts(folder))
    for copy in range(copies):
        for place, (path, text) in enumerate(fixtures):
            day = FIRST_DAY + datetime.timedelta(days=copy * len(fixtures) + place)
            article = {"id": f"{copy:03}/{path}", "text": text, "date": day.isoformat()}
            print(json.dumps(article, ensure_ascii=False))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    main(sys.argv[1], int(sys.argv[2]))
