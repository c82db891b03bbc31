//! How text is to look on what stands at the other end: width, colours, letters, links.

use std::env;
use std::io::{self, IsTerminal};

use crate::cli::{ColorWhen, HyperlinksWhen, OutputArgs};
use crate::report::text::{Links, Scheme, Style};

/// The look of a report for standard output, or for a file.
pub(super) fn style(args: &OutputArgs, stdout: bool) -> Style {
    let terminal = stdout && io::stdout().is_terminal();
    let width = terminal_size::terminal_size().filter(|_| terminal).map_or(100, |(w, _)| usize::from(w.0));
    Style {
        color: color(args.color, stdout),
        width,
        ascii: stdout && is_ascii(|name| env::var(name).ok()),
        top: args.rows(),
        links: links(args.hyperlinks, terminal),
    }
}

/// Whether to write colours: asked for, or a terminal that nobody told not to.
pub(super) fn color(when: ColorWhen, stdout: bool) -> bool {
    match when {
        ColorWhen::Always => true,
        ColorWhen::Never => false,
        ColorWhen::Auto => {
            stdout && anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
        }
    }
}

/// Whether the locale says that letters beyond ASCII do not show. A locale that is not set says nothing.
fn is_ascii(variable: impl Fn(&str) -> Option<String>) -> bool {
    if variable("TERM").as_deref() == Some("dumb") {
        return true;
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(&variable).find(|v| !v.is_empty());
    locale.is_some_and(|locale| {
        let locale = locale.to_ascii_lowercase();
        !(locale.contains("utf-8") || locale.contains("utf8"))
    })
}

fn links(when: HyperlinksWhen, terminal: bool) -> Option<Links> {
    let wanted = match when {
        HyperlinksWhen::Always => true,
        HyperlinksWhen::Never => false,
        HyperlinksWhen::Auto => terminal && has_links(|name| env::var(name).ok()),
    };
    let root = env::current_dir().ok().filter(|_| wanted)?;
    let vscode = env::var("TERM_PROGRAM").is_ok_and(|program| program == "vscode");
    let scheme = if vscode { Scheme::Vscode } else { Scheme::File };
    Some(Links { root: root.to_string_lossy().into_owned(), scheme })
}

/// Terminals known to open links; others might print the escape sequence.
fn has_links(variable: impl Fn(&str) -> Option<String>) -> bool {
    let is = |name: &str, values: &[&str]| variable(name).is_some_and(|v| values.contains(&v.as_str()));
    if let Some(forced) = variable("FORCE_HYPERLINK") {
        return forced != "0";
    }
    if is("TERM", &["dumb"]) || variable("CI").is_some() {
        return false;
    }
    let vte = variable("VTE_VERSION").and_then(|v| v.parse::<u32>().ok());
    vte.is_some_and(|version| version >= 5000)
        || is(
            "TERM_PROGRAM",
            &["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "zed", "WarpTerminal"],
        )
        || is("TERM", &["xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra"])
        || ["WT_SESSION", "KONSOLE_VERSION", "DOMTERM"].into_iter().any(|name| variable(name).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn among<'a>(set: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
        |name| set.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_string())
    }

    #[test]
    fn a_locale_without_utf_8_gets_ascii() {
        assert!(is_ascii(among(&[("LC_ALL", "C")])));
        assert!(is_ascii(among(&[("LANG", "POSIX")])));
        assert!(is_ascii(among(&[("LANG", "en_US.UTF-8"), ("TERM", "dumb")])));
        assert!(is_ascii(among(&[("LC_ALL", ""), ("LANG", "de_DE.ISO-8859-1")])));
        assert!(!is_ascii(among(&[("LANG", "C.UTF-8")])));
        assert!(!is_ascii(among(&[("LC_ALL", "en_GB.utf8"), ("LANG", "C")])));
        assert!(!is_ascii(among(&[])));
    }

    #[test]
    fn only_terminals_that_open_links_get_them() {
        assert!(has_links(among(&[("TERM", "xterm-kitty")])));
        assert!(has_links(among(&[("VTE_VERSION", "7200")])));
        assert!(!has_links(among(&[("VTE_VERSION", "4200")])));
        assert!(!has_links(among(&[("TERM", "xterm-256color")])));
        assert!(!has_links(among(&[("TERM", "xterm-kitty"), ("CI", "true")])));
        assert!(has_links(among(&[("TERM", "dumb"), ("FORCE_HYPERLINK", "1")])));
        assert!(!has_links(among(&[("TERM", "xterm-kitty"), ("FORCE_HYPERLINK", "0")])));
    }
}
