//! How far a long run is, on standard error, where a person watches.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

/// A progress bar, or nothing where nobody watches.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// `wanted` is what the options say; a bar is drawn only on a terminal.
    pub fn new(wanted: bool) -> Progress {
        let shown = wanted && io::stderr().is_terminal();
        let target = if shown { ProgressDrawTarget::stderr_with_hz(8) } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) =
            ProgressStyle::with_template("{pos} of {len} articles, {rate} a second, {eta} left {wide_bar}")
        {
            bar.set_style(style.with_key("rate", rate));
        }
        Progress { bar }
    }

    /// How many inputs there are; a short list gets no bar.
    pub fn expect(&self, inputs: u64) {
        if inputs < 200 {
            self.bar.set_draw_target(ProgressDrawTarget::hidden());
        }
        self.bar.set_length(inputs);
        self.bar.enable_steady_tick(Duration::from_millis(500));
    }

    pub fn step(&self) {
        self.bar.inc(1);
    }

    /// A line above the bar.
    pub fn say(&self, message: &str) {
        // Where standard error is closed, nobody listens.
        self.bar.suspend(|| {
            let _ = writeln!(io::stderr(), "corpus-scan: {message}");
        });
    }

    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// Articles a second, as a whole number.
fn rate(state: &ProgressState, out: &mut dyn std::fmt::Write) {
    // What is drawn is all there is to lose.
    let _ = write!(out, "{:.0}", state.per_sec());
}
