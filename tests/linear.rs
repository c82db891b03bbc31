//! Eight times the text takes about eight times the work, for ordinary text and for what would bring a careless
//! program down.
//!
//! Work is the thread's own time on the processor, the least of several turns, so that other programs do not count.

use std::fs;
use std::time::{Duration, Instant};

use corpus_scan::article::Article;
use corpus_scan::extract::{self, Settings};

const SMALL: usize = 256 << 10;
const LARGE: usize = 8 * SMALL;
/// Ten and some air: what no longer fits the caches is dearer, and other programs want them, too. A search that looks at
/// everything before would take 64.
const MOST: f64 = 20.0;
/// What is counted too coarsely to be compared, in seconds.
const FLOOR: f64 = 0.005;
/// Turns after which the least is taken for the truth.
const TURNS: usize = 6;

/// What this thread has run so far; where the system does not tell, the clock.
fn spent(start: Instant) -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|line| line.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

fn work(run: impl Fn()) -> f64 {
    let start = Instant::now();
    let before = spent(start);
    run();
    (spent(start) - before).as_secs_f64()
}

/// Fails where the large run takes more than [`MOST`] times the small one in every turn.
fn assert_linear(what: &str, small: impl Fn(), large: impl Fn()) {
    let (mut least_small, mut least_large) = (f64::MAX, f64::MAX);
    for _ in 0..TURNS {
        least_small = least_small.min(work(&small));
        least_large = least_large.min(work(&large));
        if least_large <= MOST * least_small.max(FLOOR) {
            return;
        }
    }
    panic!("{what}: {least_small:.4} s, and {least_large:.4} s for eight times as much");
}

fn article(piece: &dyn Fn(usize) -> String, bytes: usize) -> Article {
    let mut text = String::with_capacity(bytes + 64);
    for i in 0.. {
        if text.len() >= bytes {
            break;
        }
        text.push_str(&piece(i));
    }
    Article { id: "a.txt".into(), path: "a.txt".into(), text, ..Article::default() }
}

fn assert_linear_text(what: &str, piece: impl Fn(usize) -> String) {
    let (small, large) = (article(&piece, SMALL), article(&piece, LARGE));
    let settings = Settings::default();
    let read = |article: &Article| assert!(extract::extract(article, &settings).bytes as usize >= SMALL);
    assert_linear(what, || read(&small), || read(&large));
}

#[test]
fn ordinary_text() {
    assert_linear_text("paragraphs", |i| {
        format!(
            "“The bridge {i} stays closed,” said Ingrid Lindqvist in Oslo on Monday. It was built in 1921.\n\n"
        )
    });
    assert_linear_text("one line", |i| {
        format!("“The bridge {i} stays closed,” said Ingrid Lindqvist in Oslo. ")
    });
}

#[test]
fn one_line_of_open_quotation_marks() {
    assert_linear_text("curly marks", |_| "“".into());
    assert_linear_text("curly marks before words", |_| "“a ".into());
    assert_linear_text("straight marks", |_| "\" ".into());
    assert_linear_text("single marks", |_| "'a ".into());
}

#[test]
fn one_line_of_initials_and_capitals() {
    assert_linear_text("initials", |_| "J. ".into());
    assert_linear_text("initials without blanks", |_| "J.K.".into());
    assert_linear_text("one word in capitals", |_| "A".into());
    assert_linear_text("words in capitals", |_| "ANNA ".into());
    assert_linear_text("names without an end", |i| format!("Ana{} ", i % 997));
}

#[test]
fn one_line_of_digits() {
    assert_linear_text("one number", |_| "7".into());
    assert_linear_text("numbers", |_| "12 ".into());
    assert_linear_text("numbers and strokes", |_| "1/".into());
}

#[test]
fn short_lines_and_brackets() {
    assert_linear_text("the same line", |_| "Share this\n".into());
    assert_linear_text("other lines", |i| format!("line {i}\n"));
    assert_linear_text("open brackets", |_| "(".into());
    assert_linear_text("hyphens", |_| "a-".into());
}
