//! The map: the journey of an article from a path to a report, ground floor first.

// letters
pub mod fold;
pub mod span;
// words
pub mod article;
pub mod token;
// lexicon
pub mod lexicon;
// layout and document
pub mod document;
pub mod layout;
pub mod sentence;
// mentions
pub mod mention;
// links
pub mod attribution;
pub mod coreference;
// extract
pub mod extract;
pub mod record;
// read
pub mod read;
// scan
pub mod scan;
