//! What the rules are, for `corpus-scan rules`: names, what they find, texts that show it.

use std::io::{self, Write};

use serde::Serialize;

use crate::attribution;
use crate::identity;
use crate::mention::{date, name};

/// A rule as it is shown.
#[derive(Debug, Serialize)]
pub struct RuleShown {
    /// The name that facts carry in `rule`.
    pub name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what: Option<&'static str>,
    pub examples: Vec<Example>,
}

/// A text and what the rule finds in it.
#[derive(Debug, Serialize)]
pub struct Example {
    pub text: &'static str,
    /// The words found, or the name joined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finds: Option<&'static str>,
    /// What they are taken to mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<&'static str>,
}

/// The rules of one layer.
#[derive(Debug, Serialize)]
pub struct LayerRules {
    pub layer: &'static str,
    /// What holds for all its examples.
    pub note: String,
    pub rules: Vec<RuleShown>,
}

/// Every layer whose rules are shown.
pub fn layers() -> Vec<LayerRules> {
    vec![names(), dates(), speakers(), people()]
}

fn names() -> LayerRules {
    let rules = name::RULES.iter().map(|&(name, text, finds): &name::Shown| shown(name, text, Some(finds)));
    let note = "what makes a piece of text the name of a person or place; the heaviest clue gives the rule"
        .to_string();
    LayerRules { layer: "names", note, rules: rules.collect() }
}

fn dates() -> LayerRules {
    let example =
        |&(text, finds, value): &date::Shown| Example { text, finds: Some(finds), value: Some(value) };
    let rules = date::RULES.iter().map(|rule| RuleShown {
        name: rule.name,
        what: Some(rule.what),
        examples: rule.shows.iter().map(example).collect(),
    });
    let note = format!("values in an article of {}", date::SHOWN_ON.strftime("%A %Y-%m-%d"));
    LayerRules { layer: "dates", note, rules: rules.collect() }
}

fn speakers() -> LayerRules {
    let rules = attribution::rules().map(|(name, text)| shown(name, text, None));
    let note = "who says a quotation; the upper rule wins".to_string();
    LayerRules { layer: "quotes", note, rules: rules.collect() }
}

fn people() -> LayerRules {
    let rules = identity::sieves().map(|(name, (one, other))| shown(name, one, Some(other)));
    let note = "names that may be one person's, if nothing speaks against it".to_string();
    LayerRules { layer: "people", note, rules: rules.collect() }
}

fn shown(name: &'static str, text: &'static str, finds: Option<&'static str>) -> RuleShown {
    RuleShown { name, what: None, examples: vec![Example { text, finds, value: None }] }
}

/// The rules, to read.
pub fn write_text(out: &mut impl Write) -> io::Result<()> {
    for (number, layer) in layers().iter().enumerate() {
        let gap = if number > 0 { "\n" } else { "" };
        writeln!(out, "{gap}{}: {}", layer.layer.to_uppercase(), layer.note)?;
        for rule in &layer.rules {
            write_rule(rule, out)?;
        }
    }
    Ok(())
}

fn write_rule(rule: &RuleShown, out: &mut impl Write) -> io::Result<()> {
    match rule.what {
        Some(what) => writeln!(out, "\n{}: {what}", rule.name)?,
        None => write!(out, "  {:<20}", rule.name)?,
    }
    for example in &rule.examples {
        match (example.finds, example.value) {
            (Some(finds), Some(value)) => writeln!(out, "  {finds:<27} {value:<20} {}", example.text)?,
            (Some(finds), None) => writeln!(out, "  {:<27} {finds}", example.text)?,
            _ => writeln!(out, "  {}", example.text)?,
        }
    }
    Ok(())
}

/// The rules as JSON.
pub fn write_json(out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &layers())?;
    writeln!(out)
}
