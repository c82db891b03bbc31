//! What was typed and what `corpus-scan.toml` says, together: flags win.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command, CommandFactory, FromArgMatches};

use super::version;
use super::{Cli, Effective};
use crate::config::{Config, NAME, Setting, Value};
use crate::nearest::nearest;
use crate::report::cells::{clean, cut};

/// Options that are of one run, or that a file found in some folder should not set: it could write anywhere.
const TYPED_ONLY: [&str; 10] =
    ["config", "no-config", "dump", "output", "files-from", "null", "list-files", "json", "help", "version"];

/// The whole command line, with `--no-FLAG` for every flag that a file of settings can set.
pub fn command() -> Command {
    let command = Cli::command().long_version(version::long());
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_string()).collect();
    let command = with_negations(command);
    names.into_iter().fold(command, |command, name| command.mut_subcommand(name, with_negations))
}

fn with_negations(command: Command) -> Command {
    let flags: Vec<(String, String)> = command
        .get_arguments()
        .filter(|arg| matches!(arg.get_action(), ArgAction::SetTrue))
        .filter_map(|arg| Some((arg.get_id().to_string(), arg.get_long()?.to_string())))
        .filter(|(_, long)| {
            !TYPED_ONLY.contains(&long.as_str()) && long != "review" && !long.starts_with("no-")
        })
        .collect();
    flags.into_iter().fold(command, |command, (id, long)| {
        let no = format!("no-{long}");
        command.arg(Arg::new(no.clone()).long(no).hide(true).action(ArgAction::SetTrue).overrides_with(id))
    })
}

/// Reads the command line, and settings where it does not forbid that. Help, version and wrong usage end the process.
///
/// # Errors
/// When the file of settings cannot be read, or says something that no option takes.
pub fn parse(typed: Vec<OsString>) -> Result<Cli> {
    let command = command();
    let first = command.clone().try_get_matches_from(&typed).unwrap_or_else(|error| error.exit());
    let (name, scope) = match first.subcommand() {
        Some((name, matches)) => (Some(name.to_string()), matches),
        None => (None, &first),
    };
    if scope.try_contains_id("no_config").is_err() {
        return Ok(built(&first));
    }
    let config = config(scope)?;
    check(&command, &config)?;
    let own = name.as_deref().and_then(|name| command.find_subcommand(name)).unwrap_or(&command);
    let open = config.settings.iter().filter(|setting| is_open(own, scope, setting));
    let at = if name.is_some() { 2 } else { 1 };
    let mut all = typed.clone();
    all.splice(at..at, open.flat_map(|setting| arguments(&config, setting)));
    let second = command.clone().try_get_matches_from(&all).unwrap_or_else(|error| error.exit());
    let mut cli = built(&second);
    cli.note(&config, effective(own, scope, &config));
    Ok(cli)
}

/// Whether the main job takes every setting.
///
/// # Errors
/// The first that it does not, with path, line and reason.
pub fn check_settings(config: &Config) -> Result<()> {
    check(&command(), config)
}

fn built(matches: &ArgMatches) -> Cli {
    Cli::from_arg_matches(matches).unwrap_or_else(|error| error.exit())
}

/// The file that is named, or found; empty settings where there is none.
fn config(scope: &ArgMatches) -> Result<Config> {
    if let Ok(Some(path)) = scope.try_get_one::<PathBuf>("config") {
        return Config::read(path);
    }
    if scope.try_get_one::<bool>("no_config").ok().flatten() == Some(&true) {
        return Ok(Config::default());
    }
    let here = env::current_dir().context("cannot tell the working folder")?;
    Config::find(&here).map_or(Ok(Config::default()), |path| Config::read(&short(&here, path)))
}

/// The bare name where the file stands in the working folder.
fn short(here: &Path, path: PathBuf) -> PathBuf {
    if path.parent() == Some(here) { PathBuf::from(NAME) } else { path }
}

/// Every key must be an option of the main job, and its value one that the option takes.
fn check(command: &Command, config: &Config) -> Result<()> {
    for setting in &config.settings {
        let at = config.at(setting);
        let key = setting.key.as_str();
        let Some(arg) = settable(command).find(|arg| arg.get_long() == Some(key)) else {
            bail!("{at}: {}", unknown(command, key));
        };
        let is_flag = matches!(arg.get_action(), ArgAction::SetTrue);
        match &setting.value {
            Value::Flag(_) if !is_flag => bail!("{at}: {key} takes no true or false"),
            Value::Texts(_) if is_flag => bail!("{at}: {key} takes true or false"),
            _ => {}
        }
        let mut alone = vec![OsString::from("corpus-scan"), OsString::from("PATH")];
        alone.extend(arguments(config, setting));
        if let Err(error) = command.clone().try_get_matches_from(alone) {
            let message = error.to_string();
            let first = message.lines().next().unwrap_or_default();
            bail!("{at}: {}", clean(first.strip_prefix("error: ").unwrap_or(first)));
        }
    }
    Ok(())
}

