//! Rows of statements: who said what, in which words, where.

use rayon::prelude::*;
use smol_str::{ToSmolStr, format_smolstr};

use super::facts::Fact;
use super::rows::{Rows, counts, id};
use super::{Count, Place, QuoteRow, Variant, differ};
use crate::corpus::QuoteKept;
use crate::fold;
use crate::identity::{self, Match, Utterance};
use crate::record::Text;

impl Rows<'_> {
    pub fn quotes(&self) -> Vec<QuoteRow> {
        let utterances = identity::utterances(self.evidence, self.people, self.wordings);
        let mut rows: Vec<QuoteRow> = utterances.par_iter().map(|u| self.quote(u)).collect();
        rows.sort_unstable_by(|a, b| {
            let key = |r: &QuoteRow| std::cmp::Reverse((r.stories, r.mentions));
            key(a).cmp(&key(b)).then_with(|| first(a).cmp(&first(b))).then_with(|| a.id.cmp(&b.id))
        });
        rows
    }

    fn quote(&self, utterance: &Utterance) -> QuoteRow {
        let fact = |a: u32, q: u32| &self.evidence.articles[a as usize].quotes[q as usize];
        let model = fact(utterance.model.0, utterance.model.1);
        let mut places: Vec<(u32, u32)> = utterance.members.iter().map(|&(a, q, _)| (a, q)).collect();
        places.sort_unstable();
        let speaker = self.speaker(&places);
        let articles = || places.iter().map(|&(a, _)| a as usize);
        let mut paths: Vec<Text> = articles().map(|a| self.evidence.articles[a].path.clone()).collect();
        paths.dedup();
        let mut flags: Vec<Text> = places.iter().flat_map(|&(a, q)| fact(a, q).flags.clone()).collect();
        flags.sort();
        flags.dedup();
        let first = utterance.members.first().map(|&(a, q, _)| &fact(a, q).text);
        QuoteRow {
            id: id(
                "quote",
                &format_smolstr!(
                    "{}\u{1f}{}",
                    fold::fold(&model.text),
                    speaker.name.as_deref().unwrap_or("")
                ),
            ),
            text: model.text.clone(),
            first: first.filter(|text| differ::differs(&model.text, text)).cloned(),
            wordings: self.wordings(&places),
            attributed: self.attributed(&places),
            kind: model.kind.clone(),
            speaker: speaker.name,
            speaker_id: speaker.id,
            speakers: speaker.all,
            speaker_kind: speaker.kind,
            via: places.iter().find_map(|&(a, q)| fact(a, q).via.clone()),
            articles: paths,
            stories: self.evidence.stories(articles()) as u64,
            mentions: places.len() as u64,
            variants: utterance.members.iter().map(|m| self.variant(m, &model.text)).collect(),
            flags,
            evidence: self.places_of(&places, fact),
        }
    }

    /// The wordings with how often and where they are told; one says nothing.
    fn wordings(&self, places: &[(u32, u32)]) -> Vec<Count> {
        let quote = |a: u32, q: u32| &self.evidence.articles[a as usize].quotes[q as usize];
        let told = || places.iter().map(|&(a, q)| (a, quote(a, q).start, quote(a, q).text.as_str()));
        let mut texts = told().map(|(_, _, text)| text);
        let one = texts.next();
        if texts.all(|text| Some(text) == one) { Vec::new() } else { self.sourced(told()) }
    }

    /// To whom the articles attribute the statement, where they do not agree.
    fn attributed(&self, places: &[(u32, u32)]) -> Vec<Count> {
        let quote = |a: u32, q: u32| &self.evidence.articles[a as usize].quotes[q as usize];
        let told = |&(a, q): &(u32, u32)| {
            let name = quote(a, q).speaker.as_deref()?;
            Some((a, quote(a, q).start, self.called(a as usize, name)))
        };
        let told: Vec<(u32, u32, Text)> = places.iter().filter_map(told).collect();
        let one = told.first().map(|t| &t.2);
        if told.iter().all(|t| Some(&t.2) == one) {
            return Vec::new();
        }
        self.sourced(told.iter().map(|(a, start, name)| (*a, *start, name.as_str())))
    }

    fn variant(&self, &(article, number, how): &(u32, u32, Match), model: &str) -> Variant {
        let extract = self.evidence.articles[article as usize];
        let quote = &extract.quotes[number as usize];
        let (line, column) = self.evidence.locate(article as usize, quote.start);
        Variant {
            text: quote.text.clone(),
            article: extract.path.clone(),
            speaker: quote.speaker.as_deref().map(|name| self.called(article as usize, name)),
            how: match how {
                Match::Exact => "exact",
                Match::Part => "part",
                Match::Wording => "wording",
                Match::Beside => "beside",
            }
            .to_smolstr(),
            start: quote.start,
            line,
            column,
            diff: match how {
                Match::Exact | Match::Beside => Vec::new(),
                Match::Part | Match::Wording => differ::changes(model, &quote.text),
            },
        }
    }

    /// The corpus's name for whom an article names; the article's own where it is nobody among the people.
    fn called(&self, article: usize, name: &str) -> Text {
        let person = self.people.meant(article, name);
        person.map_or_else(|| name.to_smolstr(), |p| self.people.persons[p as usize].name.clone())
    }

    /// The speaker most quotations name, with its entry, and all who speak jointly.
    fn speaker(&self, places: &[(u32, u32)]) -> Speaker {
        let quotes = || {
            places.iter().map(|&(a, q)| (a as usize, &self.evidence.articles[a as usize].quotes[q as usize]))
        };
        let names: Vec<Text> =
            quotes().filter_map(|(a, q)| Some(self.called(a, q.speaker.as_deref()?))).collect();
        let Some(name) = counts(names.iter().map(Text::as_str)).into_iter().next().map(|c| c.text) else {
            let kind = quotes().map(|(_, q)| q.speaker_kind.clone()).find(|k| !k.is_empty());
            return Speaker { kind: kind.unwrap_or_default(), ..Speaker::default() };
        };
        // A part may be told of one speaker where the whole has two.
        let told = quotes()
            .filter(|(a, q)| q.speaker.as_deref().is_some_and(|s| self.called(*a, s) == name))
            .min_by_key(|(_, q)| std::cmp::Reverse(q.speakers.len()));
        let Some((article, quote)) = told else { return Speaker::default() };
        let person = quote.speaker.as_deref().and_then(|s| self.people.meant(article, s));
        let mut all: Vec<Text> = quote.speakers.iter().map(|s| self.called(article, s)).collect();
        all.dedup();
        Speaker {
            name: Some(name),
            id: person.map(|p| self.ids[p as usize].clone()),
            all: if all.len() > 1 { all } else { Vec::new() },
            kind: quote.speaker_kind.clone(),
        }
    }
}

#[derive(Default)]
struct Speaker {
    name: Option<Text>,
    id: Option<Text>,
    all: Vec<Text>,
    kind: Text,
}

impl Fact for QuoteKept {
    fn place(&self) -> Place {
        let (text, rule, sentence) = (self.text.clone(), self.rule.clone(), self.sentence.clone());
        Place { start: self.start, end: self.end, text, rule, sentence, ..Place::default() }
    }
}

/// Where a statement first stands, for the order of rows.
fn first(row: &QuoteRow) -> Option<(&str, u32)> {
    row.evidence.first().map(|e| (e.path.as_str(), e.start))
}
