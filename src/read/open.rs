//! Opening what is a file, and never waiting for what is not.

use std::fs::{self, File, FileType, Metadata, OpenOptions};
use std::path::Path;

use super::Reason;
use super::walk::{missing, reason};

/// Opens a regular file, with its size in bytes. A pipe, device or socket is refused before it is opened, as that might
/// block; and again once it is open, should another thing stand under the name by then.
pub(super) fn open_regular(path: &Path) -> Result<(File, u64), Reason> {
    let before = fs::metadata(path).map_err(|e| missing(path, &e))?;
    regular(&before)?;
    open_at_once(path)
}

/// Opens what stands there without waiting for a writer, and keeps it if it is a regular file.
fn open_at_once(path: &Path) -> Result<(File, u64), Reason> {
    let file = without_waiting().read(true).open(path).map_err(|e| reason(&e))?;
    let data = file.metadata().map_err(|e| reason(&e))?;
    regular(&data)?;
    Ok((file, data.len()))
}

#[cfg(unix)]
fn without_waiting() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.custom_flags(libc::O_NONBLOCK);
    options
}

#[cfg(not(unix))]
fn without_waiting() -> OpenOptions {
    OpenOptions::new()
}

fn regular(data: &Metadata) -> Result<(), Reason> {
    special(data.file_type()).map_or(Ok(()), |what| Err(Reason::Special(what)))
}

pub(super) fn special(kind: FileType) -> Option<&'static str> {
    if kind.is_file() {
        return None;
    }
    Some(if kind.is_dir() { "folder" } else { special_name(kind) })
}

#[cfg(unix)]
fn special_name(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    match () {
        () if kind.is_fifo() => "named pipe",
        () if kind.is_socket() => "socket",
        () => "device",
    }
}

#[cfg(not(unix))]
fn special_name(_kind: FileType) -> &'static str {
    "device"
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_pipe_that_took_the_place_of_a_file_is_refused_without_waiting() {
        let folder = tempfile::tempdir().expect("a folder");
        let pipe = folder.path().join("a.txt");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo");
        assert!(made.success());
        assert_eq!(open_at_once(&pipe).map(|_| ()), Err(Reason::Special("named pipe")));
    }
}
