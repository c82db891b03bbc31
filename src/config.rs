//! `corpus-scan.toml`: options for every run below its folder, by their long names.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use toml::de::{DeTable, DeValue};

use crate::report::cells::{clean, cut};

/// The file's name.
pub const NAME: &str = "corpus-scan.toml";
/// Larger files are none of ours.
const LARGEST: u64 = 1 << 20;
/// Values of one key at most.
const MOST: usize = 10_000;

/// A file of settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    pub path: PathBuf,
    pub settings: Vec<Setting>,
}

/// One key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    pub key: String,
    pub value: Value,
    pub line: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Flag(bool),
    /// One or several, as one would type them.
    Texts(Vec<String>),
}

impl Config {
    /// The nearest file of the name in a folder or one above it.
    pub fn find(from: &Path) -> Option<PathBuf> {
        from.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file())
    }

    /// # Errors
    /// When the file cannot be read or is no TOML, with path, line and reason.
    pub fn read(path: &Path) -> Result<Config> {
        let shown = clean(&path.display().to_string());
        let file = File::open(path).with_context(|| format!("cannot read the settings {shown}"))?;
        let mut text = String::new();
        let read = file.take(LARGEST + 1).read_to_string(&mut text);
        read.with_context(|| format!("cannot read the settings {shown}"))?;
        if text.len() as u64 > LARGEST {
            bail!("the settings {shown} are larger than {} MiB", LARGEST >> 20);
        }
        Config::parse(&text, path)
    }

    /// The settings that a text has; `path` is where it comes from.
    ///
    /// # Errors
    /// When it is no TOML, or has what no option could be, with path, line and reason.
    pub fn parse(text: &str, path: &Path) -> Result<Config> {
        let shown = clean(&path.display().to_string());
        Ok(Config { path: path.to_path_buf(), settings: parse(text, &shown)? })
    }

    /// `path:line`, for messages.
    pub fn at(&self, setting: &Setting) -> String {
        format!("{}:{}", clean(&self.path.display().to_string()), setting.line)
    }

    /// The folder that relative paths in the file start from.
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }
}

fn parse(text: &str, shown: &str) -> Result<Vec<Setting>> {
    let breaks: Vec<usize> = memchr::memchr_iter(b'\n', text.as_bytes()).collect();
    let line = |at: usize| 1 + breaks.partition_point(|end| *end < at);
    let table = match DeTable::parse(text) {
        Ok(table) => table,
        Err(error) => {
            bail!("{shown}:{}: {}", line(error.span().map_or(0, |s| s.start)), clean(error.message()))
        }
    };
    let mut settings = Vec::new();
    for (key, value) in table.get_ref() {
        let line = line(key.span().start);
        let value = value_of(value.get_ref()).map_err(|why| {
            anyhow::anyhow!("{shown}:{line}: {key}: {why}", key = cut(&clean(key.get_ref()), 40, "…"))
        })?;
        settings.push(Setting { key: key.get_ref().to_string(), value, line });
    }
    settings.sort_by_key(|s| s.line);
    Ok(settings)
}

fn value_of(value: &DeValue) -> Result<Value, String> {
    match value {
        DeValue::Boolean(flag) => Ok(Value::Flag(*flag)),
        DeValue::Array(items) if items.len() > MOST => Err(format!("more than {MOST} values")),
        DeValue::Array(items) => {
            items.iter().map(|item| text_of(item.get_ref())).collect::<Result<_, _>>().map(Value::Texts)
        }
        value => Ok(Value::Texts(vec![text_of(value)?])),
    }
}

fn text_of(value: &DeValue) -> Result<String, String> {
    match value {
        DeValue::String(text) => Ok(text.to_string()),
        DeValue::Integer(number) => Ok(number.to_string()),
        DeValue::Datetime(day) => Ok(day.to_string()),
        DeValue::Table(_) => {
            Err("a table; write the option's long name and its value, without sections".to_string())
        }
        _ => Err("neither a text, a number, true, false nor a list of such".to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_keep_their_lines_and_values_their_letters() {
        let text = "# ours\ntop = 5\nonly = [\"people\", \"places\"]\n\nhidden = true\ndate = 2024-03-12\n";
        let settings = parse(text, "x.toml").unwrap();
        let told: Vec<(&str, usize)> = settings.iter().map(|s| (s.key.as_str(), s.line)).collect();
        assert_eq!(told, [("top", 2), ("only", 3), ("hidden", 5), ("date", 6)]);
        assert_eq!(settings[0].value, Value::Texts(vec!["5".into()]));
        assert_eq!(settings[1].value, Value::Texts(vec!["people".into(), "places".into()]));
        assert_eq!(settings[2].value, Value::Flag(true));
        assert_eq!(settings[3].value, Value::Texts(vec!["2024-03-12".into()]));
    }

    #[test]
    fn what_is_no_setting_is_told_with_its_line() {
        let why = |text: &str| parse(text, "x.toml").unwrap_err().to_string();
        assert!(why("top = 5\ntop = 6\n").starts_with("x.toml:2: "), "{}", why("top = 5\ntop = 6\n"));
        assert!(why("top 5\n").starts_with("x.toml:1: "));
        assert!(why("\n[scan]\ntop = 5\n").starts_with("x.toml:2: scan: a table"));
        assert!(why("top = 1.5\n").contains("neither a text"));
    }
}
