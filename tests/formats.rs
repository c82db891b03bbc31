//! The forms of the report: what a terminal, a spreadsheet, a graph program and a CI summary get.

mod support;

use std::fs;

use predicates::prelude::*;
use predicates::str::contains;
use support::program::{program, story, text};
use tempfile::TempDir;

/// A folder with one hostile article.
fn hostile() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let article = "“=HYPERLINK(\"http://evil.example\",\"x\")|cmd,” said Ana Frum of Oslo on Monday.\n\n“@SUM(1+1)*cmd|' /C calc'!A0 and <script>alert(1)</script> [x](http://evil.example) www.evil.example,” she said.\n";
    fs::write(folder.path().join("a.txt"), article).expect("a file");
    folder
}

#[test]
fn the_report_of_five_articles_fits_sixty_lines() {
    let report = text(program().arg(story()));
    assert!(report.lines().count() <= 60, "{} lines", report.lines().count());
    for heading in ["PEOPLE", "over time", "WHO SAID WHAT", "PLACES", "TIMELINE", "DROPPED LINES"] {
        assert!(report.contains(heading), "{heading} is missing:\n{report}");
    }
}

#[test]
fn other_wordings_are_shown_with_the_words_that_differ() {
    let report = text(program().arg(story()));
    let below = report.lines().skip_while(|l| !l.contains("“The river does not")).nth(1).expect("a line");
    let marked = below.contains("or “") && below.contains("[-does not belong-] {+belongs+}");
    assert!(marked && below.ends_with("danube-daily.txt:9"), "{report}");
}

#[test]
fn a_person_has_one_number_of_quotations_in_all_tables() {
    let report = text(program().arg(story()));
    let json: serde_json::Value =
        serde_json::from_str(&text(program().arg(story()).args(["-f", "json"]))).expect("JSON");
    let said = report.split("WHO SAID WHAT").nth(1).expect("the table");
    let mut met = 0;
    for person in json["people"].as_array().expect("people") {
        let name = person["name"].as_str().expect("a name");
        let Some(line) = said.lines().take_while(|l| !l.starts_with("PLACES")).find(|l| l.starts_with(name))
        else {
            continue;
        };
        let count = line[name.len()..].split_whitespace().next().expect("a count");
        assert_eq!(count, person["quotes"].to_string(), "{line}");
        met += 1;
    }
    assert!(met >= 5, "{report}");
}

#[test]
fn numbers_stand_to_the_right_below_their_heads() {
    let report = text(program().arg(story()).args(["--only", "people"]));
    let lines: Vec<&str> = report.lines().skip_while(|l| !l.starts_with("PEOPLE")).collect();
    let end = |line: &str, word: &str| line.find(word).map(|at| line[..at].chars().count() + word.len());
    let head = end(lines[0], "mentions").expect("the head");
    for row in lines[1..].iter().take(4) {
        let cell: String = row.chars().take(head).collect();
        assert!(cell.ends_with(|c: char| c.is_ascii_digit()), "{row}");
        assert!(row.chars().nth(head) == Some(' '), "{row}");
    }
}

#[test]
fn a_terminal_without_utf_8_gets_ascii_drawings() {
    let drawings = ['█', '▌', '▁', '▃', '…', '·', '“'];
    for (name, value) in [("LC_ALL", "C"), ("LANG", "POSIX"), ("TERM", "dumb")] {
        let report = text(program().arg(story()).env(name, value));
        assert!(!report.contains(drawings) && report.contains("##"), "{name}={value}\n{report}");
    }
    assert!(text(program().arg(story()).env("LANG", "en_GB.UTF-8")).contains(drawings));
}

#[test]
fn hyperlinks_come_when_asked_for_and_never_into_a_pipe_by_themselves() {
    let link = "\u{1b}]8;;file://";
    assert!(!text(program().arg(story())).contains(link));
    assert!(!text(program().arg(story()).env("TERM", "xterm-kitty")).contains(link));
    let linked = text(program().arg(story()).args(["--hyperlinks", "always"]));
    let path = story().join("2024-03-12_wire.txt").display().to_string();
    assert!(linked.contains(&format!("{link}{path}#")), "{linked}");
    assert!(!text(program().arg(story()).args(["--hyperlinks", "never"])).contains(link));
    program().arg(story()).args(["--hyperlinks", "perhaps"]).assert().code(2);
}

#[test]
fn top_cuts_tables_and_zero_shows_all() {
    let rows = |top: &str| {
        let report = text(program().arg(story()).args(["--only", "places", "--top", top]));
        report.lines().skip_while(|l| !l.starts_with("PLACES")).skip(1).take_while(|l| !l.is_empty()).count()
    };
    assert_eq!(rows("3"), 3);
    assert!(rows("0") > 10);
    assert!(text(program().arg(story()).args(["--top", "3"])).contains("PLACES, 3 of "));
    let report = text(program().arg(story()).args(["-f", "markdown", "--top", "2"]));
    assert!(report.contains("2 of "), "{report}");
}

