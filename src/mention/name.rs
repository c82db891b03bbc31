//! Names (stub).

use super::{DateMention, Names};
use crate::document::Document;

/// Every name of the article.
pub fn find(_document: &Document, _dates: &[DateMention]) -> Names {
    Names::default()
}
