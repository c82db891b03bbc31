//! How much of a corpus one page holds.

/// Rows of each table, from the most mentioned on, and bytes of the articles' texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub people: usize,
    pub quotes: usize,
    pub places: usize,
    pub dates: usize,
    pub articles: usize,
    pub others: usize,
    /// People on each side of the matrix.
    pub matrix: usize,
    /// Bytes of texts; those of further articles are left out.
    pub text: usize,
}

impl Limits {
    /// What `--top` asks for: so many rows a table, all for 0; without it what opens quickly from a mail attachment.
    pub fn new(top: Option<usize>) -> Limits {
        let one = |rows: usize| Limits {
            people: rows,
            quotes: rows,
            places: rows,
            dates: rows,
            articles: rows,
            others: rows,
            matrix: rows.min(60),
            text: usize::MAX,
        };
        match top {
            Some(0) => one(usize::MAX),
            Some(rows) => one(rows),
            None => Limits {
                people: 4000,
                quotes: 9000,
                places: 2000,
                dates: 2000,
                articles: 5000,
                others: 500,
                matrix: 24,
                text: 5_000_000,
            },
        }
    }
}