#[test]
fn csv_is_one_file_a_table_in_a_folder() {
    let out = TempDir::new().expect("a folder");
    let tables = out.path().join("deep/tables");
    program().arg(story()).arg("-o").arg(format!("csv={}", tables.display())).assert().success().stdout("");
    let mut names: Vec<String> = fs::read_dir(&tables)
        .expect("the folder")
        .map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let wanted =
        "ambiguous articles boilerplate dates people places quotes skipped together variants warnings";
    assert_eq!(names.join(" ").replace(".csv", ""), wanted);
    let mut people = csv::Reader::from_path(tables.join("people.csv")).expect("a table");
    assert_eq!(
        people.headers().expect("a head").iter().take(3).collect::<Vec<_>>(),
        ["id", "name", "mentions"]
    );
    let rows: Vec<csv::StringRecord> = people.records().map(|r| r.expect("a row")).collect();
    let json: serde_json::Value =
        serde_json::from_str(&text(program().arg(story()).args(["-f", "json"]))).expect("JSON");
    assert_eq!(rows.len(), json["people"].as_array().expect("people").len());
    assert_eq!(rows[0][1], *json["people"][0]["name"].as_str().expect("a name"));
    // As -f csv -o DIR.
    let other = out.path().join("other");
    program().arg(story()).args(["-f", "csv", "-o"]).arg(&other).assert().success();
    assert_eq!(fs::read(other.join("quotes.csv")).ok(), fs::read(tables.join("quotes.csv")).ok());
}

#[test]
fn csv_is_one_table_on_standard_output_or_in_a_file() {
    let places = text(program().arg(story()).args(["-f", "csv", "--table", "places"]));
    assert!(places.starts_with("\"id\",\"name\",\"kind\",\"country\""), "{places}");
    program().arg(story()).args(["-f", "csv"]).assert().code(2).stderr(contains("--table"));
    program()
        .arg(story())
        .args(["-f", "csv", "--table", "peple"])
        .assert()
        .code(2)
        .stderr(contains("people"));
    let out = TempDir::new().expect("a folder");
    let file = out.path().join("places.csv");
    program().arg(story()).args(["--table", "places", "-o"]).arg(&file).assert().success();
    assert_eq!(fs::read_to_string(&file).expect("the file"), places);
    program().arg(story()).arg("-o").arg(&file).assert().code(2).stderr(contains("several tables"));
    let wanted = out.path().join("people.csv");
    program().arg(story()).arg("-o").arg(&wanted).assert().code(2).stderr(contains("--table"));
    assert!(!wanted.exists());
    let marked = program().arg(story()).args(["-f", "csv", "--table", "places", "--bom"]).assert().success();
    assert!(marked.get_output().stdout.starts_with(b"\xef\xbb\xbf\"id\""));
}

#[test]
fn no_cell_of_csv_runs_as_a_formula() {
    let folder = hostile();
    let quotes = text(program().arg(folder.path()).args(["-f", "csv", "--table", "quotes"]));
    let mut rows = csv::Reader::from_reader(quotes.as_bytes());
    let texts: Vec<String> = rows.records().map(|r| r.expect("a row")[1].to_string()).collect();
    assert_eq!(texts.len(), 2, "{quotes}");
    assert!(texts.iter().all(|t| t.starts_with("'=") || t.starts_with("'@")), "{texts:?}");
}

#[test]
fn nothing_in_a_text_becomes_markdown() {
    let folder = hostile();
    let report = text(program().arg(folder.path()).args(["-f", "markdown"]));
    assert!(report.contains("## Who said what") && report.contains("Ana Frum"), "{report}");
    for bad in ["<script", "](http", "http://", " www.evil", "@SUM"] {
        assert!(!report.contains(bad), "{bad} stands in\n{report}");
    }
    let rows = report.lines().filter(|l| l.starts_with('|'));
    let cells = |l: &str| l.replace("\\|", "").matches('|').count();
    let widths: Vec<usize> = rows.map(cells).collect();
    assert!(widths.iter().all(|w| *w >= 4), "{report}");
}

