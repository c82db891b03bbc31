//! Quotations to their speakers: sieves in the order of their precedence; the first answer wins.

mod around;
mod beside;
mod chain;
mod clause;
mod content;
mod extent;
mod govern;
mod headline;
mod marked;
mod phrase;
mod report;
mod resolve;
mod scene;
mod statement;
mod surround;
mod tag;
mod term;
mod title;
mod turn;
mod verb;
mod within;

use crate::coreference::Links;
use crate::document::{Document, Range};
use crate::mention::{Attribution, Names, Quotation, QuoteKind, Statement};
use crate::span::Span;
use phrase::{Phrase, PhraseKind, TIME};
use scene::Scene;

/// What a sieve found.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    pub speaker: Phrase,
    pub cue: Option<Range>,
    /// The quotation whose answer this one repeats.
    pub from: Option<usize>,
    /// Who reports that the speaker said it.
    pub via: Option<Phrase>,
}

impl Answer {
    fn new(speaker: Phrase, cue: usize) -> Self {
        Answer { speaker, cue: Some(Range::new(cue, cue + 1)), from: None, via: None }
    }

    fn bare(speaker: Phrase) -> Self {
        Answer { speaker, cue: None, from: None, via: None }
    }
}

/// An answer and the name of the sieve that gave it.
type Found = (Answer, &'static str);

/// A rule that names the speaker of one quotation, or passes.
struct Sieve {
    name: &'static str,
    /// What it reads, as an example.
    example: &'static str,
    run: fn(&Scene, usize, &[Option<Found>]) -> Option<Answer>,
}

/// Sieves that look at the quotation's own sentence, in order of precedence.
#[rustfmt::skip]
const WITHIN: &[Sieve] = &[
    Sieve { name: "quote/turn", example: "The rain (new paragraph) Q: Did it rain? (new paragraph) A: Yes. (new paragraph) Q: When?", run: |s, q, _| turn::turn(s, q) },
    Sieve { name: "quote/headline", example: "Berg: Bridge ‘a Disaster’", run: |s, q, _| headline::headline(s, q) },
    Sieve { name: "quote/after", example: "“It rained,” Ola Berg said.", run: |s, q, _| beside::after(s, q) },
    Sieve { name: "quote/label", example: "Tribune: “It rained.”", run: |s, q, _| within::label(s, q) },
    Sieve { name: "quote/before", example: "Ola Berg said: “It rained.”", run: |s, q, _| beside::before(s, q) },
    Sieve { name: "quote/closing", example: "The bridge was “a wreck,” and closed, Berg said.", run: |s, q, _| within::closing(s, q) },
    Sieve { name: "quote/noun", example: "Berg used the slogan “No more.”", run: |s, q, _| within::noun(s, q) },
    Sieve { name: "quote/governed", example: "Berg said the bridge was “a wreck” by May.", run: |s, q, _| within::governed(s, q) },
    Sieve { name: "quote/according", example: "According to Berg, it was “a wreck.”", run: |s, q, _| within::according(s, q) },
    Sieve { name: "quote/possessive", example: "Berg's reply: “No.”", run: |s, q, _| within::possessive(s, q) },
    Sieve { name: "quote/weak", example: "Berg wants a “new bridge.”", run: |s, q, _| within::weak(s, q) },
];

/// Sieves that look at the quotations and sentences around; they need the answers of the others.
#[rustfmt::skip]
const AROUND: &[Sieve] = &[
    Sieve { name: "quote/same-sentence", example: "“Bad,” said Berg; “late” too.", run: around::same_sentence },
    Sieve { name: "quote/lead-in", example: "Berg had an answer: (new paragraph) “No.”", run: |s, q, _| around::lead_in(s, q) },
    Sieve { name: "quote/colon", example: "Berg had an answer: “No.”", run: |s, q, _| within::colon(s, q) },
    Sieve { name: "quote/subject", example: "Carla Berg walked out on the “worst trade deal ever” of the year.", run: |s, q, _| within::sentence(s, q) },
    Sieve { name: "quote/announced", example: "Lind disagreed. “It stands.”", run: |s, q, _| around::announced(s, q) },
    Sieve { name: "quote/continued", example: "“No,” Berg said. “Never.”", run: around::continued },
    Sieve { name: "quote/floating", example: "The rain (new paragraph) Berg was blunt. (new paragraph) “It is over.”", run: |s, q, _| around::floating(s, q) },
    Sieve { name: "quote/next", example: "“No.” “Never,” Berg said.", run: around::following },
    Sieve { name: "quote/paragraph", example: "Ola Berg argued that it failed. As a result, there is still “a very weak port that has no room” for all.", run: |s, q, _| around::paragraph(s, q) },
];

/// Every rule that names a speaker, and a text that it reads.
pub fn rules() -> impl Iterator<Item = (&'static str, &'static str)> {
    WITHIN.iter().chain(AROUND).map(|sieve| (sieve.name, sieve.example))
}

/// Names and examples of the rules that find what is said without marks.
pub fn statement_rules() -> impl Iterator<Item = (&'static str, &'static str)> {
    statement::RULES.iter().copied()
}

/// What is known of who said what.
#[derive(Debug, Default)]
pub struct Said {
    /// One a quotation, in the same order.
    pub attributions: Vec<Attribution>,
    /// Whole statements, marked and unmarked; empty unless they were asked for.
    pub statements: Vec<Statement>,
}

/// Finds the speakers of all quotations, and with `statements` what is said without marks. A fragment that nobody
/// utters becomes a term.
pub fn attribute(
    document: &Document,
    quotations: &mut [Quotation],
    names: &Names,
    links: &Links,
    statements: bool,
) -> Said {
    if quotations.is_empty() && !statements {
        return Said::default();
    }
    let scene = Scene::new(document, quotations, names, links, statements);
    let answers = answers(&scene);
    let attributions = resolve::resolve(&scene, &answers);
    let kinds = term::settle(&scene, &answers);
    let statements = if statements { whole(&scene, &answers, &kinds, &attributions) } else { Vec::new() };
    for (quotation, kind) in quotations.iter_mut().zip(kinds) {
        quotation.kind = kind;
    }
    Said { attributions, statements }
}

fn answers(scene: &Scene) -> Vec<Option<Found>> {
    let mut answers: Vec<Option<Found>> = vec![None; scene.quotations.len()];
    for sieves in [WITHIN, AROUND] {
        for quote in 0..answers.len() {
            if answers[quote].is_none() {
                answers[quote] = first(sieves, scene, quote, &answers);
            }
        }
    }
    answers
}

/// The statements with the numbers that the pieces of quotations have; those without marks are numbered behind them.
fn whole(
    scene: &Scene,
    answers: &[Option<Found>],
    kinds: &[QuoteKind],
    attributions: &[Attribution],
) -> Vec<Statement> {
    let numbers: Vec<u32> = attributions.iter().map(|a| a.statement).collect();
    let mut next = numbers.iter().max().map_or(0, |n| n + 1);
    let mut statements = Vec::new();
    for content in statement::find(scene, answers, &numbers, kinds) {
        let parts: Vec<Span> = content.parts.iter().map(|p| scene.document.span(*p)).collect();
        let quotes = scene.quotes_in(&content.parts);
        let quotes: Vec<usize> = quotes.into_iter().filter(|q| marked::owns(&content, answers[*q])).collect();
        let first = quotes.iter().copied().find(|q| kinds[*q].is_speech());
        let number = first.map_or(next, |q| numbers[q]);
        next += u32::from(first.is_none());
        let said =
            Attribution { statement: number, rule: content.rule, ..resolve::speaker(scene, content.answer) };
        statements.push(Statement { parts, quotes, marked: first.is_some(), said });
    }
    statements
}

fn first(sieves: &[Sieve], scene: &Scene, quote: usize, answers: &[Option<Found>]) -> Option<Found> {
    scene.start();
    let level = scene.level(quote);
    let owned =
        |a: Answer| Answer { speaker: chain::owner(scene, level, a.speaker).unwrap_or(a.speaker), ..a };
    let run = |s: &Sieve| (s.run)(scene, quote, answers).filter(|a| !is_time(scene, a.speaker)).map(owned);
    sieves.iter().find_map(|s| run(s).map(|a| (a, s.name)))
}

/// "The night" and "the past year" say nothing.
fn is_time(scene: &Scene, speaker: Phrase) -> bool {
    let head = speaker.mention.last.checked_sub(1).map(|last| &scene.document.tokens[last as usize]);
    // "a study last year" is a study
    let short = speaker.kind == PhraseKind::Noun && speaker.mention.len() <= 3;
    short && head.is_some_and(|t| t.is(TIME) && !t.is_capital())
}
