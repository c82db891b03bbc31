//! Plain words before a name in its run: those that open a sentence, stand in a title or belong to an office.

use super::context::{Case, FUNCTION};
use super::cutter::Cutter;
use crate::document::Token;
use crate::lexicon::Classes;
use crate::token::{Mark, Shape};

impl Cutter<'_, '_> {
    /// In a title with capitals throughout, plain words part the names.
    pub(super) fn skips_plain(&self, open: usize, at: usize) -> bool {
        let context = self.context;
        let Some(token) = context.token(at) else { return false };
        let entry = token.entry;
        if matches!(token.shape, Shape::Initial | Shape::Dotted)
            || entry.is(Classes::PLACE) && entry.plain() < 4
        {
            return false;
        }
        // "Trump Jr. left": whom a suffix follows is somebody.
        if at == open && context.is(at + 1, Classes::SUFFIX) && context.is(at + 1, Classes::ABBREVIATION) {
            return false;
        }
        let plain = entry.plain() >= 3 && entry.given() < 5 && entry.family() < 5;
        let common = entry.plain() >= 4 && entry.given() < 6 && entry.family() < 6;
        let verb = entry.is(Classes::VERB.or(Classes::CUE).or(Classes::PERSON_NOUN));
        if at == open && self.case == Case::Titled && self.before_full_name(at) {
            return true;
        }
        if self.case == Case::Titled {
            return plain || verb || common;
        }
        let credit = context.word(at) == "Credit" && context.glued(at + 1) && context.is_nameish(at + 1);
        if at == open && (credit || self.portfolio(at) || self.said_first(at)) {
            return true;
        }
        // "American-Islamic Relations Ana Orvik": behind a people's name, a plain word goes with that.
        let people = context.before(at, 1).is_some_and(|t| t.is_capital() && t.is(Classes::DEMONYM));
        let given = context.token(at + 1).is_some_and(|t| t.entry.given() >= 4 && t.entry.plain() < 4);
        if at == open && people && common && !verb && given && at + 3 == self.end {
            return true;
        }
        // "Yesterday Orvik", "Told Orvik": one plain word at a sentence's start, a name behind it.
        at == open
            && context.opens(at)
            && at + 1 < self.end
            && (plain && entry.plain() >= 4 || verb && entry.given() < 4 || self.participle(at))
    }

    /// "Conflates Ana Orvik": a word that is nobody's name, then a well-known given and a family name.
    fn before_full_name(&self, at: usize) -> bool {
        let token = |i: usize| self.context.token(i).filter(|t| t.is_word() && t.shape == Shape::Capital);
        let verb = |w: &str| w.len() > 4 && ["s", "ed", "ing"].iter().any(|end| w.ends_with(end));
        let strange = |t: &Token| {
            t.entry.given() == 0
                && t.entry.family() < 2
                && !t.is(Classes::PLACE)
                && verb(self.context.word(at))
        };
        (at + 3 == self.end || at + 3 < self.end && self.context.is(at + 3, FUNCTION))
            && self.context.mark(at + 1) == Mark::None
            && token(at).is_some_and(strange)
            && token(at + 1).is_some_and(|t| t.entry.given() >= 7 && t.entry.plain() < 4)
            && token(at + 2).is_some_and(|t| t.entry.family() >= 4)
    }

    /// "Said Orvik: “It rained.”": a verb of speech that is a given name, too, before who speaks and what is said.
    fn said_first(&self, at: usize) -> bool {
        let context = self.context;
        let cue = |t: &Token| t.entry.value(Classes::CUE).is_some_and(|v| v.starts_with("say"));
        if !context.opens(at) || !context.token(at).is_some_and(cue) || !context.is_nameish(at + 1) {
            return false;
        }
        let verb = Classes::CUE.or(Classes::VERB).or(Classes::AUXILIARY).or(Classes::MODAL);
        let own = context.after(at, self.end).is_some_and(|t| t.is(verb));
        let mut rest = (self.end..self.end + 40).map_while(|i| context.after(i.saturating_sub(1), i));
        !own && rest.any(|t| t.mark.is_quote())
    }

    /// "Impeaching Orvik": a form in -ing that no table of names knows.
    fn participle(&self, at: usize) -> bool {
        self.context.token(at).is_some_and(|t| {
            let form =
                t.shape == Shape::Capital && t.span().len() >= 7 && self.context.word(at).ends_with("ing");
            form && t.entry.given() == 0 && t.entry.family() < 3
        })
    }

    /// "Secretary Information Orvik", "Minister of National Planning Orvik": plain words between an office and a name.
    fn portfolio(&self, at: usize) -> bool {
        let context = self.context;
        let common = |i: usize| {
            context.token(i).is_some_and(|t| {
                t.entry.plain() >= 4
                    && t.entry.given() < 3
                    && t.entry.family() < 4
                    && !t.is(Classes::DIRECTION)
            })
        };
        if !common(at) {
            return false;
        }
        let mut from = at;
        while from > 0
            && at - from < 6
            && common(from - 1)
            && context.before(from, 1).is_some_and(|t| t.is_capital())
        {
            from -= 1;
        }
        let joint = ["of", "for", "and"].iter().any(|w| from > 0 && context.word_is(from - 1, w));
        let office_end = if joint { from - 1 } else { from };
        let office = context.phrase_before(office_end, Classes::TITLE).is_some_and(|(_, e)| {
            !matches!(e.value(Classes::TITLE), Some("m" | "f")) && context.before(from, 1).is_some()
        });
        let name = (at + 1..self.end.min(at + 6)).find(|i| !common(*i));
        let named =
            name.and_then(|n| context.token(n)).is_some_and(|t| t.entry.given() >= 2 || t.entry.is_none());
        (office || from < at && joint) && named
    }
}
