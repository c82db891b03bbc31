//! One article to its record: every stage in order, strings copied once at the end.

mod writer;

use std::sync::Arc;

use crate::article::{Article, Published};
use crate::attribution::{self, Said};
use crate::coreference::{self, Links};
use crate::document::Document;
use crate::layout::{self, Layout};
use crate::mention::listed::Listed;
use crate::mention::{Attribution, DateMention, Names, Quotation, Statement};
use crate::mention::{date, name, quote};
use crate::record::*;
use writer::Writer;

/// What a run asks of every article.
#[derive(Clone, Debug)]
pub struct Settings {
    pub layers: Layers,
    pub keep_boilerplate: bool,
    /// Adds its sentence to every mention.
    pub context: bool,
    /// Adds the text to the record.
    pub with_text: bool,
    /// Adds what is said without marks.
    pub statements: bool,
    /// The user's own names, if there are any.
    pub listed: Option<Arc<Listed>>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            layers: Layers::ALL,
            keep_boilerplate: false,
            context: false,
            with_text: false,
            statements: false,
            listed: None,
        }
    }
}

/// The layers that are wanted in the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers {
    pub people: bool,
    pub places: bool,
    pub dates: bool,
    pub quotes: bool,
}

impl Layers {
    pub const ALL: Layers = Layers { people: true, places: true, dates: true, quotes: true };
    pub const NONE: Layers = Layers { people: false, places: false, dates: false, quotes: false };
}

/// Everything found in one article, still as spans into its text.
#[derive(Debug)]
pub struct Reading<'a> {
    pub document: Document<'a>,
    pub layout: Layout,
    pub published: Option<Published>,
    pub dates: Vec<DateMention>,
    pub names: Names,
    pub links: Links,
    pub quotations: Vec<Quotation>,
    pub attributions: Vec<Attribution>,
    /// Empty unless they were asked for.
    pub statements: Vec<Statement>,
}

/// Reads one article through every stage.
pub fn read<'a>(article: &'a Article, settings: &Settings) -> Reading<'a> {
    let layout = layout::lay_out(&article.text, article.title.as_deref(), settings.keep_boilerplate);
    let mut document = Document::new(article, layout.blocks.clone());
    if let Some(listed) = &settings.listed {
        listed.mark(&mut document);
    }
    let dates = date::find(&document);
    let mut names = name::find(&document, &dates);
    if let Some(listed) = &settings.listed {
        listed.apply(&document, &mut names);
    }
    let mut quotations = quote::find(&document);
    let links = coreference::link(&document, &mut names, &quotations);
    let Said { attributions, statements } =
        attribution::attribute(&document, &mut quotations, &names, &links, settings.statements);
    let published = document.published;
    Reading { document, layout, published, dates, names, links, quotations, attributions, statements }
}

/// Reads one article and writes down what it says.
pub fn extract(article: &Article, settings: &Settings) -> Extract {
    let reading = read(article, settings);
    Writer { text: &article.text, reading: &reading, context: settings.context }.write(settings)
}
