//! What holds for every form that a report is written in: read back, it says what the report says and nothing else.

use corpus_scan::report::cells::clean;
use corpus_scan::report::csv::{self, Table};
use corpus_scan::report::gate::{Finding, Gate};
use corpus_scan::report::{self, Merged, Report};

/// Writes the report in every format and reads it back.
pub fn check(report: &Report, merged: &Merged) {
    let findings = findings(report);
    text(report);
    tables(report);
    let top = if report.people.len() % 2 == 0 { 0 } else { 2 };
    markdown(&written(|out| report::markdown::write(report, &findings, top, out)));
    github(report, &findings);
    gexf(report);
    html(&written(|out| report::html::write(merged, report, out, None)));
}

/// What a writer wrote, as text.
pub fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("a vector takes all");
    String::from_utf8(out).expect("UTF-8")
}

fn findings(report: &Report) -> Vec<Finding> {
    let gates = ["articles>=0", "quotes.unattributed>=0", "people.ambiguous>=0%", "dates.unresolved>=0"];
    let gates = gates.iter().map(|gate| gate.parse::<Gate>().expect("a gate"));
    gates.filter_map(|gate| gate.check(report)).collect()
}

/// Characters that act on a terminal, or on the order of letters.
fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Fails where a character but a line's end steers.
pub fn plain(what: &str, text: &str) {
    let found = text.chars().find(|c| *c != '\n' && steers(*c));
    assert!(found.is_none(), "{what}: {found:?} in {text:?}");
}

fn text(report: &Report) {
    for (ascii, width) in [(false, 100), (true, 40)] {
        let style = report::text::Style { ascii, width, ..Default::default() };
        plain("text", &written(|out| report::text::write(report, out, &style)));
    }
}

/// Rows of each table, and cells that begin no formula; names and paths come back as they are shown.
fn tables(report: &Report) {
    for table in Table::ALL {
        let sheet = written(|out| csv::write(report, table, false, out));
        let mut reader = ::csv::Reader::from_reader(sheet.as_bytes());
        let heads = reader.headers().expect("a head").clone();
        let rows: Vec<::csv::StringRecord> = reader.records().map(|row| row.expect("as many cells")).collect();
        for (head, cell) in rows.iter().flat_map(|row| heads.iter().zip(row)) {
            assert!(!cell.chars().any(steers) && !cell.contains('\n'), "{head}: {cell:?}");
            let is_number = cell.parse::<f64>().is_ok_and(f64::is_finite) && matches!(head, "lat" | "lon");
            assert!(is_number || !cell.starts_with(['=', '+', '-', '@']), "{head}: {cell:?} is a formula");
        }
        match table {
            Table::People => come_back(&rows, 1, report.people.iter().map(|p| p.name.as_str())),
            Table::Places => come_back(&rows, 1, report.places.iter().map(|p| p.name.as_str())),
            Table::Quotes => come_back(&rows, 1, report.quotes.iter().map(|q| q.text.as_str())),
            Table::Articles => come_back(&rows, 0, report.articles.iter().map(|a| a.path.as_str())),
            Table::Skipped => come_back(&rows, 1, report.corpus.skipped.iter().map(|s| s.reason.as_str())),
            Table::Warnings => come_back(&rows, 0, report.warnings.iter().map(String::as_str)),
            _ => {}
        }
    }
}

fn come_back<'t>(rows: &[::csv::StringRecord], column: usize, texts: impl Iterator<Item = &'t str>) {
    let texts: Vec<&str> = texts.collect();
    assert_eq!(rows.len(), texts.len(), "rows");
    for (row, text) in rows.iter().zip(texts) {
        let cell = row.get(column).unwrap_or_default();
        let shown = clean(text);
        assert!(cell == shown || cell.strip_prefix('\'') == Some(&shown), "{text:?} came back as {cell:?}");
    }
}

/// Headings, lists, and tables whose rows have as many cells as their heads; no tag and no link.
pub fn markdown(page: &str) {
    plain("markdown", page);
    assert!(!page.contains(['<', '>']), "a tag in {page}");
    let mut columns = None;
    for line in page.lines() {
        let bars = unescaped(line, '|');
        if line.starts_with("| ") {
            assert_eq!(bars, *columns.get_or_insert(bars), "cells of {line:?}");
            assert!(line.ends_with(" |"), "{line:?}");
        } else {
            columns = None;
            assert_eq!(bars, 0, "{line:?}");
        }
        for mark in ['[', ']', '`', '*', '_', '$'] {
            assert_eq!(unescaped(line, mark), 0, "{mark} in {line:?}");
        }
    }
}

/// How often the mark stands without a backslash that is not itself behind one.
fn unescaped(line: &str, mark: char) -> usize {
    let (mut count, mut behind) = (0, false);
    for c in line.chars() {
        count += usize::from(c == mark && !behind);
        behind = c == '\\' && !behind;
    }
    count
}

