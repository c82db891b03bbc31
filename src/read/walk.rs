//! Paths, folders and lists of paths into a sorted list of inputs.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use walkdir::{DirEntry, WalkDir};

use super::open::special;
use super::{Reason, shown};

/// A file to read, or standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    pub path: PathBuf,
    /// As people and records see it: `/` between the parts, what is no UTF-8 replaced.
    pub shown: String,
}

impl Input {
    /// A path as the user wrote it; `-` is standard input.
    pub fn new(path: PathBuf) -> Self {
        Input { shown: shown(&path), path }
    }

    pub fn is_stdin(&self) -> bool {
        self.path.as_os_str() == "-"
    }
}

/// A path that gave no article, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    pub path: String,
    pub reason: Reason,
}

/// Which files of a folder are read. A file named by the user is read whatever this says.
#[derive(Clone, Debug)]
pub struct WalkOptions {
    include: GlobSet,
    exclude: GlobSet,
    pub hidden: bool,
    /// Follow links found in folders.
    pub follow: bool,
    /// 1 = the files of a folder, but not of the folders in it.
    pub max_depth: Option<usize>,
    /// Tell of everything that is passed by.
    pub note: bool,
}

/// Names read in a folder, unless the user says which.
const ARTICLES: &[&str] = &["*.txt", "*.text", "*.md"];

impl Default for WalkOptions {
    fn default() -> Self {
        WalkOptions {
            include: glob_set(ARTICLES, true).unwrap_or_else(|_| GlobSet::empty()),
            exclude: GlobSet::empty(),
            hidden: false,
            follow: false,
            max_depth: None,
            note: false,
        }
    }
}

impl WalkOptions {
    /// Globs as the user writes them; without any `include`, articles are `*.txt`, `*.text` and `*.md`. One without a
    /// `/` is matched against names, one with against the path below the folder given.
    pub fn new(include: &[String], exclude: &[String]) -> Result<Self, globset::Error> {
        let mut options = WalkOptions { exclude: glob_set(exclude, false)?, ..WalkOptions::default() };
        if !include.is_empty() {
            options.include = glob_set(include, false)?;
        }
        Ok(options)
    }

    fn includes(&self, path: &Path, root: &Path) -> bool {
        matches(&self.include, path, root) && !matches(&self.exclude, path, root)
    }
}

fn glob_set(globs: &[impl AsRef<str>], any_case: bool) -> Result<GlobSet, globset::Error> {
    let mut set = GlobSetBuilder::new();
    for glob in globs {
        let glob = glob.as_ref();
        let inner = glob.trim_end_matches('/').strip_prefix("./").unwrap_or(glob.trim_end_matches('/'));
        let deep = if inner.contains('/') { inner.to_string() } else { format!("**/{inner}") };
        let deep = deep.trim_start_matches('/');
        set.add(GlobBuilder::new(deep).literal_separator(true).case_insensitive(any_case).build()?);
    }
    set.build()
}

fn matches(set: &GlobSet, path: &Path, root: &Path) -> bool {
    !set.is_empty() && set.is_match(path.strip_prefix(root).unwrap_or(path))
}

/// What a walk found: inputs in the order of their paths' bytes, each once, and what was skipped, in the same order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Walked {
    pub inputs: Vec<Input>,
    pub skipped: Vec<Skipped>,
    /// What was passed by as the options say, where they ask to note it.
    pub passed: Vec<Skipped>,
}

/// Walks files and folders. A path of `-` is standard input. Nothing is opened, so nothing can block.
pub fn walk(paths: &[PathBuf], options: &WalkOptions) -> Walked {
    let mut found = Found::default();
    for path in paths {
        found.path(path, options);
    }
    found.finish()
}

/// Paths of a list: one a line, or parted by NUL bytes; blank lines are none.
pub fn paths_from(list: &[u8], nul: bool) -> Vec<PathBuf> {
    let parts = list.split(|b| *b == if nul { 0 } else { b'\n' });
    let lines = parts.map(|p| if nul { p } else { p.strip_suffix(b"\r").unwrap_or(p) });
    lines.filter(|p| !p.is_empty()).map(|p| PathBuf::from(os_string(p))).collect()
}

#[cfg(unix)]
fn os_string(bytes: &[u8]) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes.to_vec())
}

#[cfg(not(unix))]
fn os_string(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}

/// What is skipped stands by the shown path, so that `a.txt` and `./a.txt` are one; inputs, which may be many, are
/// sorted at the end.
#[derive(Default)]
struct Found {
    inputs: Vec<Input>,
    skipped: BTreeMap<PathKey, Skipped>,
    passed: BTreeMap<PathKey, Skipped>,
}

type PathKey = (String, PathBuf);

