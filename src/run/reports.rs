//! The merged report to every output in its format.

use std::io::{self, IsTerminal};

use anyhow::Result;

use crate::authority::Authority;
use crate::cli::{ColorWhen, Format, OutputArgs};
use crate::corpus::Corpus;
use crate::output::Output;
use crate::report::{self, Merged, Report, ReportOptions};

/// Every output that is no stream of records gets its report. Takes the corpus, for nothing is done behind this.
pub(super) fn write_reports(
    outputs: Vec<Output>,
    corpus: Corpus,
    args: &OutputArgs,
    options: &ReportOptions,
    authority: &Authority,
) -> Result<()> {
    let wanted = outputs.iter().any(|o| !o.format.is_records());
    let made = wanted.then(|| Report::with_merged(&corpus, options, authority));
    for mut output in outputs {
        if let Some((report, merged)) = &made {
            write(report, merged, &mut output, args)?;
        }
        output.finish()?;
    }
    // The process ends here: giving millions of small strings back one by one would only take time.
    std::mem::forget(made);
    std::mem::forget(corpus);
    Ok(())
}

/// The report in the output's format; one arm a format.
fn write(report: &Report, merged: &Merged, output: &mut Output, args: &OutputArgs) -> Result<()> {
    match output.format {
        // Written while the articles were read.
        Format::Jsonl => {}
        Format::Html => report::html::write(merged, report, output, rows(args))?,
        Format::Json => report::json::write(report, output)?,
        Format::Text => {
            let style = style(args, output.is_stdout());
            report::text::write(report, output, &style)?;
        }
    }
    Ok(())
}

/// Rows of a table that `--top` asks for; none where it says what it says by itself.
fn rows(args: &OutputArgs) -> Option<usize> {
    Some(args.top).filter(|rows| *rows != 10)
}

fn style(args: &OutputArgs, stdout: bool) -> report::text::Style {
    let terminal = stdout && io::stdout().is_terminal();
    let width = terminal_size::terminal_size().filter(|_| terminal).map_or(100, |(w, _)| usize::from(w.0));
    report::text::Style {
        color: color(args.color, stdout),
        width,
        top: args.top,
        ..report::text::Style::default()
    }
}

/// Whether to write colours: asked for, or a terminal that nobody told not to.
fn color(when: ColorWhen, stdout: bool) -> bool {
    match when {
        ColorWhen::Always => true,
        ColorWhen::Never => false,
        ColorWhen::Auto => {
            stdout && anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
        }
    }
}
