//! `corpus-scan`: flags in, exit status out.

use std::io::{self, Write};
use std::process::ExitCode;

use corpus_scan::cli;
use corpus_scan::run;

fn main() -> ExitCode {
    match cli::parse(std::env::args_os().collect()).and_then(run::run) {
        Ok(status) => status,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // Where standard error is closed, the exit status has to do.
            let _ = writeln!(io::stderr(), "corpus-scan: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Whoever read our output has had enough.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let kind =
        |cause: &(dyn std::error::Error + 'static)| cause.downcast_ref::<io::Error>().map(io::Error::kind);
    error.chain().any(|cause| kind(cause) == Some(io::ErrorKind::BrokenPipe))
}
