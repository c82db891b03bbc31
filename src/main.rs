//! The command line (stub).

use std::path::PathBuf;

use clap::Parser;

#[derive(Parser)]
struct Cli {
    #[arg(short, long, default_value = "jsonl")]
    format: String,
    paths: Vec<PathBuf>,
}

fn main() -> anyhow::Result<()> {
    let cli = Cli::parse();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    corpus_scan::scan::records(&cli.paths, &corpus_scan::extract::Settings::default(), &mut out)
}
