//! How far a sieve is trusted over two people: what their forms say, and what speaks against it.

use super::cluster::Cluster;
use super::name::{Name, Part};
use super::ruling::clash;
use super::sieves::{Fit, Sieve};

/// How far the sieve trusts the pair, as a score; none where any two forms do not fit or something speaks against.
/// `two` says that nobody else is found by the sieve's key.
pub(super) fn trust(sieve: &Sieve, a: &Cluster, b: &Cluster, two: bool) -> Option<f64> {
    let mut best = Fit::No;
    for x in a.names.iter().take(8) {
        for y in b.names.iter().take(8) {
            match (sieve.fits)(x, y) {
                Fit::Likely => best = Fit::Likely,
                fit @ (Fit::Company | Fit::Office) if best == Fit::No => best = fit,
                _ => {}
            }
            if x.generation.is_some() && y.generation.is_some() && x.generation != y.generation {
                return None;
            }
        }
    }
    let one_generation =
        a.names.iter().any(|n| n.generation.is_some()) != b.names.iter().any(|n| n.generation.is_some());
    // Of one given name nobody is a man here and a woman there: a pronoun was misread.
    let apart = clash(&a.sides, &b.sides)
        || (a.clashes(b) && !same_given(a, b))
        || middles_clash(a, b)
        || (one_generation && a.meets(b) && (same_given(a, b) || !is_formal(a) && !is_formal(b)))
        || were_split(a, b)
        || told_in_two_ways(a, b);
    match best {
        _ if apart => None,
        Fit::No => None,
        Fit::Likely => Some(2.0),
        Fit::Company => Some(if a.meets(b) { -3.5 } else { -2.0 }),
        Fit::Office if holds_one_office(a, b) => Some(-3.5),
        Fit::Office => (two && may_be_misnamed(a, b)).then_some(-3.0),
    }
}

/// Whether the suffix stands behind a name given in full: Joseph R. Brill Jr. may be called Joe Brill beside it.
fn is_formal(cluster: &Cluster) -> bool {
    cluster.names.iter().any(|n| n.generation.is_some() && n.parts.len() > 2)
}

pub(super) fn same_given(a: &Cluster, b: &Cluster) -> bool {
    let given = |n: &Name| n.first().map(|p| p.text.clone());
    a.names.iter().take(8).any(|m| b.names.iter().take(8).any(|n| given(m) == given(n)))
}

/// Whether both have one and the same form: only those that were split before do.
fn were_split(a: &Cluster, b: &Cluster) -> bool {
    a.names.iter().take(8).any(|m| b.names.iter().take(8).any(|n| m.key() == n.key()))
}

/// Whether an article names both in full, with an initial and without: its own links would have joined them, had it not
/// told of two.
fn told_in_two_ways(a: &Cluster, b: &Cluster) -> bool {
    let bare = |n: &Name| n.parts.len() == 2 && !n.parts[0].initial;
    let told = |n: &Name| n.parts.len() == 3 && !n.parts[0].initial && n.parts[1].initial;
    let one = |x: &Name, y: &Name| bare(x) && told(y) && x.first() == y.first() && x.last() == y.last();
    let pair = |x: &Name| b.names.iter().take(8).any(|y| one(x, y) || one(y, x));
    a.names.iter().take(8).any(|x| pair(x)) && a.meets(b)
}

/// Whether one story gives another given name to the holder of an office whom other stories tell of.
fn holds_one_office(a: &Cluster, b: &Cluster) -> bool {
    let (few, many) = if a.stories() <= b.stories() { (a, b) } else { (b, a) };
    // The wife of a president is told in his office now and then, and he in none of her gender.
    let other = few.men + few.women > 0 && !(few.men > 0 && many.men > 0 || few.women > 0 && many.women > 0);
    let one = few.stories() == 1 && many.stories() > 1 && !a.meets(b);
    one && !other && few.role_support(many) >= 1.2 && few.roles_stand_in(many)
}

/// Whether one story may have the given name wrong of whom all others tell: the only two bearers of the surname, who
/// never meet, two men or two women whose given names begin alike.
fn may_be_misnamed(a: &Cluster, b: &Cluster) -> bool {
    let (few, many) = if a.stories() <= b.stories() { (a, b) } else { (b, a) };
    let letter = |c: &Cluster| c.names.first().and_then(|n| n.first()).and_then(Part::letter);
    let same_gender = (a.men > 0 && a.women == 0 && b.men > 0) || (a.women > 0 && a.men == 0 && b.women > 0);
    let rare = |c: &Cluster| c.names.first().and_then(|n| n.last()).is_some_and(|p| p.family < COMMON);
    let told = few.stories() == 1 && many.stories() > 3 && few.roles.is_empty();
    told && rare(a) && letter(a) == letter(b) && same_gender && !a.meets(b)
}

/// A surname of that strength is borne by many who have nothing to do with each other.
const COMMON: u8 = 7;

/// Two middle initials that differ, with one given name and surname.
fn middles_clash(a: &Cluster, b: &Cluster) -> bool {
    let letters = |c: &Cluster| -> Vec<char> {
        c.names.iter().filter(|n| n.parts.len() == 3).filter_map(|n| n.middle()[0].letter()).collect()
    };
    let (x, y) = (letters(a), letters(b));
    let same_given =
        a.names.iter().any(|m| b.names.iter().any(|n| m.first() == n.first() && m.last() == n.last()));
    same_given && !x.is_empty() && !y.is_empty() && !x.iter().any(|c| y.contains(c))
}
