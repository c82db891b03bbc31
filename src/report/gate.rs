//! Thresholds that a corpus must keep, for `--fail-if`.

use std::str::FromStr;

pub use super::measure::{MEASURES, Measure};
use super::{Place, Report};
use crate::nearest::nearest;

/// One `--fail-if`: the run fails where this is so.
#[derive(Clone)]
pub struct Gate {
    measure: &'static Measure,
    compare: Compare,
    limit: Limit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Compare {
    More,
    AtLeast,
    Less,
    AtMost,
    Equal,
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Limit {
    Count(u64),
    /// In parts of a hundred.
    Share(f64),
}

/// What a gate says of a report that does not pass it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finding {
    /// The gate as it would be written.
    pub gate: String,
    pub message: String,
    /// Where what was counted stands, as far as that can be told.
    pub places: Vec<Place>,
}

/// As written, the longer ones first.
const OPERATORS: [(&str, Compare); 7] = [
    (">=", Compare::AtLeast),
    ("<=", Compare::AtMost),
    ("!=", Compare::Other),
    ("==", Compare::Equal),
    (">", Compare::More),
    ("<", Compare::Less),
    ("=", Compare::Equal),
];

impl FromStr for Gate {
    type Err = String;

    /// `NAME OPERATOR NUMBER`, blanks as one likes; a number with `%` is a share.
    fn from_str(typed: &str) -> Result<Gate, String> {
        let found = typed.find(['>', '<', '=', '!']);
        let operator = found.and_then(|at| {
            let (sign, compare) = OPERATORS.iter().find(|(sign, _)| typed[at..].starts_with(sign))?;
            Some((&typed[..at], *compare, &typed[at + sign.len()..]))
        });
        let Some((name, compare, limit)) = operator else {
            return Err("write NAME OPERATOR NUMBER, for example quotes.unattributed>20%".to_string());
        };
        let measure = measure(name.trim())?;
        Ok(Gate { measure, compare, limit: limit_of(limit.trim(), measure)? })
    }
}

fn measure(name: &str) -> Result<&'static Measure, String> {
    MEASURES.iter().find(|m| m.name == name).ok_or_else(|| {
        let names = || MEASURES.iter().map(|m| m.name);
        match nearest(name, names()) {
            Some(near) => format!("nothing is called {name:?}; perhaps {near}"),
            None => {
                format!("nothing is called {name:?}; there are {}", names().collect::<Vec<_>>().join(", "))
            }
        }
    })
}

fn limit_of(typed: &str, measure: &Measure) -> Result<Limit, String> {
    let Some(share) = typed.strip_suffix('%') else {
        let whole = || format!("{typed:?} is no whole number; a share is written with %, for example 20%");
        return typed.parse().map(Limit::Count).map_err(|_| whole());
    };
    if measure.of.is_none() {
        return Err(format!("{} is a count, not a share of anything; write it without %", measure.name));
    }
    let share = share.trim().parse::<f64>().ok().filter(|s| (0.0..=100.0).contains(s));
    share.map(Limit::Share).ok_or_else(|| format!("{typed:?} is no share between 0% and 100%"))
}

impl Gate {
    /// What there is to say where the gate does not let the report pass.
    pub fn check(&self, report: &Report) -> Option<Finding> {
        let (count, whole) = ((self.measure.count)(report), (self.measure.whole)(report));
        let share = if whole == 0 { 0.0 } else { count as f64 * 100.0 / whole as f64 };
        let order = match self.limit {
            Limit::Count(limit) => count.cmp(&limit),
            Limit::Share(limit) => share.total_cmp(&limit),
        };
        let fails = match self.compare {
            Compare::More => order.is_gt(),
            Compare::AtLeast => order.is_ge(),
            Compare::Less => order.is_lt(),
            Compare::AtMost => order.is_le(),
            Compare::Equal => order.is_eq(),
            Compare::Other => order.is_ne(),
        };
        fails.then(|| Finding {
            gate: self.to_string(),
            message: self.message(count, whole, share),
            places: (self.measure.places)(report),
        })
    }

    fn message(&self, count: u64, whole: u64, share: f64) -> String {
        match (self.limit, self.measure.of) {
            (Limit::Share(_), Some(of)) => {
                format!("{count} of {whole} {of} ({share:.1} %): {}", self.measure.what)
            }
            _ if count == 1 => format!("1 {}", one(self.measure.what)),
            _ => format!("{count} {}", self.measure.what),
        }
    }
}

/// What is counted, of one: "articles read", "article read".
fn one(many: &str) -> String {
    let (noun, rest) = many.split_once(' ').unwrap_or((many, ""));
    let noun = if noun == "people" { "person" } else { noun.strip_suffix('s').unwrap_or(noun) };
    format!("{noun} {rest}").trim_end().to_string()
}

impl std::fmt::Display for Gate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = OPERATORS.iter().rfind(|(_, c)| *c == self.compare).map_or("", |(sign, _)| sign);
        match self.limit {
            Limit::Count(n) => write!(f, "{}{sign}{n}", self.measure.name),
            Limit::Share(n) => write!(f, "{}{sign}{n}%", self.measure.name),
        }
    }
}

impl std::fmt::Debug for Gate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Gate({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fails(gate: &str, report: &Report) -> bool {
        gate.parse::<Gate>().unwrap().check(report).is_some()
    }

    #[test]
    fn counts_and_shares_by_every_operator() {
        let mut report = Report::default();
        (report.corpus.quotes_attributed, report.corpus.quotes_unattributed) = (15, 5);
        for (gate, expected) in [
            ("quotes.unattributed>5", false),
            ("quotes.unattributed >= 5", true),
            ("quotes.unattributed<5", false),
            ("quotes.unattributed<=5", true),
            ("quotes.unattributed=5", true),
            ("quotes.unattributed==5", true),
            ("quotes.unattributed!=5", false),
            ("quotes.unattributed>25%", false),
            ("quotes.unattributed>=25%", true),
            ("quotes.unattributed > 24.9 %", true),
            ("quotes<21", true),
            ("people.ambiguous>0%", false),
            ("articles<1", true),
        ] {
            assert_eq!(fails(gate, &report), expected, "{gate}");
        }
        let finding = "quotes.unattributed>20%".parse::<Gate>().unwrap().check(&report).unwrap();
        assert_eq!(finding.gate, "quotes.unattributed>20%");
        assert_eq!(finding.message, "5 of 20 quotations (25.0 %): quotations without a speaker");
    }

    #[test]
    fn what_is_not_understood_is_told_with_what_to_write() {
        let why = |gate: &str| gate.parse::<Gate>().unwrap_err();
        assert!(why("quotes.unatributed>20%").contains("perhaps quotes.unattributed"));
        assert!(why("nonsense>1").contains("files.skipped"));
        assert!(why("quotes.unattributed").contains("NAME OPERATOR NUMBER"));
        assert!(why("quotes.unattributed>many").contains("whole number"));
        assert!(why("quotes.unattributed>120%").contains("between 0% and 100%"));
        assert!(why("quotes.unattributed>NaN%").contains("between 0% and 100%"));
        assert!(why("articles<5%").contains("without %"));
        assert!(why("articles<-1").contains("whole number"));
    }
}
