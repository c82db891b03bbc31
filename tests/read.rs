//! Paths to articles: which files are read, in which order, what is skipped and why.

use std::fs;
use std::path::{Path, PathBuf};

use corpus_scan::article::PublishedFrom;
use corpus_scan::read::{
    Input, ReadOptions, Reason, Records, TextEncoding, WalkOptions, Walked, paths_from, read, walk,
};

struct Folder(tempfile::TempDir);

impl Folder {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let folder = Folder(tempfile::tempdir().expect("a folder"));
        for (name, bytes) in files {
            folder.write(name, bytes);
        }
        folder
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    /// Paths below the folder.
    fn names(&self, walked: &Walked) -> Vec<String> {
        walked.inputs.iter().map(|i| self.inside(&i.shown)).collect()
    }

    fn inside(&self, shown: &str) -> String {
        let root = self.root().to_string_lossy().into_owned() + "/";
        shown.strip_prefix(&root).unwrap_or(shown).to_string()
    }

    fn walk(&self, options: &WalkOptions) -> Vec<String> {
        self.names(&walk(&[self.root().to_path_buf()], options))
    }

    fn skipped(&self, options: &WalkOptions) -> Vec<(String, Reason)> {
        let walked = walk(&[self.root().to_path_buf()], options);
        walked.skipped.into_iter().map(|s| (self.inside(&s.path), s.reason)).collect()
    }
}

fn article(path: PathBuf) -> Result<corpus_scan::article::Article, Reason> {
    read(&Input::new(path), &ReadOptions::default()).map_err(|s| s.reason)
}

fn globs(include: &[&str], exclude: &[&str]) -> WalkOptions {
    let owned = |list: &[&str]| list.iter().map(|s| s.to_string()).collect::<Vec<_>>();
    WalkOptions::new(&owned(include), &owned(exclude)).expect("globs")
}

fn with(set: impl Fn(&mut WalkOptions)) -> WalkOptions {
    let mut options = WalkOptions::default();
    set(&mut options);
    options
}

const TREE: &[(&str, &[u8])] = &[
    ("b.txt", b"b"),
    ("a/z.txt", b"z"),
    ("a/y.MD", b"y"),
    ("a.text", b"t"),
    ("a/deep/x.txt", b"x"),
    ("notes.pdf", b"p"),
    (".hidden.txt", b"h"),
    (".git/log.txt", b"g"),
    ("Z.txt", b"Z"),
];

#[test]
fn folders_are_read_in_the_order_of_their_paths_bytes() {
    let folder = Folder::new(TREE);
    let found = folder.walk(&WalkOptions::default());
    assert_eq!(found, ["Z.txt", "a.text", "a/deep/x.txt", "a/y.MD", "a/z.txt", "b.txt"]);
}

#[test]
fn a_file_named_is_read_whatever_its_name_and_once() {
    let folder = Folder::new(TREE);
    let paths = ["notes.pdf", ".hidden.txt", "b.txt", "./b.txt", "."].map(|n| folder.path(n));
    let found = folder.names(&walk(&paths, &globs(&["*.txt"], &["*.pdf"])));
    assert_eq!(found, [".hidden.txt", "Z.txt", "a/deep/x.txt", "a/z.txt", "b.txt", "notes.pdf"]);
}

#[test]
fn globs_choose() {
    let folder = Folder::new(TREE);
    assert_eq!(folder.walk(&globs(&["*.pdf"], &[])), ["notes.pdf"]);
    assert_eq!(folder.walk(&globs(&[], &["a"])), ["Z.txt", "a.text", "b.txt"]);
    assert_eq!(folder.walk(&globs(&["a/*.txt"], &[])), ["a/z.txt"]);
    assert_eq!(folder.walk(&globs(&["a/**/*.txt"], &["z.*"])), ["a/deep/x.txt"]);
    assert!(WalkOptions::new(&["[".to_string()], &[]).is_err());
}

#[test]
fn hidden_files_and_depth() {
    let folder = Folder::new(TREE);
    let hidden = with(|o| o.hidden = true);
    let found = folder.walk(&hidden);
    assert!(found.contains(&".git/log.txt".to_string()) && found.contains(&".hidden.txt".to_string()));
    let shallow = with(|o| o.max_depth = Some(1));
    assert_eq!(folder.walk(&shallow), ["Z.txt", "a.text", "b.txt"]);
}

