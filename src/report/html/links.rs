//! Where things stand on the page: ids and the links to them.

use smol_str::format_smolstr;

use super::book::{Book, Told};
use super::text::Kind;
use crate::record::Text;
use crate::report::rows::id;

/// A link to an article, shown as its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ref {
    pub number: usize,
    pub href: String,
    /// How often something stands there, where it is more than once.
    pub times: Option<u64>,
}

/// Links to articles, and how many further ones are not listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refs {
    pub first: Vec<Ref>,
    pub more: usize,
}

impl Book<'_> {
    /// Whether the row has an entry on the page.
    pub fn shows(&self, kind: Kind, row: u32) -> bool {
        let limit = match kind {
            Kind::Person => self.limits.people,
            Kind::Place => self.limits.places,
            Kind::Date => self.limits.dates,
            Kind::Quote => self.limits.quotes,
        };
        let rank = if kind == Kind::Date { self.date_ranks[row as usize] } else { row };
        (rank as usize) < limit
    }

    /// The id of an entry.
    pub fn id(&self, kind: Kind, row: u32) -> Text {
        let at = row as usize;
        match kind {
            Kind::Person => self.report.people[at].id.clone(),
            Kind::Place => self.report.places[at].id.clone(),
            Kind::Quote => self.quote_ids[at].clone(),
            Kind::Date => {
                let date = &self.report.dates[at];
                let modifier = date.modifier.as_deref().unwrap_or("");
                id("date", &format_smolstr!("{}\u{1f}{}\u{1f}{modifier}", date.value, date.kind))
            }
        }
    }

    /// A link to an entry, where the page has it.
    pub fn href(&self, kind: Kind, row: u32) -> Option<String> {
        self.shows(kind, row).then(|| format!("#{}", self.id(kind, row)))
    }

    /// A link to a date, or to the dates where it has no entry.
    pub fn date_href(&self, row: u32) -> String {
        self.href(Kind::Date, row).unwrap_or_else(|| "#dates".to_string())
    }

    /// The first place of a row in an article's text; the article where the page has no text.
    pub fn jump(&self, kind: Kind, row: u32, article: u32) -> String {
        let at = article as usize;
        let number = at + 1;
        if at < self.texts && self.articles[at].anchors.contains(&(kind, row)) {
            format!("#{}", anchor(number, kind, row))
        } else if at < self.limits.articles {
            format!("#a{number}")
        } else {
            "#articles".to_string()
        }
    }

    /// Links to the first articles that tell of a row.
    pub fn refs(&self, kind: Kind, row: u32, told: &[Told], most: usize) -> Refs {
        let one = |&(article, times): &Told| Ref {
            number: article as usize + 1,
            href: self.jump(kind, row, article),
            times: (times > 1).then_some(times),
        };
        Refs { first: told.iter().take(most).map(one).collect(), more: told.len().saturating_sub(most) }
    }

    /// Links to the articles of those paths, each once, in their order.
    pub fn refs_to(&self, kind: Option<(Kind, u32)>, paths: impl Iterator<Item = Text>, most: usize) -> Refs {
        let mut articles: Vec<u32> = paths.filter_map(|p| self.paths.get(p.as_str()).copied()).collect();
        articles.sort_unstable();
        articles.dedup();
        let href = |article: u32| match kind {
            Some((kind, row)) => self.jump(kind, row, article),
            None if (article as usize) < self.limits.articles => format!("#a{}", article + 1),
            None => "#articles".to_string(),
        };
        let one = |&article: &u32| Ref { number: article as usize + 1, href: href(article), times: None };
        Refs {
            first: articles.iter().take(most).map(one).collect(),
            more: articles.len().saturating_sub(most),
        }
    }
}

/// The id of the first mark of a row in an article.
pub fn anchor(article: usize, kind: Kind, row: u32) -> String {
    let letter = match kind {
        Kind::Person => 'p',
        Kind::Place => 'l',
        Kind::Date => 'd',
        Kind::Quote => 'q',
    };
    format!("a{article}{letter}{row}")
}

/// What to say where a table shows only its first rows.
pub fn cut_short(shown: usize, all: usize, what: &str) -> Option<String> {
    let number = |n: usize| crate::report::cells::number(n as u64);
    (shown < all).then(|| {
        format!(
            "The first {} of {} {what} are on this page; run with --top 0 for all of them.",
            number(shown),
            number(all)
        )
    })
}
