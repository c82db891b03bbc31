//! From the mention that speaks to the people and organisations meant.

use super::Answer;
use super::phrase::PhraseKind;
use super::scene::Scene;
use crate::mention::Attribution;

/// The attributions of all answers, in order.
pub fn resolve(scene: &Scene, answers: &[Option<(Answer, &'static str)>]) -> Vec<Attribution> {
    answers.iter().map(|a| a.map_or_else(unattributed, |(answer, rule)| one(scene, answer, rule))).collect()
}

fn unattributed() -> Attribution {
    Attribution { rule: "quote/none", ..Attribution::default() }
}

fn one(scene: &Scene, answer: Answer, rule: &'static str) -> Attribution {
    let document = scene.document;
    let people = people(scene, answer);
    let organisation = (people.is_empty() && answer.speaker.kind == PhraseKind::Name)
        .then(|| document.span(answer.speaker.mention));
    Attribution {
        speaker: Some(document.span(answer.speaker.mention)),
        people,
        organisation,
        cue: answer.cue.map(|c| document.span(c)),
        rule,
        ..Attribution::default()
    }
}

fn people(scene: &Scene, answer: Answer) -> Vec<u32> {
    let mention = answer.speaker.mention;
    if answer.speaker.kind == PhraseKind::Pronoun {
        let pronouns = &scene.links.pronouns;
        let found = pronouns.binary_search_by_key(&mention.first, |p| p.0);
        return found.ok().map(|i| pronouns[i].1).into_iter().collect();
    }
    let last = mention.last.saturating_sub(1) as usize;
    scene.person_at(last).map(|m| scene.names.people[m].person).into_iter().collect()
}
