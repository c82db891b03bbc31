//! How much each clue weighs for a person, a place and anything else, and what the scales then read.

use super::evidence::{self as e, Clues};
use super::{Label, Piece, RuleName, Strength};

/// How much a clue speaks for a person, a place and anything else.
struct Weight {
    clue: Clues,
    person: i32,
    place: i32,
    other: i32,
    rule: RuleName,
}

const fn row(clue: Clues, person: i32, place: i32, other: i32, rule: RuleName) -> Weight {
    Weight { clue, person, place, other, rule }
}

/// The scales. The heaviest clue for what wins gives the decision its name.
const WEIGHTS: &[Weight] = &[
    row(e::HONORIFIC, 9, -4, -2, "person/honorific-name"),
    row(e::TITLE, 8, -4, -2, "person/title-name"),
    row(e::ROLE, 6, -3, -1, "person/role-name"),
    row(e::AGE, 8, -3, -3, "person/age-after"),
    row(e::WHO, 4, -2, -1, "person/who-after"),
    row(e::SPEAKS, 4, -1, 0, "person/speaks"),
    row(e::SAID_BEFORE, 5, -1, 0, "person/said-before"),
    row(e::PERSON_NOUN, 5, -1, -1, "person/kin-before"),
    row(e::GIVEN_NOUN, 3, 1, 1, "person/named"),
    row(e::APPOSITIVE, 4, -2, -1, "person/appositive"),
    row(e::ROLE_COMMA, 4, -1, -1, "person/role-comma"),
    row(e::ACTS, 2, 0, 0, "person/speaks"),
    row(e::DOES, 1, 0, 0, "person/speaks"),
    row(e::POSSESSIVE, 1, 1, 0, "person/by"),
    row(e::BY, 2, -1, 0, "person/by"),
    row(e::COUNTRY_AFTER, 4, -3, 0, "person/country-after"),
    row(e::PLACE_TYPE_OF, -4, 8, -1, "place/type-of"),
    row(e::IN, -3, 4, 0, "place/in"),
    row(e::IN_POSSESSIVE, 2, -3, 0, "person/by"),
    row(e::MONEY, -9, -12, 9, "name/currency"),
    row(e::HOUSE, 7, -1, -2, "person/house"),
    row(e::TYPED, -1, 4, 0, "place/type-last"),
    row(e::SPANISH, -2, 1, 0, "place/from"),
    row(e::FROM, 0, 2, 0, "place/from"),
    row(e::REGION, -3, 6, -2, "place/city-region"),
    row(e::PLACE_PAIR, -2, 3, -1, "place/pair"),
    row(e::CITY_BEFORE, -1, 3, -1, "place/region-after-city"),
    row(e::TYPE_AFTER, -3, 5, 0, "place/type-after"),
    row(e::BASED, -2, 1, 1, "place/from"),
    row(e::THE, -4, -3, 3, "name/article-before"),
    row(e::GROUP_NOUN, -3, -1, 3, "name/noun-after"),
    row(e::ACRONYM_AFTER, -6, -4, 8, "org/acronym-after"),
    row(e::UPPER, -4, -3, 4, "org/acronym"),
    row(e::WORK, -3, -2, 3, "name/work"),
    row(e::QUOTED, -2, -1, 3, "name/quoted"),
    row(e::DEMONYM, -1, -1, 1, "name/demonym-before"),
    row(e::VERSUS, 0, -2, 1, "org/sport"),
    row(e::ORG_NOUN, -3, -1, 4, "org/noun-before"),
    row(e::ORG_APPOSITIVE, -4, -1, 5, "org/appositive"),
    row(e::CAMEL, -4, -2, 4, "org/mixed-case"),
    row(e::BRACKETED, -6, -4, 8, "org/short-form"),
    row(e::CRICKET, 6, -4, 0, "person/scorecard"),
    row(e::FIGURES, 5, -3, 0, "person/figures"),
    row(e::AMPERSAND, -8, -4, 8, "org/ampersand"),
    row(e::ROLE_AT, -5, -1, 5, "org/role-at"),
    row(e::SUCH_AS, -5, -2, 5, "org/such-as"),
    row(e::COUPLE, 3, -1, 0, "person/couple"),
];

