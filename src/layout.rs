//! An article's text into blocks: title, paragraphs, furniture.

use crate::article::{Block, BlockKind};
use crate::span::Span;

/// What the layout of a text tells.
#[derive(Debug, Default)]
pub struct Layout {
    pub blocks: Vec<Block>,
    /// The title's bytes, possessives and marks as written.
    pub title: Option<Span>,
    /// The publication date the text itself states.
    pub published: Option<jiff::civil::Date>,
    /// Short lines that stand alone: furniture if other articles repeat them.
    pub repeatable: Vec<(Span, u64)>,
}

/// Splits `text` into blocks. With `keep_furniture` nothing is dropped.
pub fn lay_out(text: &str, _title: Option<&str>, _keep_furniture: bool) -> Layout {
    let mut layout = Layout::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim();
        if !body.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            layout
                .blocks
                .push(Block { span: Span::new(start, start + body.len()), kind: BlockKind::Paragraph });
        }
        at += line.len();
    }
    layout
}
