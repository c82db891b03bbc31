//! Places in the text as hyperlinks of the terminal (OSC 8).

use std::path::Path;

use crate::report::Place;

/// Where links lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    /// The folder that relative paths start from, absolute.
    pub root: String,
    pub scheme: Scheme,
}

/// Who opens a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Whatever the terminal opens files with; the line stands behind `#`.
    File,
    /// The editor around the terminal.
    Vscode,
}

impl Links {
    /// The text as a link to the place; bare where no such file is there, as for standard input and records.
    pub fn wrap(&self, place: &Place, text: &str) -> String {
        let path = Path::new(&self.root).join(place.path.as_str());
        if text.is_empty() || !path.is_file() {
            return text.to_string();
        }
        let path = escape(&path.to_string_lossy());
        let url = match self.scheme {
            Scheme::File => format!("file://{path}#{}", place.line),
            Scheme::Vscode => format!("vscode://file{path}:{}:{}", place.line, place.column),
        };
        format!("\u{1b}]8;;{url}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\")
    }
}

/// Percent-encoded but for what paths may hold as it is; nothing that could end the escape sequence is left.
fn escape(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_names_file_and_line_and_nothing_escapes() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a b\u{7}.txt"), "x").unwrap();
        let links = |scheme| Links { root: folder.path().display().to_string(), scheme };
        let place = Place { path: "a b\u{7}.txt".into(), line: 3, column: 5, ..Place::default() };
        let link = links(Scheme::File).wrap(&place, "here");
        assert!(
            link.starts_with("\u{1b}]8;;file:///")
                && link.ends_with("a%20b%07.txt#3\u{1b}\\here\u{1b}]8;;\u{1b}\\")
        );
        assert!(links(Scheme::Vscode).wrap(&place, "here").contains("a%20b%07.txt:3:5\u{1b}"));
        let gone = Place { path: "gone.txt".into(), ..Place::default() };
        assert_eq!(links(Scheme::File).wrap(&gone, "here"), "here");
    }
}
