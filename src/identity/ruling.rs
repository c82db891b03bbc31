//! What the user's names file says of people: forms to join, people to keep apart, names to leave out.

use rustc_hash::{FxHashMap, FxHashSet};

use super::name::Name;
use crate::authority::Authority;

/// The names file by the comparing forms of its names.
#[derive(Debug, Default)]
pub struct Ruling {
    /// For a form: where it holds (the end of a path), and the name it stands for.
    same: FxHashMap<String, Vec<(Option<String>, String)>>,
    /// For a name: the lines that keep it apart, and its place in them.
    apart: FxHashMap<String, Vec<(u32, u32)>>,
    ignored: FxHashSet<String>,
    /// For a name, the ends of the paths in which it is nobody's.
    ignored_within: FxHashMap<String, Vec<String>>,
}

impl Ruling {
    pub fn new(authority: &Authority) -> Self {
        let key = |name: &str| Name::new(name).key().to_string();
        let mut ruling = Ruling::default();
        for same in &authority.same {
            for form in std::iter::once(&same.name).chain(&same.forms) {
                let meant = (same.within.clone(), same.name.clone());
                ruling.same.entry(key(form)).or_default().push(meant);
            }
        }
        for (line, names) in authority.apart.iter().enumerate() {
            for (place, name) in names.iter().enumerate() {
                ruling.apart.entry(key(name)).or_default().push((line as u32, place as u32));
            }
        }
        ruling.ignored = authority.ignore.iter().map(|name| key(name)).collect();
        for (name, end) in &authority.ignore_within {
            ruling.ignored_within.entry(key(name)).or_default().push(end.clone());
        }
        ruling
    }

    /// The name that a form stands for in the article of that path, and whether only there; a line for the very path
    /// goes first.
    pub fn meant(&self, form: &Name, path: &str) -> Option<(&str, bool)> {
        let lines = self.same.get(form.key())?;
        let here = |within: &Option<String>| within.as_ref().is_some_and(|end| path.ends_with(&**end));
        let line = lines.iter().find(|(within, _)| here(within));
        let line = line.or_else(|| lines.iter().find(|(within, _)| within.is_none()))?;
        Some((line.1.as_str(), line.0.is_some()))
    }

    /// The lines that keep a form apart from others, with its place in each.
    pub fn sides(&self, form: &Name) -> &[(u32, u32)] {
        self.apart.get(form.key()).map_or(&[], |sides| sides)
    }

    /// Whether the form is nobody's name in the article of that path.
    pub fn ignores(&self, form: &Name, path: &str) -> bool {
        let here = |ends: &Vec<String>| ends.iter().any(|end| path.ends_with(&**end));
        self.ignored.contains(form.key()) || self.ignored_within.get(form.key()).is_some_and(here)
    }
}

/// Whether two people stand at different places of one line; both lists are in order.
pub fn clash(a: &[(u32, u32)], b: &[(u32, u32)]) -> bool {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    few.iter().any(|x| {
        let line = &many[many.partition_point(|y| y.0 < x.0)..];
        line.iter().take_while(|y| y.0 == x.0).any(|y| x.1 != y.1)
    })
}
