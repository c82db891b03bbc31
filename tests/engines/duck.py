"""DuckDB reads the records as they are, and counts what the merged report counts.

    duck.py records.jsonl report.json"""
import json
import sys

import duckdb

RECORDS = "read_json(?, format = 'newline_delimited', sample_size = -1)"
CORPUS = f"select count(*), sum(words) from {RECORDS}"
PEOPLE = f"""
    select mention.name, count(*) as mentions
    from (select unnest(people) as mention from {RECORDS})
    group by all order by mentions desc, mention.name
"""


def check(records, report):
    with open(report, encoding="utf-8") as file:
        merged = json.load(file)
    counted = (merged["corpus"]["articles"], merged["corpus"]["words"])
    assert duckdb.execute(CORPUS, [records]).fetchone() == counted, "articles or words differ"
    people = duckdb.execute(PEOPLE, [records]).fetchall()
    mentions = sum(person["mentions"] for person in merged["people"])
    assert sum(count for _, count in people) == mentions > 0, "mentions of people differ"
    return people


if __name__ == "__main__":
    for name, mentions in check(*sys.argv[1:])[:5]:
        print(f"{mentions:6}  {name}")
