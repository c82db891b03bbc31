//! An article's text into blocks: title, by-line, paragraphs, page furniture.
//!
//! Lines become units (a paragraph each), units become blocks. A rule that drops a line needs a phrase of the table
//! or a shape that prose does not have; in doubt a line is read.

mod cue;
mod dateline;
mod head;
mod invite;
mod line;
mod page;
mod repeat;
mod shape;
mod sort;
mod wrap;

use crate::article::{Block, BlockKind};
use crate::span::Span;
use head::FrontMatter;
use line::Line;

/// What the layout of a text tells.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// In the order of the text; all that holds something is in one of them.
    pub blocks: Vec<Block>,
    /// The title's bytes, as far as the text has one.
    pub title: Option<Span>,
    /// Short lines that stand alone, with a hash of what they say: furniture if other articles repeat them.
    pub repeatable: Vec<(Span, u64)>,
}

/// Splits `text` into blocks. `title` is the one that an input record states. With `keep_furniture` nothing is
/// dropped: furniture becomes paragraphs.
pub fn lay_out(text: &str, title: Option<&str>, keep_furniture: bool) -> Layout {
    let lines = line::lines(text);
    let front = head::front_matter(text, &lines);
    let mut blocks = front_blocks(text, &lines, &front);
    let units = wrap::units(text, &lines[front.lines..]);
    let stated = front.title.map(|s| s.slice(text)).or(title);
    let sorted = sort::sort(text, &units, stated);
    blocks.extend(units.iter().zip(&sorted.kinds).map(|(u, kind)| Block { span: u.span, kind: *kind }));
    if keep_furniture {
        blocks.iter_mut().for_each(keep);
    }
    let title = sorted.title.map(|i| units[i].span).or(front.title);
    let read = blocks.iter().filter(|b| !matches!(b.kind, BlockKind::Furniture(_) | BlockKind::Row));
    let repeatable = repeat::repeatable(text, read.map(|b| b.span));
    Layout { blocks, title, repeatable }
}

/// The publication date that the text itself states: in front matter, beside "published", in a by-line or alone in
/// a line near the top. Dates of the story do not count.
pub fn stated_date(text: &str) -> Option<jiff::civil::Date> {
    let head = shape::floor(text, HEAD_BYTES);
    let tail = shape::floor(text, text.len().saturating_sub(TAIL_BYTES)).max(head);
    let mut lines = line::lines(&text[..head]);
    let shift = tail as u32;
    lines.extend(
        line::lines(&text[tail..])
            .into_iter()
            .skip(usize::from(tail > head))
            .map(|l| Line { span: Span { start: l.span.start + shift, end: l.span.end + shift }, ..l }),
    );
    dateline::stated(text, &lines)
}

/// Dates of the page stand in its first and last bytes.
const HEAD_BYTES: usize = 6_000;
const TAIL_BYTES: usize = 1_000;

fn front_blocks(text: &str, lines: &[Line], front: &FrontMatter) -> Vec<Block> {
    let kind = |line: &Line| head::meta_kind(text, line);
    lines[..front.lines].iter().map(|l| Block { span: l.span, kind: kind(l) }).collect()
}

fn keep(block: &mut Block) {
    if matches!(block.kind, BlockKind::Furniture(_)) {
        block.kind = BlockKind::Paragraph;
    }
}
