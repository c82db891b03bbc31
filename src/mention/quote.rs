//! Quotations (stub).

use super::Quotation;
use crate::document::Document;

/// Every quotation of the article, in order.
pub fn find(_document: &Document) -> Vec<Quotation> {
    Vec::new()
}
