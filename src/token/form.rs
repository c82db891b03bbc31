//! How words are written and what marks do: shapes and punctuation.

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `harbour`; also scripts without case.
    Lower,
    /// `Harbour`, `O'Brien`, `McDonald`: first letter capital, at least one small letter.
    Capital,
    /// `HARBOUR`: two letters or more, all capital.
    Upper,
    /// `J.`, `J`: one capital letter.
    Initial,
    /// `U.S.`, `a.m.`, `Ph.D.`: letters with stops between.
    Dotted,
    /// `iPhone`: a small letter first, a capital later.
    Inner,
    /// No word.
    None,
}

/// Punctuation, by what it does rather than how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// No punctuation.
    None,
    Stop,
    Comma,
    Semicolon,
    Colon,
    Exclamation,
    Question,
    /// Three stops or `…`.
    Ellipsis,
    /// `-` and its Unicode twins, also the minus sign.
    Hyphen,
    /// en dash, em dash, `--`.
    Dash,
    Slash,
    OpenBracket,
    CloseBracket,
    /// `"`
    DoubleStraight,
    /// `“`, ``` `` ```
    DoubleOpen,
    /// `”`
    DoubleClose,
    /// `''`
    DoubleApostrophe,
    /// `'`
    SingleStraight,
    /// `‘`, a lone backquote
    SingleOpen,
    /// `’`
    SingleClose,
    /// `„`
    DoubleLow,
    /// `«`, `‹`
    GuillemetOpen,
    /// `»`, `›`
    GuillemetClose,
    Bullet,
    Ampersand,
    Percent,
    Currency,
    Other,
}

impl Mark {
    /// Whether it can open or close a quotation.
    pub fn is_quote(self) -> bool {
        use Mark::*;
        matches!(
            self,
            DoubleStraight
                | DoubleOpen
                | DoubleClose
                | DoubleApostrophe
                | SingleStraight
                | SingleOpen
                | SingleClose
                | DoubleLow
                | GuillemetOpen
                | GuillemetClose
        )
    }
}

/// The shape of a word of letters and apostrophes.
pub fn shape(word: &str) -> Shape {
    let mut upper = 0;
    let mut lower = 0;
    let mut first_upper = false;
    for (i, c) in word.chars().filter(|c| c.is_alphabetic()).enumerate() {
        let up = c.is_uppercase();
        first_upper |= i == 0 && up;
        upper += usize::from(up);
        lower += usize::from(!up);
    }
    match (first_upper, upper, lower) {
        (true, 1, 0) => Shape::Initial,
        (true, _, 0) => Shape::Upper,
        (true, ..) => Shape::Capital,
        (false, 0, _) => Shape::Lower,
        (false, ..) => Shape::Inner,
    }
}

/// The mark that an ASCII character is.
pub(super) fn ascii_mark(b: u8) -> Mark {
    match b {
        b',' => Mark::Comma,
        b';' => Mark::Semicolon,
        b':' => Mark::Colon,
        b'!' => Mark::Exclamation,
        b'?' => Mark::Question,
        b'-' => Mark::Hyphen,
        b'/' | b'\\' => Mark::Slash,
        b'(' | b'[' | b'{' => Mark::OpenBracket,
        b')' | b']' | b'}' => Mark::CloseBracket,
        b'"' => Mark::DoubleStraight,
        b'\'' => Mark::SingleStraight,
        b'`' => Mark::SingleOpen,
        b'*' => Mark::Bullet,
        b'&' => Mark::Ampersand,
        b'%' => Mark::Percent,
        b'$' => Mark::Currency,
        _ => Mark::Other,
    }
}

/// The mark that a character beyond ASCII is, if any.
pub(super) fn unicode_mark(c: char) -> Option<Mark> {
    Some(match c {
        '“' | '‟' => Mark::DoubleOpen,
        '”' | '″' => Mark::DoubleClose,
        '„' => Mark::DoubleLow,
        '‘' | '‛' => Mark::SingleOpen,
        '’' | '′' => Mark::SingleClose,
        '‚' => Mark::SingleOpen,
        '«' | '‹' => Mark::GuillemetOpen,
        '»' | '›' => Mark::GuillemetClose,
        '–' | '—' | '―' | '‒' => Mark::Dash,
        '‐' | '‑' | '−' => Mark::Hyphen,
        '…' => Mark::Ellipsis,
        '•' | '·' | '▪' | '◦' | '●' | '■' | '►' => Mark::Bullet,
        '€' | '£' | '¥' | '₹' | '₽' | '₦' | '₩' | '¢' | '₱' => Mark::Currency,
        '。' => Mark::Stop,
        '、' | '，' => Mark::Comma,
        '！' => Mark::Exclamation,
        '？' => Mark::Question,
        '：' => Mark::Colon,
        _ => return None,
    })
}
