//! Cells of text tables: cleaned of what could steer a terminal, cut and padded by the columns they take on it.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The text in one line, without control, escape, direction and zero-width characters; white space becomes one space.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !steers(c) {
            out.push(c);
        }
    }
    out.trim().to_string()
}

/// Characters that act on a terminal or on the order of letters instead of showing.
pub(crate) fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Columns that the text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// At most `most` columns of the text, with `mark` where something was cut off.
pub fn cut(text: &str, most: usize, mark: &str) -> String {
    if width(text) <= most {
        return text.to_string();
    }
    let room = most.saturating_sub(width(mark));
    let mut used = 0;
    let kept: String = text
        .chars()
        .take_while(|c| {
            used += c.width().unwrap_or(0);
            used <= room
        })
        .collect();
    if most < width(mark) { String::new() } else { format!("{}{mark}", kept.trim_end()) }
}

/// The last columns of a path, with `mark` where its beginning was cut off.
pub fn cut_front(text: &str, most: usize, mark: &str) -> String {
    if width(text) <= most {
        return text.to_string();
    }
    let reversed: String = text.chars().rev().collect();
    let kept: String = cut(&reversed, most.saturating_sub(width(mark)), "").chars().rev().collect();
    format!("{mark}{kept}")
}

/// Filled up to `columns` with spaces behind.
pub fn left(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// Filled up to `columns` with spaces before.
pub fn right(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

/// A number with a comma every three digits.
pub fn number(n: u64) -> String {
    let digits = n.to_string();
    let first = digits.len() % 3;
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && i % 3 == first {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A number with its noun, which takes an s but for one.
pub fn count(n: u64, noun: &str) -> String {
    let plural = match (n, noun) {
        (1, _) => return format!("1 {noun}"),
        (_, "person") => "people".to_string(),
        (_, "story") => "stories".to_string(),
        _ => format!("{noun}s"),
    };
    format!("{} {plural}", number(n))
}

/// A bar of at most `columns`, as long as `n` is of `most`; never empty.
pub fn bar(n: u64, most: u64, columns: usize, ascii: bool) -> String {
    let eighths = (n as u128 * columns as u128 * 8).div_ceil(most.max(1) as u128) as usize;
    let eighths = eighths.clamp(1, columns * 8);
    if ascii {
        return "#".repeat(eighths.div_ceil(8));
    }
    const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    format!("{}{}", "█".repeat(eighths / 8), PARTS[eighths % 8])
}

/// A letter a number, as high as the number is beside the largest; none for nothing.
pub fn spark(numbers: &[u64], ascii: bool) -> String {
    const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    const ASCII: [char; 8] = ['.', '.', ':', ':', '=', '=', '#', '#'];
    let most = numbers.iter().copied().max().unwrap_or(0).max(1);
    let steps = if ascii { ASCII } else { BLOCKS };
    let step = |n: u64| match n {
        0 => ' ',
        n => steps[((n as u128 * 8).div_ceil(most as u128) as usize - 1).min(7)],
    };
    numbers.iter().map(|n| step(*n)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(clean("a\u{1b}[31mred\u{7}\n\tb\u{202e}c\u{200b}d\u{9b}2J"), "a[31mred bcd2J");
        assert_eq!(clean("  two   spaces "), "two spaces");
    }

    #[test]
    fn cells_keep_to_their_columns() {
        assert_eq!(cut("quay", 4, "…"), "quay");
        assert_eq!(cut("the quay", 5, "…"), "the…");
        assert_eq!(width(&cut("海港城市", 5, "…")), 5);
        assert_eq!(cut("abc", 0, "…"), "");
        assert_eq!(cut_front("articles/2023/quay.txt", 10, "…"), "…/quay.txt");
        assert_eq!(left("ö", 3), "ö  ");
        assert_eq!(right("12", 4), "  12");
    }

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!(number(0), "0");
        assert_eq!(number(999), "999");
        assert_eq!(number(1000), "1,000");
        assert_eq!(number(1234567), "1,234,567");
        assert_eq!(count(1, "story"), "1 story");
        assert_eq!(count(2, "person"), "2 people");
    }

    #[test]
    fn bars_are_in_proportion() {
        assert_eq!(bar(10, 10, 4, true), "####");
        assert_eq!(bar(1, 100, 4, true), "#");
        assert_eq!(bar(5, 10, 4, false), "██");
        assert_eq!(bar(0, 0, 4, false), "▏");
    }

    #[test]
    fn sparklines_are_in_proportion() {
        assert_eq!(spark(&[0, 1, 4, 8], false), " ▁▄█");
        assert_eq!(spark(&[0, 1, 4, 8], true), " .:#");
        assert_eq!(spark(&[0, 0], false), "  ");
        assert_eq!(spark(&[], false), "");
        assert_eq!(spark(&[1, u64::MAX], false), "▁█");
    }
}
