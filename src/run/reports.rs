//! The merged report to every output in its format.

use anyhow::Result;

use super::look::style;
use super::tell;
use crate::authority::Authority;
use crate::cli::{Format, OutputArgs};
use crate::corpus::Corpus;
use crate::output::Output;
use crate::report::csv::Table;
use crate::report::gate::{Finding, Gate};
use crate::report::{self, Merged, Report, ReportOptions};

/// What reports are made from, besides the corpus.
pub(super) struct Wants<'a> {
    pub output: &'a OutputArgs,
    pub gates: &'a [Gate],
    pub options: ReportOptions,
    pub authority: &'a Authority,
}

/// Every output that is no stream of records gets its report; tells whether it passes the gates. Takes the corpus, for
/// nothing is done behind this.
///
/// # Errors
/// When an output takes no more.
pub(super) fn write_reports(outputs: Vec<Output>, corpus: Corpus, wants: &Wants) -> Result<bool> {
    let wanted = outputs.iter().any(|o| !o.format.is_records()) || !wants.gates.is_empty();
    let made = wanted.then(|| Report::with_merged(&corpus, &wants.options, wants.authority));
    let report = made.as_ref().map(|(report, _)| report);
    let findings: Vec<Finding> =
        report.iter().flat_map(|report| wants.gates.iter().filter_map(|gate| gate.check(report))).collect();
    for mut output in outputs {
        if let Some((report, merged)) = &made {
            write(report, merged, &findings, &mut output, wants.output)?;
        }
        output.finish()?;
    }
    for finding in &findings {
        tell(&format!("--fail-if '{}': {}", finding.gate, finding.message));
    }
    let passed = findings.is_empty();
    // The process ends here: giving millions of small strings back one by one would only take time.
    std::mem::forget(made);
    std::mem::forget(corpus);
    Ok(passed)
}

/// The report in the output's format; one arm a format.
fn write(
    report: &Report,
    merged: &Merged,
    findings: &[Finding],
    output: &mut Output,
    args: &OutputArgs,
) -> Result<()> {
    match output.format {
        // Written while the articles were read.
        Format::Jsonl => {}
        Format::Html => report::html::write(merged, report, output, args.top)?,
        Format::Json => report::json::write(report, output)?,
        Format::Text => {
            let style = style(args, output.is_stdout());
            report::text::write(report, output, &style)?;
        }
        Format::Markdown => report::markdown::write(report, findings, args.rows(), output)?,
        Format::Github => report::github::write(report, findings, output)?,
        Format::Gexf => report::gexf::write(report, output)?,
        Format::Csv => tables(report, output, args)?,
    }
    Ok(())
}

/// One table, or every table to its file.
fn tables(report: &Report, output: &mut Output, args: &OutputArgs) -> Result<()> {
    let wanted = Table::ALL.into_iter().filter(|t| args.table.is_none_or(|one| one == *t));
    for table in wanted {
        if output.is_folder() {
            output.begin(&format!("{}.csv", table.name()))?;
        }
        report::csv::write(report, table, args.bom, output)?;
    }
    Ok(())
}
