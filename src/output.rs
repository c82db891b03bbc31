//! Where reports go: standard output, or files that appear whole or not at all.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::NamedTempFile;

use crate::cli::Format;

/// One report's destination, opened before the work starts so that a wrong path is told at once.
pub struct Output {
    pub format: Format,
    to: Destination,
}

enum Destination {
    Stdout(BufWriter<io::Stdout>),
    File { path: PathBuf, writer: BufWriter<NamedTempFile> },
}

impl Output {
    /// Opens every `[FORMAT=]PATH`; without any, standard output in `format`.
    ///
    /// # Errors
    /// When a file cannot be made in the path's folder.
    pub fn open(typed: &[String], format: Format) -> Result<Vec<Output>> {
        if typed.is_empty() {
            return Ok(vec![Output { format, to: Destination::stdout() }]);
        }
        typed.iter().map(|t| Output::one(t, format)).collect()
    }

    fn one(typed: &str, format: Format) -> Result<Output> {
        let named = typed.split_once('=').and_then(|(name, path)| Some((Format::named(name)?, path)));
        let (format, path) = named.unwrap_or((format, typed));
        let to = if path == "-" { Destination::stdout() } else { Destination::file(Path::new(path))? };
        Ok(Output { format, to })
    }

    /// Writes out what is buffered and gives a file its name.
    ///
    /// # Errors
    /// Whatever writing or renaming runs into; the wanted name is then untouched.
    pub fn finish(self) -> Result<()> {
        match self.to {
            Destination::Stdout(mut writer) => Ok(writer.flush()?),
            Destination::File { path, writer } => {
                let shown = path.display().to_string();
                let file = writer.into_inner().map_err(|e| e.into_error());
                let file = file.with_context(|| format!("cannot write {shown}"))?;
                file.persist(&path).map_err(|e| e.error).with_context(|| format!("cannot write {shown}"))?;
                Ok(())
            }
        }
    }

    /// Whether a person's terminal may be at the other end.
    pub fn is_stdout(&self) -> bool {
        matches!(self.to, Destination::Stdout(_))
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.to {
            Destination::Stdout(writer) => writer.write(bytes),
            Destination::File { writer, .. } => writer.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.to {
            Destination::Stdout(writer) => writer.flush(),
            Destination::File { writer, .. } => writer.flush(),
        }
    }
}

impl Destination {
    fn stdout() -> Destination {
        Destination::Stdout(BufWriter::with_capacity(1 << 16, io::stdout()))
    }

    fn file(path: &Path) -> Result<Destination> {
        let shown = path.display();
        if fs::metadata(path).is_ok_and(|m| m.is_dir()) {
            anyhow::bail!("cannot write {shown}: it is a folder; name a file in it");
        }
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = temporary(folder).with_context(|| format!("cannot write {shown}"))?;
        Ok(Destination::File { path: path.to_path_buf(), writer: BufWriter::with_capacity(1 << 16, file) })
    }
}

/// Beside the wanted file, so that the rename stays on one file system; with the rights any new file gets.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".corpus-scan-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
