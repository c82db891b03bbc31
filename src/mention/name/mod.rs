//! Names of people, places and organisations: cut into pieces, weighed over the whole article, then decided.

mod after;
mod apposition;
mod chunk;
mod classify;
mod clues;
mod context;
mod cutter;
mod dateline;
mod evidence;
mod extent;
mod headline;
mod known;
mod list;
mod office;
mod opener;
mod organisation;
mod outer;
mod parted;
mod person;
mod place;
mod postal;
mod resolve;
mod role;
mod rules;
mod scales;
mod shape;
mod surroundings;
mod trim;
mod typed;
mod weights;

pub use self::rules::{RULES, Shown};

use self::context::Context;
use super::{DateMention, Names, OrgMention, PersonMention, PlaceMention, RuleName, Strength};
use crate::document::{Document, Range};

/// What a piece of capitalised text turns out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    Person,
    Place,
    Org,
    /// No name of the three kinds: a plain word, a demonym, a work.
    Other,
}

/// A stretch of capitalised text that is one name or none.
#[derive(Clone, Debug)]
struct Piece {
    tokens: Range,
    /// Hash of all its folded words.
    key: u64,
    /// Set where the cutter already knows.
    fixed: Option<(Label, RuleName)>,
    /// Title or role beside it.
    role: Option<Range>,
    clues: evidence::Clues,
    label: Label,
    rule: RuleName,
    strength: Strength,
}

impl Piece {
    fn new(first: usize, last: usize) -> Self {
        Piece {
            tokens: Range::new(first, last),
            key: 0,
            fixed: None,
            role: None,
            clues: evidence::Clues::default(),
            label: Label::Other,
            rule: "name/none",
            strength: Strength::Guess,
        }
    }

    fn fixed(first: usize, last: usize, label: Label, rule: RuleName) -> Self {
        Piece { fixed: Some((label, rule)), label, rule, ..Piece::new(first, last) }
    }
}

/// Every name of the article: two passes, so that what stands at its end may decide what stands at its start.
pub fn find(document: &Document, dates: &[DateMention]) -> Names {
    let context = Context::new(document, dates);
    let mut pieces = chunk::cut(&context);
    evidence::gather(&context, &mut pieces);
    classify::decide(&context, &mut pieces);
    headline::find(&context, &mut pieces);
    pieces.sort_by_key(|p| p.tokens.first);
    let mut names = collect(&context, &pieces);
    resolve::resolve(document, &mut names.places, &names.orgs);
    names
}

fn collect(context: &Context, pieces: &[Piece]) -> Names {
    let mut names = Names::default();
    for (i, piece) in pieces.iter().enumerate() {
        let (tokens, rule, strength) = (piece.tokens, piece.rule, piece.strength);
        let span = context.document.span(tokens);
        match piece.label {
            Label::Person if is_of_office(context, pieces, i) => {}
            Label::Person => names.people.push(PersonMention {
                span,
                tokens,
                role: piece.role.map(|r| role::span(context.document, r)),
                strength,
                rule,
                person: 0,
            }),
            Label::Place => names.places.push(PlaceMention { span, tokens, place: None, strength, rule }),
            Label::Org => names.orgs.push(OrgMention { span, tokens, rule }),
            Label::Other => {}
        }
    }
    names
}

/// "Chief Brand Officer Ana Lind": a plain word of somebody's office, an office before it, names nobody.
fn is_of_office(context: &Context, pieces: &[Piece], i: usize) -> bool {
    let own = pieces[i].tokens;
    let plain = context.token(own.first as usize).is_some_and(|t| t.entry.plain() >= 5);
    let holds = |p: &Piece| {
        let role = p.role.filter(|_| p.label == Label::Person);
        role.is_some_and(|r| r.first < own.first && own.last < r.last)
    };
    plain
        && own.len() == 1
        && pieces[i].role.is_some()
        && pieces[i + 1..].iter().take(OFFICE_WORDS).any(holds)
}

/// Names between a word of an office and its holder.
const OFFICE_WORDS: usize = 3;
