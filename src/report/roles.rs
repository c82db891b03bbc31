//! Roles as one person has them: who stands among "presidential candidates" is a presidential candidate.

use rustc_hash::FxHashMap;

use crate::lexicon::{self, Classes};
use crate::record::Text;

/// The role with its noun in the singular; as it stands where the noun is no role in the singular.
pub(super) fn singular(role: &str) -> String {
    // Secretaries of state, and the noun of "deputy chiefs of staff" is chiefs.
    let noun_end = role.find(" of ").unwrap_or(role.len());
    let (head, tail) = role.split_at(noun_end);
    let start = head.rfind(' ').map_or(0, |blank| blank + 1);
    let (before, noun) = head.split_at(start);
    match one(noun) {
        Some(one) => format!("{before}{one}{tail}"),
        None => role.to_string(),
    }
}

/// The singular of a plural that is a role or a title.
fn one(noun: &str) -> Option<String> {
    if let Some(stem) = noun.strip_suffix("s.").filter(|stem| stem.len() > 2) {
        let short = lexicon::look_up(&stem.to_lowercase(), &mut Vec::new()).is(Classes::ABBREVIATION);
        return short.then(|| format!("{stem}."));
    }
    let stem = noun.strip_suffix('s').filter(|stem| stem.len() > 2 && !stem.ends_with(['s', '\'', '’']))?;
    let forms = [stem.strip_suffix("ie").map(|stem| format!("{stem}y")), Some(stem.to_string())];
    let mut buffer = Vec::new();
    let mut is_role = |form: &String| {
        let entry = lexicon::look_up(form, &mut buffer);
        entry.is(Classes::ROLE) || entry.is(Classes::TITLE)
    };
    forms.into_iter().flatten().find(|form| is_role(form))
}

/// Forms of one role that are looked at.
const ALIKE: usize = 16;

/// For every role as it is usually written, how a person's own roles write it in full: "Sen." where there is
/// "senator", "Texas Gov." where there is "Texas governor". Linear in the number of roles.
pub(super) fn in_full(roles: &mut FxHashMap<String, Text>) {
    let shape = |role: &str| role.split(' ').map(|word| word.chars().next()).collect::<Vec<_>>();
    let is_short = |role: &str| role.split(' ').any(|word| word.ends_with('.'));
    let mut by_shape: FxHashMap<Vec<Option<char>>, Vec<String>> = FxHashMap::default();
    for short in roles.keys().filter(|role| is_short(role)) {
        by_shape.entry(shape(short)).or_default();
    }
    let mut full: Vec<&String> = roles.keys().filter(|role| !is_short(role)).collect();
    full.sort_unstable();
    for role in full {
        let known = by_shape.get_mut(&shape(role)).filter(|known| known.len() < ALIKE);
        known.into_iter().for_each(|known| known.push(role.clone()));
    }
    let mut written: Vec<(String, Text)> = Vec::new();
    for short in roles.keys().filter(|role| is_short(role)) {
        let alike = by_shape.get(&shape(short)).into_iter().flatten();
        let told =
            alike.filter(|full| short.split(' ').zip(full.split(' ')).all(|(s, f)| is_short_for(s, f)));
        written
            .extend(told.min_by_key(|f| f.len()).and_then(|f| Some((short.clone(), roles.get(f)?.clone()))));
    }
    roles.extend(written);
}

/// "sen." for "senator", "sgt." for "sergeant": its letters in order, from the first one on.
fn is_short_for(short: &str, full: &str) -> bool {
    let Some(letters) = short.strip_suffix('.') else { return short == full };
    let mut rest = full.chars();
    let alike = letters.chars().all(|letter| rest.any(|c| c == letter));
    let begins = letters.chars().next() == full.chars().next();
    alike && begins && letters.chars().nth(1).is_some() && letters.len() < full.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plural_roles_become_one_persons() {
        for (plural, one) in [
            ("presidential candidates", "presidential candidate"),
            ("former Presidents", "former President"),
            ("secretaries of state", "secretary of state"),
            ("Soviet leaders", "Soviet leader"),
            ("Ohio Sens.", "Ohio Sen."),
            ("Mrs.", "Mrs."),
            ("boss", "boss"),
            ("head of sales", "head of sales"),
            ("host of “Roses”", "host of “Roses”"),
            ("s", "s"),
            ("", ""),
        ] {
            assert_eq!(singular(plural), one);
        }
    }

    #[test]
    fn an_abbreviation_is_written_in_full_where_the_person_has_the_whole_word() {
        let own = |roles: &[&str]| {
            let mut all = roles.iter().map(|role| (crate::fold::fold(role), Text::from(*role))).collect();
            in_full(&mut all);
            let mut written: Vec<(String, String)> =
                all.into_iter().map(|(role, text)| (role, text.to_string())).collect();
            written.sort();
            written
        };
        let pair = |role: &str, text: &str| (role.to_string(), text.to_string());
        assert_eq!(
            own(&["Sen.", "Senator", "Texas Sen.", "Texas senator", "Lt. Gov.", "Lieutenant Governor"]),
            [
                pair("lieutenant governor", "Lieutenant Governor"),
                pair("lt. gov.", "Lieutenant Governor"),
                pair("sen.", "Senator"),
                pair("senator", "Senator"),
                pair("texas sen.", "Texas senator"),
                pair("texas senator", "Texas senator"),
            ]
        );
        // Nothing of one letter, of other letters, or of fewer words.
        let apart = own(&["S.", "Senator", "Gov.", "Texas Sen.", "Ohio senator"]);
        assert!(apart.iter().all(|(role, text)| *role == text.to_lowercase()), "{apart:?}");
    }
}
