//! What surrounds the work: settings, schemas, completions, manual.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap_mangen::Man;

use crate::cli::{self, CompletionsArgs, ConfigArgs, ManArgs, SchemaArgs, SchemaOf};
use crate::nearest::nearest;
use crate::report::cells::clean;
use crate::report::json;
use crate::schema;

/// Every setting with its origin, as a file of settings.
pub(super) fn config(args: &ConfigArgs) -> Result<ExitCode> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match &args.settings.file.used {
        Some(path) => writeln!(
            out,
            "# Settings of {}, under those of the command line",
            clean(&path.display().to_string())
        )?,
        None => writeln!(out, "# No corpus-scan.toml here or above: what holds is typed, or default")?,
    }
    for setting in &args.effective {
        let key = &setting.key;
        match &setting.value {
            Some(value) => writeln!(out, "{:<40} # {}", format!("{key} = {value}"), setting.origin)?,
            None => writeln!(out, "# {key} is not set")?,
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn schema(args: &SchemaArgs) -> Result<ExitCode> {
    let schema = match args.of {
        SchemaOf::Record => schema::record(),
        SchemaOf::Report => schema::report(),
        SchemaOf::Diff => schema::diff(),
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    json::write_value(&schema, &mut out)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn completions(args: &CompletionsArgs) -> Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut cli::command(), "corpus-scan", &mut script);
    io::stdout().write_all(&script)?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn man(args: &ManArgs) -> Result<ExitCode> {
    let program = cli::command();
    let command = match &args.command {
        None => program,
        Some(name) => {
            let names = || program.get_subcommands().map(clap::Command::get_name);
            let Some(found) = program.find_subcommand(name) else {
                let near = nearest(name, names())
                    .map_or_else(|| names().collect::<Vec<_>>().join(", "), str::to_string);
                bail!("there is no command {:?}; perhaps {near}", clean(name));
            };
            found.clone().name(format!("corpus-scan-{name}"))
        }
    };
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    io::stdout().write_all(clear(&String::from_utf8_lossy(&page)).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// The page without what formatters complain of: an empty date that is not written down, and breaks around a space.
fn clear(page: &str) -> String {
    page.replacen(" 1  \"", " 1 \"\" \"", 1).replace("\n.br\n\n.br\n", "\n.sp\n")
}
