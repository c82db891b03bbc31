//! What parts a run of capitalised words: titles, offices and words for peoples, where they are no part of the name.

use super::context::OFFICE;
use super::cutter::Cutter;
use crate::document::Token;
use crate::lexicon::{Classes, Entry};
use crate::token::{Mark, Shape};

impl Cutter<'_, '_> {
    /// A title, honorific or office written with a capital: where the name behind it begins.
    pub(super) fn office(&self, open: usize, at: usize) -> Option<usize> {
        let context = self.context;
        let classes = OFFICE.or(Classes::ROLE_MODIFIER);
        let (len, entry) = context.document.longest_entry(at, classes)?;
        let group = context.document.longest_phrase(at, Classes::GROUP.or(Classes::DEMONYM));
        let next = at + len;
        if group.is_some() && len == 1 || self.is_accented(at, len) {
            return None;
        }
        if len > 1 {
            return Some(next.min(self.limit));
        }
        let shape = context.token(at)?.shape;
        (shape != Shape::Initial
            && !self.is_within_name(open, at, entry)
            && !self.begins_name(open, at, entry))
        .then_some(next)
    }

    /// Whether the one word of office at `at` goes on with the name before it.
    fn is_within_name(&self, open: usize, at: usize, entry: Entry) -> bool {
        let (context, next) = (self.context, at + 1);
        // "Walter Luther King Jr.": what a suffix follows is a surname.
        if at > open && context.is(next, Classes::SUFFIX) {
            return true;
        }
        let joined = context.mark(next) == Mark::Hyphen && context.glued(next);
        if joined && context.is_nameish(at + 2) && !context.is(at + 2, OFFICE) {
            return true;
        }
        let borne = entry.given() >= 4 || entry.family() >= 4 || entry.family() == 3 && entry.plain() < 4;
        // "Texas Sen. Brill": with its stop, a title is no part of a name.
        let strong = entry.is(Classes::HONORIFIC.or(Classes::TITLE));
        let stopped = strong && context.token(at).is_some_and(Token::has_stop);
        let usual = stopped || entry.plain() >= 5 || entry.is(Classes::ROLE) && entry.plain() >= 4;
        let after_name = at > open && self.is_namelike(at - 1);
        let modifier = !strong && entry.is(Classes::ROLE_MODIFIER) && !entry.is(Classes::ROLE) && at > open;
        after_name && (next >= self.end && borne || !usual && self.is_given(at - 1)) || modifier && borne
    }

    /// Whether the one word of office at `at` is a name, or begins one.
    fn begins_name(&self, open: usize, at: usize, entry: Entry) -> bool {
        let (context, next) = (self.context, at + 1);
        if at > open {
            return false;
        }
        let (last, given) = (next >= self.end, entry.given() >= 4);
        let strong = entry.is(Classes::HONORIFIC.or(Classes::TITLE));
        // "Sultan A. Brill": before an initial stands a given name.
        let initialled = given && context.token(next).is_some_and(|t| t.shape == Shape::Initial);
        let usual = next + 1 == self.end && entry.given() >= 7 && !entry.is(Classes::HONORIFIC);
        // "Kate Bishop … Bishop said": a lone word that may be the surname of somebody named before.
        let surname = entry.family() >= 5 && !entry.is(Classes::HONORIFIC);
        let lone = last && surname && context.token(at).is_some_and(|t| t.shape == Shape::Capital);
        // "rapper Killer Brill": behind an occupation, another one begins a stage name.
        let stage = |t: &Token| t.is(Classes::ROLE) && t.shape == Shape::Lower;
        let staged = !strong && !last && context.before(at, 1).is_some_and(stage);
        // "star Rebel Orvik": a word for what people do that is a given name, too.
        let rebel = !strong && next + 1 == self.end && given && !context.opens(at);
        initialled || usual || lone || staged || rebel
    }

    /// "Barón", "Román": with its accent, a name is no English title and no people.
    fn is_accented(&self, at: usize, len: usize) -> bool {
        let named = |t: &Token| t.entry.given() >= 3 || t.entry.family() >= 3;
        len == 1 && self.context.token(at).is_some_and(named) && !self.context.word(at).is_ascii()
    }

    /// Whether the word before looks like a given name or an initial.
    fn is_namelike(&self, at: usize) -> bool {
        self.context.token(at).is_some_and(|t| {
            t.shape == Shape::Initial
                || t.entry.given() >= 2 && t.entry.plain() < 4
                || t.entry.given() >= 7 && t.entry.plain() < 6
                || t.entry.given() > 0 && t.entry.plain() == 0 && !t.is(Classes::PLACE)
                || t.entry.is_none()
                || t.mark == Mark::Hyphen
        })
    }

    fn is_given(&self, at: usize) -> bool {
        self.context.token(at).is_some_and(|t| t.entry.given() >= 2 && t.entry.plain() < 4)
    }

    pub(super) fn demonym(&self, open: usize, at: usize) -> Option<usize> {
        let classes = Classes::DEMONYM.or(Classes::GROUP);
        let (len, entry) = self.context.document.longest_entry(at, classes)?;
        let last = at + len >= self.end;
        let hyphen = at > open && self.context.mark(at - 1) == Mark::Hyphen;
        let family = at > open
            && last
            && self.is_namelike(at - 1)
            && entry.family() >= 5
            && !(hyphen && entry.is(Classes::DEMONYM));
        let strength = entry.given().max(entry.family());
        let given =
            at == open && !last && strength >= 6 && (!entry.is(Classes::DEMONYM) || self.family_first(at));
        let place = self
            .context
            .document
            .phrases(at)
            .any(|(n, e)| n > len && e.is(Classes::PLACE) && self.context.is_nameish(at + n - 1));
        let upper = self.context.token(at)?.shape == Shape::Upper && entry.is(Classes::PLACE);
        // "Jean-Christian Brill": a given name behind a hyphen.
        let tied = hyphen && entry.given() >= 5 && !entry.is(Classes::DEMONYM);
        // "Meru town" is no people.
        let typed = entry.places().any(|p| p.population() > 50_000)
            && self
                .context
                .after(at, at + len)
                .is_some_and(|t| t.shape == Shape::Lower && t.is(Classes::PLACE_TYPE));
        let own = tied || self.is_accented(at, len) || self.is_coloured(at, len, entry);
        (!family && !given && !place && !upper && !typed && !own).then_some(at + len)
    }

    /// "Mr. Green", "Senator White … White said": parties and races that are surnames, too, are left to the clues, and a
    /// people's name is a surname behind a courtesy title.
    fn is_coloured(&self, at: usize, len: usize, entry: Entry) -> bool {
        let courtesy = self.context.before(at, 1).is_some_and(|t| t.is(Classes::HONORIFIC));
        courtesy && entry.family() >= 5 && len == 1
            || len == 1
                && entry.family() >= 7
                && !entry.is(Classes::DEMONYM)
                && entry.value(Classes::GROUP).is_none()
    }

    /// "Luo Zarhui": a family name, then a given name of one's own and nothing else.
    fn family_first(&self, at: usize) -> bool {
        let strange = Classes::PLACE.or(Classes::DEMONYM).or(Classes::GROUP).or(Classes::ORG_HEAD).or(OFFICE);
        let named = |t: &Token| t.entry.family() >= 6 && t.entry.given() < 4;
        let own = |t: &Token| t.is_word() && t.entry.plain() == 0 && !t.is(strange);
        at + 2 == self.end
            && self.context.token(at).is_some_and(named)
            && self.context.token(at + 1).is_some_and(own)
    }
}
