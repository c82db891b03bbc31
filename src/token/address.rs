//! Where an address of the web or of mail, an @handle or a #tag ends.

use super::Pieces;

impl Pieces<'_> {
    /// `https://…`, `www.…`, `name@host.org`, `host.com/…`
    pub(super) fn address_end(&self, start: usize, end: usize) -> Option<usize> {
        let scheme = self.text[end..].starts_with("://");
        let www = self.byte(end) == b'.' && self.text[start..end].eq_ignore_ascii_case("www");
        let mail = self.byte(end) == b'@' && self.byte(end + 1).is_ascii_alphanumeric();
        if scheme || www || mail {
            return Some(self.address_run(end));
        }
        let host = self.byte(end) == b'.' && {
            let (next, seen) = self.alphanumeric(end + 1);
            let top = &self.bytes[(end + 1).min(next)..next];
            seen == 1 && matches!(top, b"com" | b"org" | b"net" | b"gov" | b"edu" | b"info")
        };
        host.then(|| self.address_run(end))
    }

    fn address_run(&self, from: usize) -> usize {
        let inside = |b: u8| b > b' ' && b < 127 && !matches!(b, b'"' | b'<' | b'>' | b')' | b']' | b'|');
        let mut end = from;
        while end < self.bytes.len() && inside(self.bytes[end]) {
            end += 1;
        }
        while end > from && matches!(self.bytes[end - 1], b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'') {
            end -= 1;
        }
        end
    }

    /// The end of an @handle or #tag.
    pub(super) fn handle_end(&self, from: usize) -> usize {
        let mut end = from;
        while self.byte(end).is_ascii_alphanumeric() || self.byte(end) == b'_' {
            end += 1;
        }
        end
    }
}
