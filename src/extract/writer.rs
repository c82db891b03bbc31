//! What was found in one article, copied into its record.

use smol_str::{SmolStrBuilder, ToSmolStr};

use super::{Reading, Settings};
use crate::article::{Block, BlockKind};
use crate::fingerprint::fingerprint;
use crate::fold;
use crate::mention::{
    Attribution, DateMention, PersonMention, PlaceMention, Quotation, QuoteKind, Statement, Strength,
};
use crate::record::*;
use crate::span::Span;

/// Copies what was found in one article into its record.
pub struct Writer<'a> {
    pub text: &'a str,
    pub reading: &'a Reading<'a>,
    pub context: bool,
}

impl Writer<'_> {
    pub fn write(&self, settings: &Settings) -> Extract {
        let Reading { document, layout, published, names, .. } = self.reading;
        let article = document.article;
        let layers = settings.layers;
        let words = self.words();
        Extract {
            schema_version: SCHEMA_VERSION.into(),
            path: article.path.as_str().into(),
            id: article.id.as_str().into(),
            title: article.title.clone().or_else(|| layout.title.map(|s| s.slice(self.text).to_string())),
            published: published.map(|p| p.date.to_smolstr()),
            published_from: published.map(|p| p.from),
            source: article.source.clone(),
            words: words.len() as u64,
            bytes: self.text.len() as u64,
            lines: line_starts(self.text),
            sentences: document.sentences.iter().map(|s| document.span(s.tokens)).collect(),
            people: self.layer(layers.people, &names.people, Self::person),
            places: self.layer(layers.places, &names.places, Self::place),
            dates: self.layer(layers.dates, &self.reading.dates, Self::date),
            quotes: if layers.quotes { self.quotes() } else { Vec::new() },
            terms: if layers.quotes { self.terms() } else { Vec::new() },
            boilerplate: self.boilerplate(&document.layout),
            repeatable: layout
                .repeatable
                .iter()
                .map(|(s, hash)| RepeatableLine { start: s.start, end: s.end, hash: *hash })
                .collect(),
            fingerprint: fingerprint(&words),
            warnings: article.warnings.clone(),
            text: settings.with_text.then(|| self.text.to_string()),
        }
    }

    /// The article's words by their hashes, furniture left out.
    fn words(&self) -> Vec<u32> {
        let tokens = &self.reading.document.tokens;
        let mut words = Vec::with_capacity(tokens.len());
        words.extend(tokens.iter().filter(|t| t.is_word()).map(|t| t.hash));
        words
    }

    fn layer<T, F>(&self, wanted: bool, mentions: &[T], write: fn(&Self, &T) -> F) -> Vec<F> {
        if wanted { mentions.iter().map(|m| write(self, m)).collect() } else { Vec::new() }
    }

    fn cut(&self, span: Span) -> Text {
        span.slice(self.text).into()
    }

    fn sentence(&self, span: Span) -> Option<Box<str>> {
        let document = &self.reading.document;
        let sentence = self.context.then(|| document.sentence_of(document.token_at(span.start)))?;
        Some(document.span(document.sentences.get(sentence)?.tokens).slice(self.text).into())
    }

    fn person(&self, mention: &PersonMention) -> PersonFact {
        let person = self.reading.links.people.get(mention.person as usize);
        let text = self.cut(mention.span);
        PersonFact {
            start: mention.span.start,
            end: mention.span.end,
            name: composed(person.map_or(&text, |p| &p.name)),
            text,
            role: mention.role.map(|s| one_line(s.slice(self.text))),
            gender: person.and_then(|p| p.gender).map(|g| g.letter().to_smolstr()),
            strength: strength(mention.strength),
            rule: Text::new_static(mention.rule),
            sentence: self.sentence(mention.span),
        }
    }

    fn place(&self, mention: &PlaceMention) -> PlaceFact {
        let place = mention.place;
        let text = self.cut(mention.span);
        PlaceFact {
            start: mention.span.start,
            end: mention.span.end,
            name: place.map_or_else(|| calm(&one_line(&text)), |p| p.name().into()),
            kind: Text::new_static(place.map_or("place", |p| p.kind().name())),
            country: place.and_then(|p| p.country()).map(Into::into),
            lat: place.map(|p| p.lat()),
            lon: place.map(|p| p.lon()),
            gazetteer: place.map(|p| p.id()),
            region: place.and_then(|p| p.admin()).map(|p| p.name().into()),
            text,
            strength: strength(mention.strength),
            rule: Text::new_static(mention.rule),
            sentence: self.sentence(mention.span),
        }
    }

    fn date(&self, mention: &DateMention) -> DateFact {
        DateFact {
            start: mention.span.start,
            end: mention.span.end,
            text: self.cut(mention.span),
            kind: mention.kind.name().into(),
            value: mention.value.as_str().into(),
            modifier: mention.modifier.map(Into::into),
            from: mention.interval.map(|(first, _)| first.to_smolstr()),
            to: mention.interval.map(|(_, last)| last.to_smolstr()),
            resolved: mention.resolved,
            anchor: mention.anchor.map(|a| Text::new_static(a.name())),
            rule: Text::new_static(mention.rule),
            sentence: self.sentence(mention.span),
        }
    }

    fn quotes(&self) -> Vec<QuoteFact> {
        let reading = self.reading;
        let contents = self.contents();
        let mut facts: Vec<QuoteFact> = Vec::new();
        for (i, (quotation, said)) in reading.quotations.iter().zip(&reading.attributions).enumerate() {
            if !quotation.kind.is_speech() {
                continue;
            }
            let content = contents.get(i).copied().flatten().map_or_else(Vec::new, |s| s.parts.clone());
            let fact = QuoteFact { content, ..self.quote(quotation, said) };
            match facts.last_mut() {
                Some(outer) if quotation.kind == QuoteKind::Nested || is_inside(&fact, outer) => {
                    outer.nested.push(fact)
                }
                _ => facts.push(fact),
            }
        }
        let unmarked = reading.statements.iter().filter(|s| !s.marked).filter_map(|s| self.statement(s));
        let marked = facts.len();
        facts.extend(unmarked);
        if facts.len() > marked {
            facts.sort_by_key(|f| (f.start, f.end));
        }
        facts.shrink_to_fit();
        facts
    }

    /// The statement that holds each quotation; empty where none were asked for.
    fn contents(&self) -> Vec<Option<&Statement>> {
        let statements = &self.reading.statements;
        if statements.is_empty() {
            return Vec::new();
        }
        let mut contents = vec![None; self.reading.quotations.len()];
        for statement in statements {
            for quote in &statement.quotes {
                contents[*quote] = contents[*quote].or(Some(statement));
            }
        }
        contents
    }

    /// A statement without marks, as a quotation of its own kind.
    fn statement(&self, statement: &Statement) -> Option<QuoteFact> {
        let span = statement.parts.first()?.join(*statement.parts.last()?);
        Some(QuoteFact {
            start: span.start,
            end: span.end,
            text: self.cut(span),
            kind: "indirect".into(),
            content: statement.parts.clone(),
            sentence: self.sentence(span),
            ..self.speaker(&statement.said)
        })
    }

    fn quote(&self, quotation: &Quotation, said: &Attribution) -> QuoteFact {
        let flags = quotation.flags.iter().chain(&said.flags).map(|f| Text::new_static(f)).collect();
        QuoteFact {
            start: quotation.span.start,
            end: quotation.span.end,
            text: self.cut(quotation.span),
            kind: quotation.kind.name().into(),
            parts: if quotation.parts.len() > 1 { quotation.parts.clone() } else { Vec::new() },
            flags,
            sentence: self.sentence(quotation.span),
            ..self.speaker(said)
        }
    }

    /// Who says it and how that is known.
    fn speaker(&self, said: &Attribution) -> QuoteFact {
        let names: Vec<Text> = said
            .people
            .iter()
            .filter_map(|p| Some(composed(&self.reading.links.people.get(*p as usize)?.name)))
            .collect();
        let organisation = said.organisation.map(|s| one_line(s.slice(self.text)));
        let kind = match (&names[..], &organisation) {
            ([_, ..], _) => "person",
            (_, Some(_)) => "organisation",
            _ => "unknown",
        };
        QuoteFact {
            speaker: names.first().cloned().or(organisation),
            speakers: if names.len() > 1 { names } else { Vec::new() },
            speaker_text: said.speaker.map(|s| self.cut(s)),
            speaker_start: said.speaker.map(|s| s.start),
            speaker_end: said.speaker.map(|s| s.end),
            speaker_kind: kind.into(),
            cue: said.cue.map(|s| one_line(s.slice(self.text))),
            via: said.via.map(|s| one_line(s.slice(self.text))),
            statement: said.statement,
            flags: said.flags.iter().map(|f| Text::new_static(f)).collect(),
            rule: Text::new_static(said.rule),
            ..QuoteFact::default()
        }
    }

    fn terms(&self) -> Vec<TermFact> {
        let terms = self.reading.quotations.iter().filter(|q| !q.kind.is_speech());
        terms
            .map(|q| TermFact {
                start: q.span.start,
                end: q.span.end,
                text: self.cut(q.span),
                kind: q.kind.name().into(),
            })
            .collect()
    }

    fn boilerplate(&self, blocks: &[Block]) -> Vec<BoilerplateFact> {
        let dropped = blocks.iter().filter_map(|b| match b.kind {
            BlockKind::Furniture(reason) => Some((b.span, reason)),
            _ => None,
        });
        dropped
            .map(|(span, reason)| BoilerplateFact {
                start: span.start,
                end: span.end,
                reason: reason.into(),
                text: self.cut(span),
            })
            .collect()
    }
}

