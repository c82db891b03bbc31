//! Who speaks in a turn of a transcript or interview: the label before the colon, and the person it stands for.

use rustc_hash::FxHashMap;

use super::Answer;
use super::phrase::{Phrase, PhraseKind};
use super::scene::Scene;
use crate::document::Range;

/// BERG: It rained. / Q: Did it rain?
pub fn turn(scene: &Scene, quote: usize) -> Option<Answer> {
    let label = scene.quotations[quote].label?;
    let named = scene.person_at(label.last as usize - 1).map(|m| scene.names.people[m].tokens);
    let mention = named.filter(|m| label.holds(m.first as usize)).unwrap_or(label);
    Some(Answer::bare(Phrase { mention, whole: label, kind: PhraseKind::Name }))
}

/// Whom labels that are no names stand for.
#[derive(Debug, Default)]
pub struct Cast {
    /// The person whom the article names most before the first turn, if one is named more than all others.
    answers: Option<u32>,
    /// Initials and last names of the article's people; `None` where two share them.
    names: FxHashMap<String, Option<u32>>,
}

impl Cast {
    pub fn new(scene: &Scene) -> Self {
        let first = scene.quotations.iter().find_map(|q| q.label).map_or(0, |l| l.first as usize);
        let mut names: FxHashMap<String, Option<u32>> = FxHashMap::default();
        // A last name that stands alone, too, is that of the one who is named in full.
        let full = scene.links.people.iter().enumerate().filter(|(_, p)| p.name.contains(' '));
        for (number, person) in full {
            let letters = person.name.split([' ', '-']).filter_map(|w| w.chars().next()).collect();
            let last = person.name.rsplit(' ').next().map(str::to_uppercase);
            for key in [Some(letters), last].into_iter().flatten() {
                names.entry(key).and_modify(|p| *p = None).or_insert(Some(number as u32));
            }
        }
        for (number, person) in scene.links.people.iter().enumerate().filter(|(_, p)| !p.name.contains(' ')) {
            names.entry(person.name.to_uppercase()).or_insert(Some(number as u32));
        }
        Cast { answers: named_most(scene, first), names }
    }
}

/// The person named most before token `end`; none where two are named as often.
fn named_most(scene: &Scene, end: usize) -> Option<u32> {
    let mut counts = vec![0u32; scene.links.people.len()];
    for mention in scene.names.people.iter().take_while(|m| (m.tokens.first as usize) < end) {
        if let Some(count) = counts.get_mut(mention.person as usize) {
            *count += 1;
        }
    }
    let most = *counts.iter().max().filter(|n| **n > 0)?;
    let mut leaders = counts.iter().enumerate().filter(|(_, n)| **n == most);
    let leader = leaders.next()?.0 as u32;
    leaders.next().is_none().then_some(leader)
}

/// The person whom a label means that no rule of names knows: "A" who answers, "JN" by initials, "LIND" by last name.
pub fn bearer(scene: &Scene, label: Range) -> Option<u32> {
    let last = scene.word(label.last.checked_sub(1)? as usize).trim_end_matches('.');
    if label.len() == 1 && (last == "A" || last.eq_ignore_ascii_case("answer")) {
        return scene.cast().answers;
    }
    scene.cast().names.get(&last.to_uppercase()).copied().flatten()
}