#[test]
fn lists_of_paths() {
    let lines = paths_from(b"a.txt\r\n\nb c.txt\n", false);
    assert_eq!(lines, [PathBuf::from("a.txt"), PathBuf::from("b c.txt")]);
    let nul = paths_from(b"a\nb.txt\0c.txt\0", true);
    assert_eq!(nul, [PathBuf::from("a\nb.txt"), PathBuf::from("c.txt")]);
}

#[test]
fn standard_input_is_a_dash() {
    let walked = walk(&[PathBuf::from("-"), PathBuf::from("-")], &WalkOptions::default());
    assert_eq!(walked.inputs.len(), 1);
    assert!(walked.inputs[0].is_stdin());
}

#[test]
fn what_is_missing_or_binary_or_large_is_skipped_with_a_reason() {
    let folder = Folder::new(&[("bin.txt", b"a\0b"), ("large.txt", &[b'a'; 100])]);
    let walked = walk(&[folder.path("none.txt")], &WalkOptions::default());
    assert_eq!(walked.skipped[0].reason, Reason::Missing);
    assert!(walked.inputs.is_empty());
    assert_eq!(article(folder.path("bin.txt")).err(), Some(Reason::Binary));
    let small = ReadOptions { max_file_size: 99, ..ReadOptions::default() };
    let skipped = read(&Input::new(folder.path("large.txt")), &small).expect_err("too large");
    assert_eq!(skipped.reason, Reason::TooLarge(100, 99));
    assert!(skipped.path.ends_with("/large.txt") && skipped.reason.to_string().contains("--max-file-size"));
}

#[test]
fn decoded_texts_keep_their_line_endings() {
    let wide: Vec<u8> = "\u{FEFF}Ana\r\nsaid “é”".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let folder = Folder::new(&[
        ("mark.txt", "\u{FEFF}Ana\r\nsaid\rso".as_bytes()),
        ("wide.txt", &wide),
        ("west.txt", b"\x93caf\xE9\x94"),
        ("empty.txt", b""),
    ]);
    assert_eq!(article(folder.path("mark.txt")).expect("text").text, "Ana\r\nsaid\rso");
    assert_eq!(article(folder.path("wide.txt")).expect("text").text, "Ana\r\nsaid “é”");
    let west = article(folder.path("west.txt")).expect("text");
    assert_eq!((west.text.as_str(), west.warnings.len()), ("“café”", 1));
    assert_eq!(article(folder.path("empty.txt")).expect("text").text, "");
    let turkish = ReadOptions {
        encoding: TextEncoding::named("windows-1254").expect("known"),
        ..ReadOptions::default()
    };
    folder.write("turk.txt", b"\xDEim\xFEek");
    assert_eq!(read(&Input::new(folder.path("turk.txt")), &turkish).expect("text").text, "Şimşek");
}

#[test]
fn the_date_comes_from_name_text_option_or_file() {
    let text = b"Bridge opens\n\nPublished: May 2, 2020\n\nThe bridge opened.";
    let folder =
        Folder::new(&[("2020-05-01_a.txt", text), ("b.txt", text), ("c.txt", b"The bridge opened.")]);
    let of = |name: &str, options: &ReadOptions| {
        let article = read(&Input::new(folder.path(name)), options).expect("text");
        article.published.map(|p| (p.date.to_string(), p.from))
    };
    let default = ReadOptions::default();
    assert_eq!(of("2020-05-01_a.txt", &default), Some(("2020-05-01".into(), PublishedFrom::Name)));
    assert_eq!(of("b.txt", &default), Some(("2020-05-02".into(), PublishedFrom::Text)));
    assert_eq!(of("c.txt", &default), None, "never today");
    let mtime = ReadOptions { date_from: vec![PublishedFrom::Mtime], ..ReadOptions::default() };
    assert!(of("c.txt", &mtime).is_some_and(|(date, from)| date.len() == 10 && from == PublishedFrom::Mtime));
    let given = ReadOptions { date: "2019-01-01".parse().ok(), ..ReadOptions::default() };
    assert_eq!(of("c.txt", &given), Some(("2019-01-01".into(), PublishedFrom::Option)));
}

