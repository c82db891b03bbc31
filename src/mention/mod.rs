//! What an article names: people, places, organisations, dates and quotations, each found by rules.

pub mod date;
pub mod listed;
pub mod name;
pub mod quote;

use crate::document::Range;
use crate::lexicon::Place;
use crate::span::Span;

/// How sure one article alone can be; the corpus may know better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    Guess,
    Likely,
    Certain,
}

/// The name of the rule that made a decision, such as `person/title-name`.
pub type RuleName = &'static str;

/// A personal name as it stands in the text, without titles and possessive.
#[derive(Clone, Debug)]
pub struct PersonMention {
    pub span: Span,
    pub tokens: Range,
    /// Title or role right before or after the name: "deputy harbour minister".
    pub role: Option<Span>,
    pub strength: Strength,
    pub rule: RuleName,
    /// Index into the article's people, set by coreference.
    pub person: u32,
}

/// A name of a place.
#[derive(Clone, Debug)]
pub struct PlaceMention {
    pub span: Span,
    pub tokens: Range,
    /// The gazetteer's row that is meant, if the gazetteer knows any.
    pub place: Option<Place>,
    pub strength: Strength,
    pub rule: RuleName,
}

/// A name of an organisation; it keeps its words from becoming people and places, and it can speak.
#[derive(Clone, Debug)]
pub struct OrgMention {
    pub span: Span,
    pub tokens: Range,
    pub rule: RuleName,
}

/// All names of an article, each list in the order of the text, no two mentions overlapping.
#[derive(Debug, Default)]
pub struct Names {
    pub people: Vec<PersonMention>,
    pub places: Vec<PlaceMention>,
    pub orgs: Vec<OrgMention>,
}

/// One person of an article: what all mentions together tell.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// The fullest form the article gives, possessive and titles cut.
    pub name: String,
    /// As the article itself tells: pronouns, titles, family nouns.
    pub gender: Option<Gender>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    Male,
    Female,
}

impl Gender {
    /// `m` or `f`, as records write it.
    pub fn letter(self) -> &'static str {
        match self {
            Gender::Male => "m",
            Gender::Female => "f",
        }
    }
}

/// TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimexKind {
    Date,
    Time,
    Duration,
    Set,
}

impl TimexKind {
    pub fn name(self) -> &'static str {
        match self {
            TimexKind::Date => "DATE",
            TimexKind::Time => "TIME",
            TimexKind::Duration => "DURATION",
            TimexKind::Set => "SET",
        }
    }
}

/// What a relative date is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The date of the article.
    Published,
    /// A date mentioned before in the text.
    Text,
}

impl Anchor {
    pub fn name(self) -> &'static str {
        match self {
            Anchor::Published => "published",
            Anchor::Text => "text",
        }
    }
}

/// A temporal expression, found and resolved.
#[derive(Clone, Debug)]
pub struct DateMention {
    pub span: Span,
    pub kind: TimexKind,
    /// The TIMEX3 value; open where it depends on a date that the article does not give (`XXXX-WXX-3`).
    pub value: String,
    /// The TIMEX3 modifier: `START`, `END`, `MID`, `APPROX`, `MORE_THAN`, …
    pub modifier: Option<&'static str>,
    /// First and last day meant, both inclusive, where the value is a calendar one.
    pub interval: Option<(jiff::civil::Date, jiff::civil::Date)>,
    /// False where the value stays open for want of a date.
    pub resolved: bool,
    /// What a relative value was counted from; `None` for values that tell all by themselves.
    pub anchor: Option<Anchor>,
    pub rule: RuleName,
}

/// A stretch between quotation marks.
#[derive(Clone, Debug)]
pub struct Quotation {
    /// The text inside the marks.
    pub span: Span,
    /// With the marks.
    pub outer: Span,
    /// Tokens inside the marks.
    pub tokens: Range,
    /// One span a paragraph where the quotation runs over several; else just `span`.
    pub parts: Vec<Span>,
    pub kind: QuoteKind,
    pub flags: Vec<&'static str>,
    /// Who speaks, as the line of a transcript says before its colon.
    pub label: Option<Range>,
}

/// What a quoted stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteKind {
    /// One sentence or more, or a clause that stands by itself.
    Direct,
    /// A fragment inside a reporting sentence.
    Partial,
    /// In a title or heading.
    Headline,
    /// The words behind a speaker's name in a transcript or interview, without marks.
    Turn,
    /// A quote in a quote.
    Nested,
    /// The title of a work: nobody utters it.
    Title,
    /// A term or scare quote: nobody utters it.
    Term,
    /// A nickname in a name: nobody utters it.
    Nickname,
}

impl QuoteKind {
    pub fn name(self) -> &'static str {
        match self {
            QuoteKind::Direct => "direct",
            QuoteKind::Partial => "partial",
            QuoteKind::Headline => "headline",
            QuoteKind::Turn => "turn",
            QuoteKind::Nested => "nested",
            QuoteKind::Title => "title",
            QuoteKind::Term => "term",
            QuoteKind::Nickname => "nickname",
        }
    }

    /// Whether somebody utters it; the others are reported as terms.
    pub fn is_speech(self) -> bool {
        !matches!(self, QuoteKind::Title | QuoteKind::Term | QuoteKind::Nickname)
    }
}

/// Who said a quotation: the result of attribution, one a quotation, in the same order.
#[derive(Clone, Debug, Default)]
pub struct Attribution {
    /// The mention that speaks, as written: a name, a pronoun, a noun phrase.
    pub speaker: Option<Span>,
    /// The people meant, as indexes into the article's people; several where several speak.
    pub people: Vec<u32>,
    /// Name of a speaker who is no person: an organisation or document, as written.
    pub organisation: Option<Span>,
    pub cue: Option<Span>,
    /// Who reports that the speaker said it.
    pub via: Option<Span>,
    /// Pieces of one split statement share this number.
    pub statement: u32,
    pub flags: Vec<&'static str>,
    pub rule: RuleName,
}

/// What somebody said, in marks or not: the words that a cue reports.
#[derive(Clone, Debug)]
pub struct Statement {
    /// In the order of the text; several where the reporting clause stands between them.
    pub parts: Vec<Span>,
    /// The quotations among the words, by number.
    pub quotes: Vec<usize>,
    /// Whether any of the quotations is speech; else the statement is indirect.
    pub marked: bool,
    pub said: Attribution,
}
