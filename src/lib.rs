//! The map: the journey of an article from a path to a report, ground floor first.

// letters
pub mod fingerprint;
pub mod fold;
pub mod json;
pub mod nearest;
pub mod span;
// words
pub mod article;
pub mod authority;
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
// corpus
pub mod corpus;
// evidence and identity
pub mod evidence;
pub mod identity;
// report
pub mod report;
// read and scan
pub mod read;
pub mod scan;
// the command line
pub mod cli;
pub mod config;
pub mod explain;
pub mod interrupt;
pub mod output;
pub mod progress;
pub mod review;
pub mod rules;
pub mod run;
pub mod schema;
pub mod screen;
pub mod show;