#[test]
fn records_stream_past_bad_lines() {
    let options = ReadOptions::default();
    let input = b"{\"id\":\"2020-05-01_x\",\"text\":\"Ana\"}\nnot json\n{\"id\":\"y\",\"text\":\"Bo\",\"date\":\"2021-01-01\"}\n";
    let found: Vec<_> = Records::new(&input[..], "-", &options).collect();
    let date = |i: usize| found[i].as_ref().ok().and_then(|a| a.published).map(|p| p.date.to_string());
    assert_eq!((date(0), date(2)), (Some("2020-05-01".into()), Some("2021-01-01".into())));
    assert_eq!(found[1].as_ref().err().map(|e| (e.line, e.kind)), Some((2, "json")));
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    #[test]
    fn pipes_and_devices_never_block() {
        let folder = Folder::new(&[]);
        let made = Command::new("mkfifo").arg(folder.path("pipe.txt")).status().expect("mkfifo");
        assert!(made.success());
        let pipe = Reason::Special("named pipe");
        assert_eq!(folder.skipped(&WalkOptions::default()), [("pipe.txt".to_string(), pipe.clone())]);
        assert_eq!(article(folder.path("pipe.txt")).err(), Some(pipe));
        assert_eq!(article("/dev/zero".into()).err(), Some(Reason::Special("device")));
        let _socket = std::os::unix::net::UnixListener::bind(folder.path("s.txt")).expect("a socket");
        assert_eq!(article(folder.path("s.txt")).err(), Some(Reason::Special("socket")));
    }

    #[test]
    fn links_are_followed_when_asked_and_loops_end() {
        let folder = Folder::new(&[("a/x.txt", b"x")]);
        symlink(folder.path("a/x.txt"), folder.path("link.txt")).expect("a link");
        symlink(folder.path("none"), folder.path("dead.txt")).expect("a link");
        symlink(folder.path("none"), folder.path("dead.pdf")).expect("a link");
        symlink(folder.root(), folder.path("a/loop")).expect("a link");
        let still = WalkOptions::default();
        assert_eq!(folder.walk(&still), ["a/x.txt"]);
        let reasons = [
            ("dead.txt".to_string(), Reason::DanglingLink),
            ("link.txt".to_string(), Reason::LinkNotFollowed),
        ];
        assert_eq!(folder.skipped(&still), reasons);
        assert!(!reasons[1].1.is_failure() && reasons[0].1.is_failure());
        let follow = with(|o| o.follow = true);
        assert_eq!(folder.walk(&follow), ["a/x.txt", "link.txt"]);
        let skipped = folder.skipped(&follow);
        assert!(matches!(&skipped[0], (path, Reason::LinkLoop(_)) if path == "a/loop"), "{skipped:?}");
        assert_eq!(skipped[1], ("dead.txt".to_string(), Reason::DanglingLink));
        assert_eq!(skipped.len(), 2);
        assert_eq!(article(folder.path("link.txt")).expect("named, so read").text, "x");
        assert_eq!(walk(&[folder.path("dead.txt")], &still).skipped[0].reason, Reason::DanglingLink);
    }

    #[test]
    fn names_that_are_no_utf8_are_read_and_shown() {
        let folder = Folder::new(&[]);
        for name in [b"a\xFF.txt", b"a\xFE.txt"] {
            fs::write(folder.root().join(OsStr::from_bytes(name)), "x").expect("a file");
        }
        let walked = walk(&[folder.root().to_path_buf()], &WalkOptions::default());
        assert_eq!(folder.names(&walked), ["a\u{FFFD}.txt", "a\u{FFFD}.txt"]);
        assert!(walked.inputs.iter().all(|i| article(i.path.clone()).is_ok()));
    }

    #[test]
    fn what_may_not_be_read_is_told() {
        let folder = Folder::new(&[("a.txt", b"a"), ("shut/b.txt", b"b"), ("c.txt", b"c")]);
        let shut = |name: &str, mode: u32| {
            fs::set_permissions(folder.path(name), fs::Permissions::from_mode(mode)).expect("a mode");
        };
        shut("a.txt", 0);
        shut("shut", 0);
        if fs::read(folder.path("a.txt")).is_ok() {
            return shut("shut", 0o700); // the superuser may read anything
        }
        let denied = Reason::Unreadable("permission denied".into());
        assert_eq!(article(folder.path("a.txt")).err(), Some(denied.clone()));
        assert_eq!(folder.skipped(&WalkOptions::default()), [("shut".to_string(), denied)]);
        assert_eq!(folder.walk(&WalkOptions::default()), ["a.txt", "c.txt"]);
        shut("shut", 0o700);
    }
}
