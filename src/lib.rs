//! The map: the journey of an article from a path to a report, ground floor first.

// letters
pub mod fold;
pub mod span;
// words
pub mod article;
pub mod token;
// lexicon
pub mod lexicon;
// document
pub mod document;
pub mod sentence;
// mentions
pub mod mention;
// extract
pub mod extract;