/// Whether a quotation stands in a turn of a transcript.
fn is_inside(fact: &QuoteFact, turn: &QuoteFact) -> bool {
    turn.kind == "turn" && fact.end <= turn.end
}

fn strength(strength: Strength) -> Text {
    Text::new_static(match strength {
        Strength::Certain => "certain",
        Strength::Likely => "likely",
        Strength::Guess => "guess",
    })
}

/// A name of several letters in capitals, as in a dateline, the way it is written elsewhere: TARVIK as Tarvik.
fn calm(name: &str) -> Text {
    let shouted =
        name.chars().filter(|c| c.is_alphabetic()).count() > 3 && !name.chars().any(char::is_lowercase);
    if !shouted {
        return name.into();
    }
    let mut starts = true;
    let mut small = SmolStrBuilder::new();
    for c in name.chars() {
        if starts {
            small.push(c);
        } else {
            c.to_lowercase().for_each(|c| small.push(c));
        }
        starts = !c.is_alphanumeric() && c != '\'' && c != '’';
    }
    small.finish()
}

/// White space of any kind and length as one space: a name may run over a line's end. Letters are composed.
fn one_line(text: &str) -> Text {
    let mut line = SmolStrBuilder::new();
    for (n, word) in text.split_whitespace().enumerate() {
        line.push_str(if n == 0 { "" } else { " " });
        line.push_str(&fold::visible(word));
    }
    line.finish()
}

/// A name in the letters that every article shows it in, however this one composes them.
fn composed(name: &str) -> Text {
    fold::visible(name).into()
}

/// Byte offsets at which lines start; CR, LF and CRLF all end a line.
fn line_starts(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
    let breaks = ends.filter(|i| !(bytes[*i] == b'\r' && bytes.get(i + 1) == Some(&b'\n')));
    std::iter::once(0).chain(breaks.map(|i| i as u32 + 1)).collect()
}