impl Found {
    fn path(&mut self, path: &Path, options: &WalkOptions) {
        if path.as_os_str() == "-" {
            return self.add(path);
        }
        match fs::metadata(path) {
            Ok(data) if data.is_dir() => self.folder(path, options),
            Ok(data) => self.file(path, data.file_type()),
            Err(error) => self.skip(path, missing(path, &error)),
        }
    }

    fn folder(&mut self, root: &Path, options: &WalkOptions) {
        let mut walk = WalkDir::new(root).follow_links(options.follow);
        if let Some(depth) = options.max_depth {
            walk = walk.max_depth(depth);
        }
        let mut walk = walk.into_iter();
        while let Some(entry) = walk.next() {
            match entry {
                Ok(entry) if entry.depth() > 0 && !is_wanted(&entry, root, options) => {
                    self.pass(entry.path(), Reason::LeftOut, options);
                    if entry.file_type().is_dir() {
                        walk.skip_current_dir();
                    }
                }
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => self.entry(entry, root, options),
                Err(error) => self.failed(&error, root, options),
            }
        }
    }

    fn entry(&mut self, entry: DirEntry, root: &Path, options: &WalkOptions) {
        if !options.includes(entry.path(), root) {
            return self.pass(entry.path(), Reason::NotIncluded, options);
        }
        if !entry.path_is_symlink() || options.follow {
            return self.file(entry.path(), entry.file_type());
        }
        match fs::metadata(entry.path()) {
            Ok(data) if data.is_dir() => {}
            Ok(_) => self.skip(entry.path(), Reason::LinkNotFollowed),
            Err(_) => self.skip(entry.path(), Reason::DanglingLink),
        }
    }

    /// An error of the walk: a folder that may not be read, a loop, a link to nothing.
    fn failed(&mut self, error: &walkdir::Error, root: &Path, options: &WalkOptions) {
        let path = error.path().unwrap_or(root);
        if let Some(ancestor) = error.loop_ancestor() {
            return self.skip(path, Reason::LinkLoop(shown(ancestor)));
        }
        let link = fs::symlink_metadata(path).is_ok_and(|d| d.file_type().is_symlink());
        match error.io_error() {
            Some(_) if link && !options.includes(path, root) => {}
            Some(error) => self.skip(path, missing(path, error)),
            None => self.skip(path, Reason::Unreadable(error.to_string())),
        }
    }

    fn file(&mut self, path: &Path, kind: FileType) {
        match special(kind) {
            Some(what) => self.skip(path, Reason::Special(what)),
            None => self.add(path),
        }
    }

    fn add(&mut self, path: &Path) {
        self.inputs.push(Input::new(path.to_path_buf()));
    }

    fn skip(&mut self, path: &Path, reason: Reason) {
        let shown = shown(path);
        self.skipped.entry(key(&shown, path)).or_insert(Skipped { path: shown, reason });
    }

    fn pass(&mut self, path: &Path, reason: Reason, options: &WalkOptions) {
        if options.note {
            let shown = shown(path);
            self.passed.entry(key(&shown, path)).or_insert(Skipped { path: shown, reason });
        }
    }

    fn finish(mut self) -> Walked {
        self.inputs.sort_by(Input::order);
        self.inputs.dedup_by(|later, first| later.order(first).is_eq());
        Walked {
            inputs: self.inputs,
            skipped: self.skipped.into_values().collect(),
            passed: self.passed.into_values().collect(),
        }
    }
}

impl Input {
    /// Paths that are shown alike, but differ in bytes that are no UTF-8, stay two.
    fn order(&self, other: &Input) -> Ordering {
        let lossy = || self.shown.contains('\u{FFFD}');
        let paths = || if lossy() { self.path.cmp(&other.path) } else { Ordering::Equal };
        self.shown.cmp(&other.shown).then_with(paths)
    }
}

fn key(shown: &str, path: &Path) -> PathKey {
    let lossy = shown.contains('\u{FFFD}');
    (shown.to_string(), if lossy { path.to_path_buf() } else { PathBuf::new() })
}

/// Whether the walk goes on here: not into hidden files and folders, nor into excluded ones.
fn is_wanted(entry: &DirEntry, root: &Path, options: &WalkOptions) -> bool {
    let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
    (options.hidden || !hidden) && !matches(&options.exclude, entry.path(), root)
}

pub(super) fn missing(path: &Path, error: &io::Error) -> Reason {
    let link = fs::symlink_metadata(path).is_ok_and(|d| d.file_type().is_symlink());
    match error.kind() {
        io::ErrorKind::NotFound if link => Reason::DanglingLink,
        _ => reason(error),
    }
}

/// An error of the system as a reason.
pub(super) fn reason(error: &io::Error) -> Reason {
    match error.kind() {
        io::ErrorKind::NotFound => Reason::Missing,
        io::ErrorKind::PermissionDenied => Reason::Unreadable("permission denied".into()),
        _ => Reason::Unreadable(error.to_string()),
    }
}
