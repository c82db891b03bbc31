//! The program as the tests run it, and folders of articles for it.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// What of the surroundings tells how output looks.
const LOOKS: [&str; 7] =
    ["NO_COLOR", "CLICOLOR_FORCE", "FORCE_HYPERLINK", "LC_ALL", "LC_CTYPE", "LANG", "TERM"];

/// The program, whatever terminal the tests are run from.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_corpus-scan"));
    for name in LOOKS {
        command.env_remove(name);
    }
    command
}

/// A story told by five outlets.
pub fn story() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/corpora/summit/articles")
}

/// Standard output of a run that ends with that status.
pub fn output(command: &mut Command, code: i32) -> String {
    String::from_utf8(command.assert().code(code).get_output().stdout.clone()).expect("UTF-8")
}

/// Standard output of a run that is to succeed.
pub fn text(command: &mut Command) -> String {
    output(command, 0)
}

/// A folder with these files.
pub fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, text).expect("a file");
    }
    folder
}
