//! Warnings and findings as annotations of a GitHub workflow.

use std::io::{self, Write};

use super::cells::{clean, steers};
use super::gate::Finding;
use super::{Place, Report};

/// Annotations of one finding at most: GitHub shows ten of a step.
const MOST: usize = 10;

/// Writes one line an annotation: an error a finding and where it stands, a warning an input that was skipped and
/// whatever else the report warns of.
///
/// # Errors
/// When `out` takes no more.
pub fn write(report: &Report, findings: &[Finding], out: &mut impl Write) -> io::Result<()> {
    for finding in findings {
        annotation("error", &finding.gate, None, &finding.message, out)?;
        for place in finding.places.iter().take(MOST) {
            annotation("error", &finding.gate, Some(place), &told(place), out)?;
        }
    }
    for skipped in &report.corpus.skipped {
        let place = place(report, &skipped.path);
        annotation(
            "warning",
            "skipped",
            Some(&place),
            &format!("{}: {}", skipped.path, skipped.reason),
            out,
        )?;
    }
    for warning in &report.warnings {
        let place = warning.split_once(": ").map(|(path, _)| place(report, path));
        annotation("warning", "corpus-scan", place.as_ref(), warning, out)?;
    }
    Ok(())
}

fn told(place: &Place) -> String {
    if place.text.is_empty() {
        format!("counted here: {}", place.path)
    } else {
        format!("“{}”", place.text)
    }
}

/// The place that the head of a message names: a path, or a path and a line.
fn place(report: &Report, head: &str) -> Place {
    let line = head.rsplit_once(':').and_then(|(path, line)| Some((path, line.parse().ok()?)));
    let is_article = report.articles.iter().any(|a| a.path == head);
    match line {
        Some((path, line)) if !is_article => Place { path: path.into(), line, column: 1, ..Place::default() },
        _ => Place { path: head.into(), line: 1, column: 1, ..Place::default() },
    }
}

fn annotation(
    level: &str,
    title: &str,
    place: Option<&Place>,
    message: &str,
    out: &mut impl Write,
) -> io::Result<()> {
    write!(out, "::{level} ")?;
    if let Some(place) = place {
        write!(out, "file={},line={},col={},", property(&place.path), place.line, place.column)?;
    }
    writeln!(out, "title={}::{}", property(title), data(message))
}

/// Text of a message: no line of it can begin another command.
fn data(text: &str) -> String {
    clean(text).replace('%', "%25")
}

/// Text of a property, which also ends at `:` and `,`. A path keeps its letters, so only what would steer the log is left
/// out.
fn property(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '%' => out.push_str("%25"),
            '\r' => out.push_str("%0D"),
            '\n' => out.push_str("%0A"),
            ':' => out.push_str("%3A"),
            ',' => out.push_str("%2C"),
            c if steers(c) => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_makes_a_command_of_its_own() {
        let mut out = Vec::new();
        let place =
            Place { path: "a,b:c\n::error::x%\u{1b}[2J.txt".into(), line: 3, column: 5, ..Place::default() };
        annotation("warning", "t", Some(&place), "100 %\n::error::boo\r\n", &mut out).unwrap();
        let line = String::from_utf8(out).unwrap();
        assert_eq!(
            line,
            "::warning file=a%2Cb%3Ac%0A%3A%3Aerror%3A%3Ax%25[2J.txt,line=3,col=5,title=t::100 %25 ::error::boo\n"
        );
    }
}
