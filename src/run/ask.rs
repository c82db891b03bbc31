//! Questions to a corpus: one name, or what the merge was not sure of.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::{Result, bail};

use super::input::take_in;
use super::{Receiver, authority, settings, status, threads};
use crate::authority::Authority;
use crate::cli::{CorpusArgs, ListFormat, NamesArgs, ShowArgs};
use crate::corpus::Corpus;
use crate::output::Output;
use crate::report::cells::clean;
use crate::report::profile::{Profile, Unclear};
use crate::report::{Report, ReportOptions};
use crate::review;
use crate::screen;
use crate::show;

/// One person or place.
pub(super) fn show(args: &ShowArgs) -> Result<ExitCode> {
    let (corpus, authority, failed) = gather(&args.corpus, false)?;
    let profile = match Profile::new(&corpus, &authority, &args.name) {
        Ok(profile) => profile,
        Err(unclear) => bail!("{}", why(&args.name, &unclear)),
    };
    let mut out = io::BufWriter::new(screen::json(io::stdout()));
    if args.json || args.format == ListFormat::Json {
        serde_json::to_writer_pretty(&mut out, &profile)?;
        writeln!(out)?;
    } else {
        show::write(&profile, args.top, &mut out)?;
    }
    out.flush()?;
    Ok(status(failed))
}

fn why(name: &str, unclear: &Unclear) -> String {
    let list =
        |names: &[_]| names.iter().map(|n: &crate::record::Text| clean(n)).collect::<Vec<_>>().join(", ");
    let name = clean(name);
    match unclear {
        Unclear::Unknown(near) if near.is_empty() => {
            format!("nobody and no place is called {name:?} in these articles")
        }
        Unclear::Unknown(near) => format!("nobody and no place is called {name:?}; perhaps {}", list(near)),
        Unclear::Several(all) => format!("{name:?} may be {}; write the name in full", list(all)),
    }
}

/// A names file to choose from.
pub(super) fn names(args: &NamesArgs) -> Result<ExitCode> {
    let typed: Vec<String> = args.output.iter().map(|path| format!("text={path}")).collect();
    let mut outputs = Output::open(&typed, None, None)?;
    let (corpus, authority, failed) = gather(&args.corpus, true)?;
    let options = ReportOptions { context: true, ..ReportOptions::default() };
    let report = Report::with_names(&corpus, &options, &authority);
    for mut output in outputs.drain(..) {
        review::write(&report, &mut output)?;
        output.finish()?;
    }
    Ok(status(failed))
}

/// The corpus of the paths, with every mention's sentence where `context` asks for it, the names file, and whether some
/// input failed.
fn gather(args: &CorpusArgs, context: bool) -> Result<(Corpus, Authority, bool)> {
    threads(&args.run)?;
    let authority = authority(args.source.extract.names.as_deref())?;
    let mut settings = settings(&args.source.extract, &authority);
    settings.context |= context;
    let mut receiver = Receiver::gathering(&args.run);
    receiver.settings(args.file.used.as_deref());
    take_in(&args.source.paths.paths, &args.source.input, &settings, &mut receiver)?;
    let (corpus, failed) = receiver.finish();
    Ok((corpus, authority, failed))
}
