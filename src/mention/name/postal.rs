//! Codes of states behind a town: "Salem, OR" (ISO 3166-2, as addresses in North America and Australia write them).

use super::context::{Context, OFFICE};
use crate::lexicon::{self, Classes, Entry, Place};
use crate::token::{Kind, Mark, Shape};

/// Countries whose regions are told by their codes, as the table spells them.
const COUNTRIES: [&str; 3] = ["us", "ca", "au"];

/// Rows of a town's name that are asked whether they lie in the region.
const ROWS: usize = 160;

/// The region whose code stands at `i`, behind a comma and a town that lies there.
pub fn region(context: &Context, i: usize) -> Option<Entry> {
    let token = context.token(i).filter(|t| t.kind == Kind::Word && t.shape == Shape::Upper)?;
    let comma = i.checked_sub(1).filter(|c| context.mark(*c) == Mark::Comma)?;
    if !(2..=3).contains(&token.span().len()) || token.starts_sentence() || token.entry.is_none() {
        return None;
    }
    (1..=4).filter_map(|len| comma.checked_sub(len)).find_map(|first| {
        let town = super::place::entry_of(context, first, comma).filter(|e| e.is(Classes::PLACE))?;
        stands_alone(context, first).then(|| coded(town, token.entry)).flatten()
    })
}

/// "Ana Jackson, MD" is no town.
fn stands_alone(context: &Context, first: usize) -> bool {
    let Some(before) = first.checked_sub(1).and_then(|i| context.after(i, first).and(context.token(i)))
    else {
        return true;
    };
    !before.is_capital() || before.is(Classes::DIRECTION) && !before.is(OFFICE)
}

/// The region of this code that holds a town of that name.
pub fn coded(town: Entry, code: Entry) -> Option<Entry> {
    let tie = lexicon::look_up("-", &mut Vec::new());
    COUNTRIES.iter().find_map(|country| {
        let words = [lexicon::look_up(country, &mut Vec::new()), tie, code];
        let (_, entry) = lexicon::phrases(words.into_iter()).find(|(len, _)| *len == words.len())?;
        let region = |p: Place| entry.places().any(|r| r != p && p.lies_in(r));
        town.places().take(ROWS).any(region).then_some(entry)
    })
}
