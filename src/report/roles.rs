//! Roles as one person has them: who stands among "presidential candidates" is a presidential candidate.

use crate::lexicon::{self, Classes};

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
    let stem = noun.strip_suffix('s').filter(|stem| stem.len() > 2 && !stem.ends_with(['s', '\'', '’']))?;
    let forms = [stem.strip_suffix("ie").map(|stem| format!("{stem}y")), Some(stem.to_string())];
    let mut buffer = Vec::new();
    let mut is_role = |form: &String| {
        let entry = lexicon::look_up(form, &mut buffer);
        entry.is(Classes::ROLE) || entry.is(Classes::TITLE)
    };
    forms.into_iter().flatten().find(|form| is_role(form))
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
            ("boss", "boss"),
            ("head of sales", "head of sales"),
            ("host of “Roses”", "host of “Roses”"),
            ("s", "s"),
            ("", ""),
        ] {
            assert_eq!(singular(plural), one);
        }
    }
}
