//! Examples of the help, run as tests.

pub(super) const SCAN: &str = "\
To read:
  corpus-scan ./articles                                 the report
  corpus-scan ./articles --only quotes --top 0           who said what, all of it
  corpus-scan ./articles --date 2024-03-12               a day for undated articles
  corpus-scan show Rudnytsky ./articles                  one person or place

As data:
  corpus-scan ./articles -f json | jq '.people'          the report
  corpus-scan ./articles -f jsonl > records.jsonl        one record an article
  corpus-scan merge records.jsonl                        the report from records
  corpus-scan ./articles -f csv --table people           one table
  corpus-scan ./articles -o csv=tables -o report.json    all tables, and JSON
  corpus-scan ./articles -f gexf -o graph.gexf           a graph for Gephi

In CI:
  corpus-scan ./articles --fail-if 'quotes.unattributed>20%'
  corpus-scan ./articles -f github                       annotations
  corpus-scan diff old.json new.json --top 3             what changed

Exit status: 0 done; 1 --fail-if or diff says no; 2 wrong usage, nothing readable,
or some input failed (the rest is still reported); 130 interrupted.";

pub(super) const MERGE: &str = "\
Examples:
  corpus-scan merge records.jsonl -f json
  corpus-scan ./articles -f jsonl | corpus-scan merge -f markdown -";

pub(super) const DIFF: &str = "\
Examples:
  corpus-scan diff old.json new.json
  corpus-scan diff old.json ./articles -f markdown
  corpus-scan ./articles -f json | corpus-scan diff old.json -

Exit status: 0 no difference; 1 differences; 2 trouble.";

pub(super) const SHOW: &str = "\
Examples:
  corpus-scan show Rudnytsky ./articles
  corpus-scan show 'Ileana Dobrescu' ./articles --json | jq '.with'";

pub(super) const NAMES: &str = "\
Examples:
  corpus-scan names --review ./articles > our.names
  corpus-scan ./articles --names our.names";

pub(super) const EXPLAIN: &str = "\
Examples:
  corpus-scan explain article.txt
  corpus-scan explain article.txt --date 2024-03-12";

pub(super) const CONFIG: &str = "\
Examples:
  corpus-scan config --dump > corpus-scan.toml     all settings, to edit
  corpus-scan config --dump --top 20               where each comes from";

pub(super) const TOOLS: &str = "\
Examples:
  corpus-scan schema record
  corpus-scan completions bash > corpus-scan.bash
  corpus-scan man > corpus-scan.1
  corpus-scan man merge";
