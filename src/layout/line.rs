//! A text's lines, trimmed, and where blank lines part them.

use crate::span::Span;

/// One line that holds something, without the blanks around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    pub span: Span,
    /// At least one blank line stands before it, or nothing at all.
    pub after_blank: bool,
    /// Blanks before its first letter.
    pub indent: u16,
    /// A blank stands before its line break: wrapped by a program that keeps the space.
    pub open_ended: bool,
}

/// The lines of `text` that hold something; LF, CR, CRLF and form feeds end a line.
pub fn lines(text: &str) -> Vec<Line> {
    let mut out = Vec::with_capacity(text.len() / 120 + 4);
    let mut start = 0;
    let mut after_blank = true;
    let ends = memchr::memchr3_iter(b'\n', b'\r', b'\x0c', text.as_bytes());
    for end in ends.chain(std::iter::once(text.len())) {
        let crlf = text.as_bytes().get(end) == Some(&b'\n') && end > 0 && text.as_bytes()[end - 1] == b'\r';
        if !(crlf && start == end) {
            after_blank = push(text, start, end, after_blank, &mut out);
        }
        start = (end + 1).min(text.len());
    }
    out
}

/// Appends the line unless it is blank; returns whether it was.
fn push(text: &str, start: usize, end: usize, after_blank: bool, out: &mut Vec<Line>) -> bool {
    let raw = &text[start..end];
    let body = raw.trim_start_matches(is_blank);
    let indent = raw.len() - body.len();
    let trimmed = body.trim_end_matches(is_blank);
    if trimmed.is_empty() {
        return true;
    }
    let from = start + indent;
    out.push(Line {
        span: Span::new(from, from + trimmed.len()),
        after_blank,
        indent: indent.min(usize::from(u16::MAX)) as u16,
        open_ended: trimmed.len() < body.len(),
    });
    false
}

/// White space, control characters and the marks that have no width.
pub fn is_blank(c: char) -> bool {
    match c {
        '!'..='~' => false,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => true,
        '\u{FEFF}' | '\u{AD}' => true,
        _ => c.is_whitespace() || c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(&str, bool)> {
        lines(text).iter().map(|l| (l.span.slice(text), l.after_blank)).collect()
    }

    #[test]
    fn every_line_ending_counts_once() {
        let want = vec![("a", true), ("b", false), ("c", true)];
        assert_eq!(shown("a\nb\n\nc"), want);
        assert_eq!(shown("a\r\nb\r\n\r\nc\r\n"), want);
        assert_eq!(shown("a\rb\r\rc\r"), want);
    }

    #[test]
    fn blanks_of_any_kind_are_trimmed() {
        assert_eq!(shown("\u{a0}\u{a0}a b\u{a0}\n\u{200b}\n\tc \n"), vec![("a b", true), ("c", true)]);
        assert_eq!(shown(""), vec![]);
        assert_eq!(shown("\n\n\n"), vec![]);
    }

    #[test]
    fn indent_and_a_blank_at_the_end_are_told() {
        let found = lines("  a \nb");
        assert_eq!((found[0].indent, found[0].open_ended), (2, true));
        assert_eq!((found[1].indent, found[1].open_ended), (0, false));
    }
}
