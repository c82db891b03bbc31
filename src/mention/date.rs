//! Dates (stub).

use super::DateMention;
use crate::document::Document;

/// Every temporal expression of the article, in order.
pub fn find(_document: &Document) -> Vec<DateMention> {
    Vec::new()
}
