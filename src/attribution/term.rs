//! Quoted text that nobody utters, as its sentence shows.

use super::Answer;
use super::scene::Scene;
use crate::mention::QuoteKind;

/// The kind of a quotation, now that its speaker is known or missing.
pub fn settle(scene: &Scene, quote: usize, answer: Option<(Answer, &'static str)>) -> QuoteKind {
    let kind = scene.quotations[quote].kind;
    match answer {
        None if kind == QuoteKind::Partial => QuoteKind::Term,
        _ => kind,
    }
}