/// A clue's bit is its row's number, so that rows are found without a search.
const _: () = {
    let mut i = 0;
    while i < WEIGHTS.len() {
        assert!(WEIGHTS[i].clue.0 == 1 << i);
        i += 1;
    }
};

/// Clues that say nothing against a place which the gazetteer knows well: states act, speak and deny.
const SOFT: Clues = e::SPEAKS
    .or(e::SAID_BEFORE)
    .or(e::ACTS)
    .or(e::APPOSITIVE)
    .or(e::THE)
    .or(e::UPPER)
    .or(e::GROUP_NOUN)
    .or(e::POSSESSIVE)
    .or(e::WHO)
    .or(e::BY)
    .or(e::ROLE_COMMA)
    .or(e::BASED)
    .or(e::ROLE)
    .or(e::ORG_NOUN)
    .or(e::ORG_APPOSITIVE)
    .or(e::AGE)
    .or(e::ROLE_AT)
    .or(e::SUCH_AS)
    .or(e::AMPERSAND)
    .or(e::HOUSE)
    .or(e::DEMONYM);

pub(super) const OFFICES: Clues = e::HONORIFIC.or(e::TITLE).or(e::ROLE);

/// From this weight on, the gazetteer knows the place well.
pub(super) const STRONG: i32 = 6;

/// What speaks for one label: all of it, the heaviest part, and the rule that gave that.
#[derive(Clone, Copy, Default)]
pub(super) struct Scale {
    pub sum: i32,
    heaviest: i32,
    pub rule: RuleName,
}

impl Scale {
    pub fn add(&mut self, weight: i32, rule: RuleName) {
        self.sum += weight;
        if weight > self.heaviest {
            (self.heaviest, self.rule) = (weight, rule);
        }
    }
}

#[derive(Clone, Copy, Default)]
pub(super) struct Scales {
    pub person: Scale,
    pub place: Scale,
    pub other: Scale,
}

impl Scales {
    pub fn empty() -> Self {
        Scales { other: Scale { sum: 1, heaviest: 0, rule: "name/none" }, ..Scales::default() }
    }
}

/// Puts every clue on the scales; `strong` where the gazetteer knows the place well.
pub(super) fn put_clues(clues: Clues, strong: bool, s: &mut Scales) {
    let mut rest = clues.0;
    while let Some(w) = WEIGHTS.get(rest.trailing_zeros() as usize) {
        rest &= rest - 1;
        let soft = strong && w.clue.any(SOFT);
        s.person.add(if soft { w.person.min(0) } else { w.person }, w.rule);
        s.place.add(if soft { w.place.max(0) } else { w.place }, w.rule);
        s.other.add(if soft { 0 } else { w.other }, w.rule);
    }
}

pub(super) fn settle(piece: &mut Piece, s: &Scales) {
    let (person, place, other) = (s.person.sum, s.place.sum, s.other.sum);
    let best = person.max(place);
    if best < 4 || best < other {
        piece.label = if other >= 5 { Label::Org } else { Label::Other };
        piece.rule = s.other.rule;
        piece.strength = Strength::Guess;
        return;
    }
    let (label, score, rival, rule) = if person >= place {
        (Label::Person, person, place, s.person.rule)
    } else {
        (Label::Place, place, person, s.place.rule)
    };
    piece.label = label;
    piece.rule = rule;
    piece.strength = match score - rival.max(other).max(0) {
        7.. if score >= 9 => Strength::Certain,
        2.. if score >= 5 => Strength::Likely,
        _ => Strength::Guess,
    };
}
