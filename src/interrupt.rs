//! Interrupted: half-written files go, and the exit status says so.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
#[cfg(unix)]
use std::sync::Arc;
use std::sync::{Mutex, PoisonError};
use std::thread;

#[cfg(unix)]
use signal_hook::consts::{SIGINT, SIGTERM, SIGXFSZ};
#[cfg(unix)]
use signal_hook::iterator::Signals;

/// Files that have not got their names yet.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// A file to remove should the run be interrupted; one that is gone by then does no harm.
pub fn remove_at_end(path: &Path) {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_path_buf());
}

/// From here on an interrupt removes unfinished files and ends the process with 128 and the signal's number: 130 for
/// Ctrl-C. A file that grows beyond what the system allows is an error of writing, and no end without a word.
///
/// # Errors
/// When the system gives no handler.
#[cfg(unix)]
pub fn watch() -> io::Result<()> {
    signal_hook::flag::register(SIGXFSZ, Arc::default())?;
    let mut signals = Signals::new([SIGINT, SIGTERM])?;
    thread::Builder::new().name("signals".to_string()).spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let paths = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
            paths.iter().for_each(|path| drop(fs::remove_file(path)));
            std::process::exit(128 + signal);
        }
    })?;
    Ok(())
}

/// Where there are no signals, the system ends the process.
#[cfg(not(unix))]
pub fn watch() -> io::Result<()> {
    Ok(())
}
