//! One person or place, for `corpus-scan show`: names, why they are one, words, company, dates.

use std::io::{self, Write};

use crate::report::cells::clean;
use crate::report::profile::Profile;
use crate::report::{Count, LinkRow, Place, QuoteRow, differ};

/// Writes the profile; lists of more than `top` rows are cut short, 0 = never.
///
/// # Errors
/// When `out` takes no more.
pub fn write(profile: &Profile, top: usize, out: &mut impl Write) -> io::Result<()> {
    let page = Page { top: if top == 0 { usize::MAX } else { top } };
    page.head(profile, out)?;
    page.links(profile, out)?;
    page.quotes("SAID", &profile.said, false, out)?;
    page.voices(profile, out)?;
    page.quotes("SAID OF IT BY OTHERS", &profile.about, true, out)?;
    page.list(
        "TOGETHER WITH",
        &profile.with,
        |c| format!("{} · {}, {}", c.name, many(c.sentences, "sentence"), many(c.articles, "article")),
        out,
    )?;
    page.list(
        "DATES BESIDE IT",
        &profile.dates,
        |d| format!("{} · {} · {}:{}:{}", d.value, d.text, d.path, d.line, d.column),
        out,
    )?;
    page.list(
        "ARTICLES",
        &profile.articles,
        |a| {
            format!(
                "{} · {} · {}",
                a.published.as_deref().unwrap_or("no date"),
                a.path,
                many(a.mentions, "mention")
            )
        },
        out,
    )?;
    let places =
        profile.person.iter().flat_map(|p| &p.evidence).chain(profile.place.iter().flat_map(|p| &p.evidence));
    page.list("MENTIONS", &places.collect::<Vec<_>>(), |e| mention(e), out)
}

struct Page {
    top: usize,
}

impl Page {
    fn head(&self, profile: &Profile, out: &mut impl Write) -> io::Result<()> {
        if let Some(p) = &profile.person {
            let gender = p
                .gender
                .as_deref()
                .map_or(String::new(), |g| format!(", called {}", if g == "m" { "he" } else { "she" }));
            writeln!(
                out,
                "{}\n{} in {}{gender}  ({})",
                clean(&p.name),
                many(p.mentions, "mention"),
                many(p.articles, "article"),
                p.id
            )?;
            self.counts("also", &p.aliases, out)?;
            self.counts("as", &p.roles, out)?;
        }
        if let Some(p) = &profile.place {
            let parts = [Some(p.kind.as_str()), p.region.as_deref(), p.country.as_deref()];
            let what: Vec<&str> = parts.into_iter().flatten().collect();
            writeln!(
                out,
                "{}\n{}; {} in {}  ({})",
                clean(&p.name),
                clean(&what.join(", ")),
                many(p.mentions, "mention"),
                many(p.articles, "article"),
                p.id
            )?;
            if let (Some(lat), Some(lon)) = (p.lat, p.lon) {
                writeln!(out, "at    {lat:.3}, {lon:.3}")?;
            }
            self.counts("also", &p.aliases, out)?;
        }
        let others: Vec<String> = profile.others.iter().take(self.top).map(|name| clean(name)).collect();
        if others.is_empty() { Ok(()) } else { writeln!(out, "not   {}", others.join(", ")) }
    }

    fn counts(&self, label: &str, counts: &[Count], out: &mut impl Write) -> io::Result<()> {
        if counts.is_empty() {
            return Ok(());
        }
        let shown: Vec<String> =
            counts.iter().take(self.top).map(|c| format!("{} ({})", clean(&c.text), c.count)).collect();
        let more = if counts.len() > self.top { ", …" } else { "" };
        writeln!(out, "{label:<5} {}{more}", shown.join(", "))
    }

    /// How the forms came together: each with the rule and the first article that has it.
    fn links(&self, profile: &Profile, out: &mut impl Write) -> io::Result<()> {
        let links = profile.person.as_ref().map_or(&[][..], |p| &p.links);
        self.list("WHY ONE PERSON", links, link, out)
    }