#[test]
fn the_graph_is_gexf() {
    let graph = text(program().arg(story()).args(["-f", "gexf"]));
    let parsed = roxmltree::Document::parse(&graph).expect("XML");
    let root = parsed.root_element();
    assert_eq!((root.tag_name().name(), root.tag_name().namespace()), ("gexf", Some("http://gexf.net/1.3")));
    let all = |name: &'static str| {
        root.descendants().filter(move |n| n.has_tag_name(("http://gexf.net/1.3", name)))
    };
    let graph = all("graph").next().expect("a graph");
    assert_eq!(graph.attribute("defaultedgetype"), Some("undirected"));
    let ids: Vec<&str> = all("node").filter_map(|n| n.attribute("id")).collect();
    let json: serde_json::Value =
        serde_json::from_str(&text(program().arg(story()).args(["-f", "json"]))).expect("JSON");
    assert_eq!(ids.len(), json["people"].as_array().expect("people").len());
    assert!(all("edge").count() > 3);
    for edge in all("edge") {
        let end = |name| edge.attribute(name).is_some_and(|id| ids.contains(&id));
        assert!(end("source") && end("target"), "{edge:?}");
        assert!(edge.attribute("weight").is_some_and(|w| w.parse::<f64>().is_ok_and(|w| w > 0.0)));
    }
    // Every value has its attribute, of its class, and of its type.
    for class in ["node", "edge"] {
        let declared: Vec<(&str, &str)> = all("attributes")
            .filter(|a| a.attribute("class") == Some(class))
            .flat_map(|a| a.children().filter(|c| c.is_element()))
            .filter_map(|a| Some((a.attribute("id")?, a.attribute("type")?)))
            .collect();
        let values = all(class).flat_map(|n| n.descendants().filter(|d| d.tag_name().name() == "attvalue"));
        for value in values {
            let kind =
                declared.iter().find(|(id, _)| Some(*id) == value.attribute("for")).expect("declared").1;
            let content = value.attribute("value").expect("a value");
            assert!(kind == "string" || content.parse::<i64>().is_ok(), "{content} is no {kind}");
        }
    }
}

#[test]
fn several_outputs_of_one_run_take_their_format_from_prefix_or_ending() {
    let out = TempDir::new().expect("a folder");
    let at = |name: &str| out.path().join(name);
    let mut command = program();
    command.arg(story());
    for name in ["r.json", "r.md", "r.gexf", "r.jsonl"] {
        command.arg("-o").arg(at(name));
    }
    command.arg("-o").arg(format!("text={}", at("r.dat").display())).args(["-o", "markdown=-"]);
    let shown = text(&mut command);
    assert_eq!(fs::read_to_string(at("r.md")).expect("a file"), shown);
    assert!(fs::read_to_string(at("r.dat")).expect("a file").contains("WHO SAID WHAT"));
    assert!(fs::read_to_string(at("r.json")).expect("a file").starts_with('{'));
    assert!(fs::read_to_string(at("r.gexf")).expect("a file").starts_with("<?xml"));
    assert_eq!(fs::read_to_string(at("r.jsonl")).expect("a file").lines().count(), 5);
}

#[test]
fn a_failed_run_leaves_the_old_file_alone() {
    let out = TempDir::new().expect("a folder");
    let report = out.path().join("r.json");
    fs::write(&report, "old").expect("a file");
    program().arg("/nowhere/at/all").args(["--include", "["]).arg("-o").arg(&report).assert().code(2);
    assert_eq!(fs::read_to_string(&report).expect("the file"), "old");
    assert_eq!(fs::read_dir(out.path()).expect("the folder").count(), 1);
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_with_130_and_leaves_no_half_file() {
    use std::io::Write;
    use std::process::{Command as Process, Stdio};
    let out = TempDir::new().expect("a folder");
    let mut child = Process::new(env!("CARGO_BIN_EXE_corpus-scan"))
        .args(["--input-format", "jsonl", "-", "-o"])
        .arg(out.path().join("r.json"))
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut input = child.stdin.take().expect("standard input");
    input.write_all(b"{\"id\":\"a\",\"text\":\"Ana Frum spoke.\"}\n").expect("a record");
    let wait = || std::thread::sleep(std::time::Duration::from_millis(50));
    let files = || fs::read_dir(out.path()).expect("the folder").count();
    (0..200).take_while(|_| files() == 0).for_each(|_| wait());
    assert_eq!(files(), 1, "no file was begun");
    let id = child.id().to_string();
    assert!(Process::new("kill").args(["-INT", &id]).status().expect("kill").success());
    assert_eq!(child.wait().expect("an end").code(), Some(130));
    assert_eq!(files(), 0, "a half-written file was left");
}

#[test]
fn a_closed_pipe_is_no_error_in_any_format() {
    for format in ["text", "json", "markdown", "gexf"] {
        let line =
            format!("\"$BIN\" \"$ARTICLES\" -f {format} | head -c 1 >/dev/null; echo ${{PIPESTATUS[0]}}");
        let output = std::process::Command::new("bash")
            .args(["-c", &line])
            .env("BIN", env!("CARGO_BIN_EXE_corpus-scan"))
            .env("ARTICLES", story())
            .output()
            .expect("bash");
        assert_eq!(String::from_utf8_lossy(&output.stdout), "0\n", "{format}");
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    program().arg(story()).assert().stderr(predicate::str::is_empty());
}
