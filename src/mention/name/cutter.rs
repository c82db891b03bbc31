//! One run into pieces: cut at organisations, typed places, titles, demonyms and words that begin a sentence.

use super::chunk::{lower_particle, tied_particle};
use super::context::{Case, Context, FUNCTION, OFFICE};
use super::{Label, Piece, organisation, person, place, role, typed};
use crate::document::Token;
use crate::lexicon::Classes;
use crate::token::{Mark, Shape};

/// Cuts one run.
pub struct Cutter<'c, 'd> {
    pub context: &'c Context<'d>,
    pub case: Case,
    pub end: usize,
    /// End of the passage.
    pub limit: usize,
    pub pieces: &'c mut Vec<Piece>,
}

impl Cutter<'_, '_> {
    /// Cuts from `first`; returns where reading goes on.
    pub fn cut(&mut self, first: usize) -> usize {
        let mut at = first;
        let mut open = first;
        while at < self.end {
            if self.context.mark(at) != Mark::None || self.is_joint(at) {
                at += 1;
                continue;
            }
            match self.boundary(open, at) {
                Some((piece, next)) => {
                    self.close(open, at);
                    self.pieces.extend(piece);
                    at = next.max(at + 1);
                    open = at;
                }
                None => at += 1,
            }
        }
        self.close(open, self.end.min(at));
        at.max(self.end)
    }

    /// "Operation Orvik", "Hurricane Ana": the name of a thing whose kind stands before it.
    fn christened(&self, open: usize, at: usize) -> Option<usize> {
        let (len, entry) = self.context.document.longest_entry(at, Classes::WORK)?;
        let named = at == open && at + len < self.end && self.context.is_nameish(at + len);
        // "Project Manager Ana Orvik"
        let named = named && !self.context.is(at + len, OFFICE);
        (named && entry.value(Classes::WORK) == Some("before")).then_some(self.end)
    }

    /// A small particle inside a name.
    fn is_joint(&self, at: usize) -> bool {
        let tied = at > 0 && self.context.mark(at - 1) == Mark::Hyphen && self.context.glued(at);
        !self.context.is_nameish(at) && (at + 1 < self.end || tied)
    }

    /// What stands at `at` and is no part of the piece open before it: a piece of its own, or none, and its end.
    fn boundary(&self, open: usize, at: usize) -> Option<(Option<Piece>, usize)> {
        let context = self.context;
        if context.is_code(at) {
            return Some((Some(Piece::fixed(at, at + 1, Label::Place, "place/code")), at + 1));
        }
        if at == open && self.is_party(at) {
            return Some((None, at + 2));
        }
        // "bin Said", "ibni Sultan": a small particle keeps the word behind it in the name.
        if at > open + 1 && context.is_nameish(at) && lower_particle(context, at - 1) {
            return None;
        }
        if let Some(next) = self.christened(open, at) {
            return Some((Some(Piece::fixed(at, next, Label::Other, "name/work")), next));
        }
        if at == open && self.is_dotted_country(at) {
            return Some((Some(Piece::new(at, at + 1)), at + 2));
        }
        let place = self.whole_place(open, at);
        let longer = |end: usize| place.is_none_or(|next| next < end);
        if let Some(found) = organisation::at(context, open, at, self.end, self.limit).filter(|f| longer(f.1))
        {
            return Some(found);
        }
        if let Some(found) =
            typed::typed(context, open, at, self.end, self.limit, self.case).filter(|f| longer(f.1))
        {
            return Some(found);
        }
        if let Some(next) = place {
            let sure = next == at + 1 && self.is_stopped_region(at);
            let piece = if sure {
                Piece::fixed(at, next, Label::Place, "place/region-after-city")
            } else {
                Piece::new(at, next)
            };
            return Some((Some(piece), next));
        }
        if self.skips_function(open, at) {
            return Some((None, at + 1));
        }
        if let Some(next) = self.office(open, at) {
            return Some((None, next));
        }
        // "Justices Ana Orvik and Tom Frum"
        let given = |t: &Token| t.is_capital() && t.entry.given() >= 5;
        if at == open
            && self.context.token(at + 1).is_some_and(given)
            && role::is_plural_office(self.context.word(at))
        {
            return Some((None, at + 1));
        }
        if let Some(next) = self.demonym(open, at) {
            return Some((Some(Piece::fixed(at, next, Label::Other, "name/demonym")), next));
        }
        self.skips_plain(open, at).then_some((None, at + 1))
    }

    /// "But Orvik", "The Orvik": function words are no part of a name, save as particles within one.
    fn skips_function(&self, open: usize, at: usize) -> bool {
        let Some(token) = self.context.token(at) else { return false };
        if !token.is(FUNCTION) || token.shape == Shape::Upper && at > open {
            return false;
        }
        if token.shape == Shape::Initial && self.context.word(at).ends_with('.') {
            return false;
        }
        if token.shape == Shape::Upper && token.is(Classes::PLACE) {
            return false;
        }
        let inner = at > open && at + 1 < self.end;
        let syllable = token.is(Classes::PRONOUN)
            && self.context.token(at + 1).is_some_and(|t| t.entry.plain() < 3 && t.entry.given() > 0);
        let odd = (syllable || token.is(Classes::CONJUNCTION.or(Classes::AUXILIARY)))
            && !token.is(Classes::DETERMINER.or(Classes::PREPOSITION));
        if odd
            && at + 1 < self.end
            && !self.context.opens(at)
            && self.case == Case::Normal
            && token.entry.plain() < 7
        {
            return false;
        }
        let named = (token.entry.given() >= 4 || token.entry.family() >= 5) && token.entry.plain() < 7;
        if self.context.mark(at + 1) == Mark::Hyphen && self.context.glued(at + 1) && at > open {
            return false;
        }
        if token.is(Classes::PARTICLE) && (inner || at + 1 < self.end) {
            return false;
        }
        !(named && (at > open || !self.context.opens(at) && at + 1 < self.end))
    }