    /// Statements, under each its other wordings with what makes them differ, and who else it is attributed to.
    fn quotes(&self, title: &str, quotes: &[QuoteRow], by: bool, out: &mut impl Write) -> io::Result<()> {
        if quotes.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{title} ({})", quotes.len())?;
        for row in quotes.iter().take(self.top) {
            writeln!(out, "  {}", clean(&quote(row, by)))?;
            for variant in row.variants.iter().filter(|v| !v.diff.is_empty()).take(VARIANTS) {
                let differs = clean(&differ::line(&variant.diff));
                writeln!(
                    out,
                    "      {differs} · {}:{}:{}",
                    clean(&variant.article),
                    variant.line,
                    variant.column
                )?;
            }
            if !row.attributed.is_empty() {
                let named = row.attributed.iter().take(VARIANTS);
                let named: Vec<String> = named.map(|c| format!("{} ({})", clean(&c.text), c.count)).collect();
                writeln!(out, "      attributed to {}", named.join(", "))?;
            }
        }
        self.left(quotes.len(), out)
    }

    /// Who speaks of the person, and how often.
    fn voices(&self, profile: &Profile, out: &mut impl Write) -> io::Result<()> {
        let Some(person) = profile.person.as_ref().filter(|p| !p.about.is_empty()) else { return Ok(()) };
        let name = |v: &crate::report::Voice| v.name.as_deref().map_or("somebody".to_string(), clean);
        let voices: Vec<String> = person
            .about
            .speakers
            .iter()
            .take(self.top)
            .map(|v| format!("{} ({})", name(v), v.quotes))
            .collect();
        let more = if person.about.speakers.len() > self.top { ", …" } else { "" };
        writeln!(out, "\nSPOKEN OF BY ({})\n  {}{more}", person.about.speakers.len(), voices.join(", "))
    }

    fn left(&self, all: usize, out: &mut impl Write) -> io::Result<()> {
        match all.checked_sub(self.top).filter(|n| *n > 0) {
            Some(more) => writeln!(out, "  … {more} more; --top 0 shows all"),
            None => Ok(()),
        }
    }

    fn list<T>(
        &self,
        title: &str,
        items: &[T],
        row: impl Fn(&T) -> String,
        out: &mut impl Write,
    ) -> io::Result<()> {
        if items.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{title} ({})", items.len())?;
        for item in items.iter().take(self.top) {
            writeln!(out, "  {}", clean(&row(item)))?;
        }
        self.left(items.len(), out)
    }
}

/// Other wordings shown under a statement.
const VARIANTS: usize = 4;

/// A form, whose it is, by which sieve, where it stands, and what both share.
fn link(link: &LinkRow) -> String {
    let place = format!("{}:{}:{}", link.path, link.line, link.column);
    let shared =
        if link.shared.is_empty() { String::new() } else { format!(" · both {}", link.shared.join(", ")) };
    format!("{} is {} · {} · {place}{shared}", link.text, link.to, link.rule)
}

fn many(n: u64, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

fn quote(quote: &QuoteRow, by: bool) -> String {
    let speaker =
        if by { format!("{}: ", quote.speaker.as_deref().unwrap_or("somebody")) } else { String::new() };
    let place =
        quote.evidence.first().map_or(String::new(), |e| format!(" · {}:{}:{}", e.path, e.line, e.column));
    let text = quote.text.trim_matches(['"', '“', '”', ' ']);
    let told = if quote.articles.len() > 1 {
        format!(" [{}]", many(quote.articles.len() as u64, "article"))
    } else {
        String::new()
    };
    format!("{speaker}“{text}”{told}{place}")
}

fn mention(place: &Place) -> String {
    format!("{}:{}:{} · {} · {}", place.path, place.line, place.column, place.text, place.rule)
}