fn settable(command: &Command) -> impl Iterator<Item = &Arg> {
    command
        .get_arguments()
        .filter(|arg| arg.get_long().is_some_and(|long| !arg.is_hide_set() && !TYPED_ONLY.contains(&long)))
}

fn unknown(command: &Command, key: &str) -> String {
    let shown = cut(&clean(key), 40, "…");
    if TYPED_ONLY.contains(&key) {
        return format!("{shown} is for the command line only");
    }
    let snake = key.replace('_', "-");
    match nearest(&snake, settable(command).filter_map(Arg::get_long)) {
        Some(near) => format!("there is no setting {shown:?}; perhaps {near}"),
        None => format!("there is no setting {shown:?}; corpus-scan config --dump lists all"),
    }
}

/// Whether the command has the option, and nobody typed it.
fn is_open(own: &Command, scope: &ArgMatches, setting: &Setting) -> bool {
    let is_typed = |id: &str| {
        let known = scope.try_contains_id(id).is_ok();
        known && scope.value_source(id) == Some(ValueSource::CommandLine)
    };
    let Some(arg) = settable(own).find(|arg| arg.get_long() == Some(setting.key.as_str())) else {
        return false;
    };
    let json = setting.key == "format" && is_typed("json");
    !is_typed(arg.get_id().as_str()) && !is_typed(&format!("no-{}", setting.key)) && !json
}

/// The setting as one would type it.
fn arguments(config: &Config, setting: &Setting) -> Vec<OsString> {
    let key = &setting.key;
    match &setting.value {
        Value::Flag(true) => vec![format!("--{key}").into()],
        Value::Flag(false) => Vec::new(),
        Value::Texts(texts) if key == "names" => texts
            .iter()
            .map(|text| {
                let mut typed = OsString::from("--names=");
                typed.push(config.folder().join(text));
                typed
            })
            .collect(),
        Value::Texts(texts) => texts.iter().map(|text| format!("--{key}={text}").into()).collect(),
    }
}

/// Every setting as it holds, with where it comes from.
fn effective(own: &Command, scope: &ArgMatches, config: &Config) -> Vec<Effective> {
    settable(own).map(|arg| one(arg, scope, config)).collect()
}

fn one(arg: &Arg, scope: &ArgMatches, config: &Config) -> Effective {
    let key = arg.get_long().unwrap_or_default().to_string();
    let id = arg.get_id().as_str();
    let is_flag = matches!(arg.get_action(), ArgAction::SetTrue);
    let is_typed = |id: &str| {
        scope.try_contains_id(id).is_ok() && scope.value_source(id) == Some(ValueSource::CommandLine)
    };
    let setting = config.settings.iter().find(|s| s.key == key);
    let defaults = || arg.get_default_values().iter().map(|v| v.to_string_lossy().into_owned()).collect();
    let typed =
        || scope.get_raw(id).into_iter().flatten().map(|v| v.to_string_lossy().into_owned()).collect();
    let (value, origin) = match setting {
        _ if is_typed(id) => {
            (if is_flag { Value::Flag(true) } else { Value::Texts(typed()) }, "command line".into())
        }
        _ if is_flag && is_typed(&format!("no-{key}")) => (Value::Flag(false), "command line".into()),
        Some(setting) => (setting.value.clone(), config.at(setting)),
        None if is_flag => (Value::Flag(false), "default".to_string()),
        None => (Value::Texts(defaults()), "default".to_string()),
    };
    Effective { value: toml(&value, arg), key, origin }
}

/// The value as TOML; nothing for an option that is not set.
fn toml(value: &Value, arg: &Arg) -> Option<String> {
    let text = |text: &str| match text.parse::<u64>() {
        Ok(number) if number.to_string() == text => text.to_string(),
        _ => serde_json::to_string(text).unwrap_or_default(),
    };
    match value {
        Value::Flag(flag) => Some(flag.to_string()),
        Value::Texts(texts) if matches!(arg.get_action(), ArgAction::Append) => {
            // Only where the option itself parts its values: a glob may hold commas.
            let delimiter = arg.get_value_delimiter().unwrap_or('\0');
            let parts = texts.iter().flat_map(|t| t.split(delimiter)).map(text);
            Some(format!("[{}]", parts.collect::<Vec<_>>().join(", ")))
        }
        Value::Texts(texts) => texts.first().map(|t| text(t)),
    }
}