    /// A phrase of the gazetteer with a boundary before it that is too big to be a person: "New York", "Saudi Arabia".
    fn whole_place(&self, open: usize, at: usize) -> Option<usize> {
        if at > open {
            return None;
        }
        if self.is_stopped_region(at) {
            return Some(at + 1);
        }
        let document = self.context.document;
        let ends = |len: &usize| self.context.is_nameish(at + len - 1);
        let known = document.phrases(at).filter(|(len, e)| e.is(Classes::PLACE) && ends(len));
        let (len, entry) = known.max_by_key(|(len, _)| *len)?;
        if entry.is(Classes::GROUP.or(Classes::DEMONYM).or(Classes::ORG)) {
            return None;
        }
        let next = at + len;
        let big =
            entry.places().next().is_some_and(|p| p.is_country() || !p.is_city() || p.population() > 150_000);
        // "The Hague" is a place, "The Bank" hardly ever is.
        if self.context.is(at, Classes::DETERMINER) && !big {
            return None;
        }
        let joint = FUNCTION.or(Classes::PARTICLE);
        let capital = |i: usize| {
            // "Dar es Salaam"
            let small = |t: &Token| t.span().len() <= 3 && i > at;
            let inside = |t: &Token| !t.is_word() || t.is(joint) || small(t);
            self.context.is_nameish(i) || self.context.token(i).is_some_and(inside)
        };
        if !(at..next).all(capital) || !self.context.is_nameish(next - 1) {
            return None;
        }
        if next >= self.end {
            return Some(next.min(self.limit));
        }
        let glue = self.context.mark(next) == Mark::Hyphen && self.context.glued(next);
        (big && !glue).then_some(next)
    }

    /// "D-Oakland", "R-Zarwik Lake": a party's letter before a district.
    fn is_party(&self, at: usize) -> bool {
        let context = self.context;
        context.mark(at + 1) == Mark::Hyphen
            && context.glued(at + 1)
            && matches!(context.word(at), "D" | "R" | "I")
            && context.is_nameish(at + 2)
    }

    /// "U.S. Equities": a country's letters, then a plain word that stands in no name of theirs.
    fn is_dotted_country(&self, at: usize) -> bool {
        let context = self.context;
        let things = Classes::ORG_HEAD.or(Classes::ORG_TAIL).or(Classes::EVENT).or(Classes::PLACE_TYPE);
        let plain = |t: &Token| t.shape == Shape::Capital && t.entry.plain() >= 3 && !t.is(things);
        let country = |t: &Token| t.shape == Shape::Dotted && t.is(Classes::PLACE);
        context.token(at).is_some_and(country)
            && at + 2 == self.end
            && context.token(at + 1).is_some_and(plain)
            && context
                .document
                .longest_entry(at, Classes::ORG.or(Classes::PLACE))
                .is_none_or(|(len, _)| len == 1)
    }

    /// "Salina, Kan. Strong winds": a region with its stop, behind a comma.
    fn is_stopped_region(&self, at: usize) -> bool {
        let region = |t: &Token| t.entry.places().next().is_some_and(|p| p.kind().name() == "region");
        let comma = at > 0 && self.context.mark(at - 1) == Mark::Comma;
        comma && self.context.token(at).is_some_and(|t| t.has_stop() && t.is(Classes::PLACE) && region(t))
    }

    /// An order, a degree or an office in capitals.
    fn is_postnominal(&self, at: usize) -> bool {
        self.context.token(at).is_some_and(|t| {
            let post = t.entry.value(Classes::SUFFIX) == Some("post");
            t.shape != Shape::Capital && (post || t.shape == Shape::Upper && t.is(OFFICE))
        })
    }

    fn close(&mut self, open: usize, end: usize) {
        let context = self.context;
        let (mut first, mut last) = (open, end);
        while first < last && !context.is_nameish(first) && !tied_particle(context, first) {
            first += 1;
        }
        while last > first && (context.mark(last - 1) != Mark::None || lower_particle(context, last - 1)) {
            last -= 1;
        }
        // "Ana Orvik Video": a plain word behind a full name.
        let trails = |i: usize| {
            context.token(i).is_some_and(|t| {
                t.shape == Shape::Capital
                    && (t.entry.plain() >= 5 && t.entry.given() < 3 && t.entry.family() < 4
                        || t.entry.plain() >= 3 && t.entry.given().max(t.entry.family()) < 2)
                    && !t.is(Classes::PLACE_TYPE
                        .or(Classes::ORG_HEAD)
                        .or(Classes::ORG_TAIL)
                        .or(Classes::PLACE))
            })
        };
        // "Ana Orvik QC", "Tom Hale MP": letters behind a full name are no part of it.
        while last > first + 2 && self.is_postnominal(last - 1) {
            last -= 1;
        }
        if last >= first + 3 && trails(last - 1) && person::lexical(context, first, last - 1) >= 7 {
            last -= 1;
        }
        if first < last {
            place::split_pair(context, first, last, self.pieces);
        }
    }
}
