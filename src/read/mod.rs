//! From paths to articles: which files, which bytes are text, which day they appeared.

mod decode;
mod open;
mod published;
mod records;
mod walk;

use std::fmt;
use std::io::Read;
use std::path::{Path, PathBuf};

pub use decode::{Decoded, TextEncoding, decode};
pub use published::from_name;
pub use records::{RecordError, Records};
pub use walk::{Input, Skipped, WalkOptions, Walked, paths_from, walk};

use crate::article::{Article, Published, PublishedFrom};

/// How files become articles.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    pub encoding: TextEncoding,
    /// Larger files and records are skipped; in bytes.
    pub max_file_size: u64,
    /// The publication date of articles that state none.
    pub date: Option<jiff::civil::Date>,
    /// Where an article's date is looked for, in this order.
    pub date_from: Vec<PublishedFrom>,
}

impl Default for ReadOptions {
    fn default() -> Self {
        ReadOptions {
            encoding: TextEncoding::Auto,
            max_file_size: 64 << 20,
            date: None,
            date_from: vec![PublishedFrom::Name, PublishedFrom::Text],
        }
    }
}

/// Spans are 32 bits wide; no text may be longer.
const LARGEST: u64 = u32::MAX as u64 - 1;

impl ReadOptions {
    /// The size limit that holds, spans considered.
    pub fn limit(&self) -> u64 {
        self.max_file_size.min(LARGEST)
    }
}

/// Why an input gave no article. Each says so in a clear sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    Missing,
    Unreadable(String),
    /// A pipe, socket or device: reading it might never end.
    Special(&'static str),
    DanglingLink,
    LinkLoop(String),
    /// A link found in a folder, without `--follow`.
    LinkNotFollowed,
    /// A name in a folder that no glob asks for.
    NotIncluded,
    /// Hidden, or excluded.
    LeftOut,
    /// Size and limit in bytes.
    TooLarge(u64, u64),
    Binary,
    Encoding(String),
}

impl Reason {
    /// Whether something asked for could not be read, which the exit status tells; what was left alone is no failure.
    pub fn is_failure(&self) -> bool {
        !matches!(self, Reason::LinkNotFollowed | Reason::NotIncluded | Reason::LeftOut)
    }

    /// A word for machines.
    pub fn kind(&self) -> &'static str {
        match self {
            Reason::Missing => "missing",
            Reason::Unreadable(_) => "unreadable",
            Reason::Special(_) => "special",
            Reason::DanglingLink => "dangling-link",
            Reason::LinkLoop(_) => "link-loop",
            Reason::LinkNotFollowed => "link",
            Reason::NotIncluded => "not-included",
            Reason::LeftOut => "left-out",
            Reason::TooLarge(..) => "too-large",
            Reason::Binary => "binary",
            Reason::Encoding(_) => "encoding",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::Missing => write!(f, "no such file or folder"),
            Reason::Unreadable(why) => write!(f, "cannot be read: {why}"),
            Reason::Special(what) => write!(f, "is a {what}, not a file"),
            Reason::DanglingLink => write!(f, "is a link to nothing"),
            Reason::LinkLoop(to) => write!(f, "is a link back to {to}"),
            Reason::LinkNotFollowed => write!(f, "is a link; --follow reads it"),
            Reason::NotIncluded => write!(f, "is no article by its name; --include GLOB takes others"),
            Reason::LeftOut => write!(f, "is hidden or excluded; --hidden and --exclude decide"),
            Reason::TooLarge(size, limit) => {
                write!(f, "has {size} bytes, more than --max-file-size {limit}")
            }
            Reason::Binary => write!(f, "is no text: it holds NUL bytes"),
            Reason::Encoding(why) => write!(f, "{why}"),
        }
    }
}

/// Reads one input to its article. Safe to call from many threads; a file's bytes are read once.
pub fn read(input: &Input, options: &ReadOptions) -> Result<Article, Skipped> {
    let done = if input.is_stdin() { read_stdin(input, options) } else { read_file(input, options) };
    done.map_err(|reason| Skipped { path: input.shown.clone(), reason })
}

fn read_stdin(input: &Input, options: &ReadOptions) -> Result<Article, Reason> {
    let bytes = read_all(std::io::stdin().lock(), 0, options.limit())?;
    article(input, bytes, options)
}

fn read_file(input: &Input, options: &ReadOptions) -> Result<Article, Reason> {
    let (file, size) = open::open_regular(&input.path)?;
    if size > options.limit() {
        return Err(Reason::TooLarge(size, options.limit()));
    }
    let bytes = read_all(file, size, options.limit())?;
    article(input, bytes, options)
}

/// All bytes, unless there are more than `limit`, as when a file grows while it is read.
fn read_all(source: impl Read, size: u64, limit: u64) -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::with_capacity(size.min(limit) as usize + 1);
    source.take(limit + 1).read_to_end(&mut bytes).map_err(|e| walk::reason(&e))?;
    if bytes.len() as u64 > limit {
        return Err(Reason::TooLarge(bytes.len() as u64, limit));
    }
    Ok(bytes)
}

fn article(input: &Input, bytes: Vec<u8>, options: &ReadOptions) -> Result<Article, Reason> {
    let decoded = decode::decode(bytes, options.encoding)?;
    let text = decoded.text;
    let published = published::find(&input.shown, &text, options, || published::modified(&input.path));
    Ok(Article {
        id: input.shown.clone(),
        path: input.shown.clone(),
        text,
        published,
        warnings: decoded.warning.into_iter().collect(),
        ..Article::default()
    })
}

/// A text that came with its own name, as a record does.
fn dress(mut article: Article, stated: Option<jiff::civil::Date>, options: &ReadOptions) -> Article {
    let own = stated.map(|date| Published { date, from: PublishedFrom::Text });
    article.published = own.or_else(|| published::find(&article.path, &article.text, options, || None));
    article
}

/// A path as shown to people: `/` between its parts, bytes that are no UTF-8 replaced, no leading `./`.
fn shown(path: &Path) -> String {
    let plain: PathBuf = path.components().filter(|c| !matches!(c, std::path::Component::CurDir)).collect();
    let text = plain.to_string_lossy().into_owned();
    if text.is_empty() && path.starts_with(".") {
        return ".".to_string();
    }
    if std::path::MAIN_SEPARATOR == '/' { text } else { text.replace(std::path::MAIN_SEPARATOR, "/") }
}
