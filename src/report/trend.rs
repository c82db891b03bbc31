//! How mentions spread over time: into which stretch of the corpus's days each article falls.

use jiff::civil::Date;

use crate::evidence::Evidence;

/// Stretches at most; as many as a sparkline is wide.
const MOST: i64 = 12;

/// The stretch of every article.
pub(super) struct Trend {
    stretches: Vec<Option<usize>>,
    count: usize,
}

impl Trend {
    /// Equal stretches from the first to the last day of publication, articles without a day left out; where not two
    /// different days are known, equal shares of the articles in path order.
    pub fn new(evidence: &Evidence) -> Trend {
        let days: Vec<Option<Date>> =
            evidence.articles.iter().map(|a| a.published.as_deref().and_then(|d| d.parse().ok())).collect();
        let known = || days.iter().flatten().copied();
        match (known().min(), known().max()) {
            (Some(first), Some(last)) if first < last => {
                let numbers = days.iter().map(|day| day.map(|day| days_between(first, day)));
                Trend::over(numbers, days_between(first, last) + 1)
            }
            _ if days.len() < 2 => Trend { stretches: vec![None; days.len()], count: 0 },
            _ => Trend::over((0..days.len() as i64).map(Some), days.len() as i64),
        }
    }

    /// Numbers below `all` into as many equal stretches as there is room for.
    fn over(numbers: impl Iterator<Item = Option<i64>>, all: i64) -> Trend {
        let count = all.min(MOST);
        let stretches = numbers.map(|n| n.map(|n| (n * count / all) as usize)).collect();
        Trend { stretches, count: count as usize }
    }

    /// How many of the mentions, by article and number, fall into each stretch; nothing for a single article.
    pub fn of(&self, mentions: &[(u32, u32)]) -> Vec<u64> {
        let mut counts = vec![0; self.count];
        for (article, _) in mentions {
            if let Some(Some(stretch)) = self.stretches.get(*article as usize) {
                counts[*stretch] += 1;
            }
        }
        counts
    }
}

fn days_between(first: Date, last: Date) -> i64 {
    first.until(last).map_or(0, |span| i64::from(span.get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Corpus;
    use crate::record::Extract;

    fn trend(days: &[Option<&str>]) -> Vec<u64> {
        let mut corpus = Corpus::default();
        for (i, day) in days.iter().enumerate() {
            let path = format!("{i:02}.txt").into();
            corpus.add(Extract { path, published: day.map(Into::into), ..Extract::default() });
        }
        let mentions: Vec<(u32, u32)> = (0..days.len() as u32).map(|a| (a, 0)).collect();
        Trend::new(&Evidence::new(&corpus)).of(&mentions)
    }

    #[test]
    fn days_fall_into_equal_stretches() {
        assert_eq!(trend(&[Some("2024-03-01"), Some("2024-03-03"), Some("2024-03-03"), None]), [1, 0, 2]);
        let year = trend(&[Some("2024-01-01"), Some("2024-12-31"), Some("2024-07-02")]);
        assert_eq!(year, [1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
    }

    #[test]
    fn without_days_the_articles_are_counted() {
        assert_eq!(trend(&[None, None, None]), [1, 1, 1]);
        assert_eq!(trend(&[None; 24]), [2; 12]);
        assert_eq!(trend(&[Some("2024-03-01")]), [0u64; 0]);
    }
}