/// A line an annotation, with the properties and the message where the runner looks for them.
fn github(report: &Report, findings: &[Finding]) {
    let lines = written(|out| report::github::write(report, findings, out));
    let places: usize = findings.iter().map(|f| 1 + f.places.len().min(10)).sum();
    assert_eq!(lines.lines().count(), places + report.corpus.skipped.len() + report.warnings.len());
    plain("github", &lines);
    for line in lines.lines() {
        let rest = line.strip_prefix("::error ").or_else(|| line.strip_prefix("::warning "));
        let (properties, _) = rest.and_then(|r| r.split_once("::")).expect("properties and a message");
        for property in properties.split(',') {
            let (name, _) = property.split_once('=').expect("a property has a value");
            assert!(matches!(name, "file" | "line" | "col" | "title"), "{name} in {line:?}");
        }
    }
}

/// XML that a parser takes, with a node a person and an edge a pair.
fn gexf(report: &Report) {
    let xml = written(|out| report::gexf::write(report, out));
    let parsed = roxmltree::Document::parse(&xml).unwrap_or_else(|e| panic!("{e}: {xml}"));
    let count = |name: &str| parsed.descendants().filter(|n| n.has_tag_name(("http://gexf.net/1.3", name))).count();
    assert_eq!((count("node"), count("edge")), (report.people.len(), report.together.len()));
}

/// Elements of the page's templates.
const ELEMENTS: &[&str] = &[
    "html", "head", "meta", "title", "link", "style", "script", "body", "a", "nav", "ul", "li", "small", "div", "label",
    "input", "output", "main", "header", "p", "h1", "h2", "h3", "h4", "section", "span", "table", "caption", "thead",
    "tbody", "tr", "th", "td", "svg", "rect", "g", "path", "circle", "line", "text", "figure", "figcaption", "details",
    "summary", "dl", "dt", "dd", "b", "i", "q", "ol", "blockquote", "ins", "del", "article", "code", "footer",
];

/// Every `<` opens an element of ours, with attributes in marks; every `&` is the begin of a reference; nothing steers.
pub fn html(page: &str) {
    let found = page.chars().find(|c| *c != '\n' && steers(*c));
    assert!(found.is_none(), "{found:?} in the page");
    let mut rest = page.strip_prefix("<!doctype html>").expect("a page");
    while let Some(at) = rest.find(['<', '&']) {
        assert!(!rest[..at].contains('>'), "a bare > before {:?}", shortly(&rest[at..]));
        rest = &rest[at..];
        rest = if rest.starts_with('<') { element(rest) } else { reference(rest) };
    }
    assert!(!rest.contains('>'), "a bare > at the end");
}

fn shortly(text: &str) -> &str {
    &text[..text.char_indices().nth(80).map_or(text.len(), |(at, _)| at)]
}

/// What follows the tag; of style and script what follows their end.
fn element(tag: &str) -> &str {
    let is_end = tag.starts_with("</");
    let inside = &tag[1 + usize::from(is_end)..];
    let name = &inside[..inside.find(|c: char| !c.is_ascii_alphanumeric()).expect("an end")];
    assert!(ELEMENTS.contains(&name), "<{name}> at {:?}", shortly(tag));
    let mut rest = &inside[name.len()..];
    loop {
        rest = rest.trim_start();
        if let Some(behind) = rest.strip_prefix('>').or_else(|| rest.strip_prefix("/>")) {
            let raw = !is_end && matches!(name, "style" | "script");
            return if raw { &behind[behind.find(&format!("</{name}>")).expect("an end")..] } else { behind };
        }
        assert!(!is_end, "an end with attributes: {:?}", shortly(tag));
        rest = attribute(rest, tag);
    }
}

fn attribute<'p>(rest: &'p str, tag: &str) -> &'p str {
    let wrong = || panic!("attributes of {:?}", shortly(tag));
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or_else(wrong);
    let name = &rest[..end];
    assert!(!name.is_empty() && !name.starts_with("on"), "{name} in {:?}", shortly(tag));
    let Some(value) = rest[end..].strip_prefix("=\"") else { return &rest[end..] };
    let end = value.find('"').unwrap_or_else(wrong);
    assert!(!value[..end].contains(['<', '>']), "{name} of {:?}", shortly(tag));
    assert!(name != "href" || value.starts_with('#') || value.starts_with("data:,\""), "{:?}", shortly(tag));
    &value[end + 1..]
}

fn reference(rest: &str) -> &str {
    let known = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&nbsp;"];
    let found = known.iter().find_map(|r| rest.strip_prefix(r));
    found.unwrap_or_else(|| panic!("a bare & at {:?}", shortly(rest)))
}
