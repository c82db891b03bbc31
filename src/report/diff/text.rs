//! Differences to read: a line each, `+` added, `-` lost, `~` changed.

use std::io::{self, Write};

use anstyle::AnsiColor;

use super::{Changed, Diff, Entry, Part};
use crate::record::Text;
use crate::report::cells::{clean, count, cut, number};

/// Letters of a statement at most.
const LONGEST: usize = 80;

/// Writes the differences, at most `top` lines a list, 0 = all.
///
/// # Errors
/// When `out` takes no more.
pub fn write(diff: &Diff, top: usize, color: bool, out: &mut impl Write) -> io::Result<()> {
    if diff.is_empty() {
        return writeln!(out, "no difference");
    }
    let mut page = Page { top: if top == 0 { usize::MAX } else { top }, color, started: false, out };
    page.paths(&diff.articles.added, &diff.articles.lost)?;
    page.part("PEOPLE", "mention", &diff.people)?;
    page.part("PLACES", "mention", &diff.places)?;
    page.part("QUOTES", "mention", &diff.quotes)?;
    page.part("SPEAKERS", "quotation", &diff.speakers)
}

struct Page<'a, W> {
    top: usize,
    color: bool,
    started: bool,
    out: &'a mut W,
}

impl<W: Write> Page<'_, W> {
    fn paths(&mut self, added: &[Text], lost: &[Text]) -> io::Result<()> {
        if added.is_empty() && lost.is_empty() {
            return Ok(());
        }
        self.heading("ARTICLES", &[(added.len(), "added"), (lost.len(), "lost")])?;
        self.lines('+', added, |path| clean(path))?;
        self.lines('-', lost, |path| clean(path))
    }

    fn part(&mut self, name: &str, what: &str, part: &Part) -> io::Result<()> {
        if part.is_empty() {
            return Ok(());
        }
        let sizes = [(part.added.len(), "added"), (part.lost.len(), "lost"), (part.changed.len(), "changed")];
        self.heading(name, &sizes)?;
        self.lines('+', &part.added, |e| entry(e, what))?;
        self.lines('-', &part.lost, |e| entry(e, what))?;
        self.lines('~', &part.changed, changed)
    }

    fn heading(&mut self, name: &str, sizes: &[(usize, &str)]) -> io::Result<()> {
        if self.started {
            writeln!(self.out)?;
        }
        self.started = true;
        let sizes: Vec<String> = sizes
            .iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, what)| format!("{} {what}", number(*n as u64)))
            .collect();
        writeln!(self.out, "{name}: {}", sizes.join(", "))
    }

    fn lines<T>(&mut self, sign: char, items: &[T], shown: impl Fn(&T) -> String) -> io::Result<()> {
        for item in items.iter().take(self.top) {
            let line = format!("{sign} {}", shown(item));
            writeln!(self.out, "{}", self.painted(sign, &line))?;
        }
        match items.len().checked_sub(self.top).filter(|n| *n > 0) {
            Some(more) => writeln!(self.out, "{sign} {} more; --top 0 shows all", number(more as u64)),
            None => Ok(()),
        }
    }

    fn painted(&self, sign: char, line: &str) -> String {
        let color = match sign {
            '+' => AnsiColor::Green,
            '-' => AnsiColor::Red,
            _ => AnsiColor::Yellow,
        };
        let style = color.on_default();
        if self.color { format!("{style}{line}{style:#}") } else { line.to_string() }
    }
}

fn entry(entry: &Entry, what: &str) -> String {
    let name = cut(&clean(&entry.name), LONGEST, "…");
    let speaker = entry.speaker.as_ref().map_or(String::new(), |s| format!(", {}", clean(s)));
    format!("{name}{speaker} ({} in {})", count(entry.mentions, what), count(entry.articles, "article"))
}

fn changed(changed: &Changed) -> String {
    let fields: Vec<String> =
        changed.fields.iter().map(|f| f.told("->", |t| cut(&clean(t), LONGEST, "…"))).collect();
    format!("{}: {}", cut(&clean(&changed.name), LONGEST, "…"), fields.join("; "))
}
