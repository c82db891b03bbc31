//! Where reports go: standard output, or files that appear whole or not at all.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use tempfile::NamedTempFile;

use crate::cli::Format;
use crate::report::csv::Table;
use crate::screen;

/// One report's destination, opened before the work starts so that a wrong path is told at once.
pub struct Output {
    pub format: Format,
    to: Destination,
}

enum Destination {
    Stdout(BufWriter<Box<dyn Write + Send>>),
    File(Pending),
    /// A device or a pipe that stands there already: it is written to, for a rename would put a file in its place.
    Stream(BufWriter<Box<dyn Write + Send>>),
    /// A file a table; the last one is being written.
    Folder(PathBuf, Vec<Pending>),
}

/// A file that has not got its name yet.
struct Pending {
    path: PathBuf,
    writer: BufWriter<NamedTempFile>,
}

impl Output {
    /// Opens every `[FORMAT=]PATH`; without any, standard output. A path without a format has `format`, or the one its
    /// ending names, or text. Several tables need a folder, unless one is chosen.
    ///
    /// # Errors
    /// When a file cannot be made in the path's folder.
    pub fn open(typed: &[String], format: Option<Format>, table: Option<Table>) -> Result<Vec<Output>> {
        if typed.is_empty() {
            return Ok(vec![Output::to("-", format.unwrap_or(Format::Text), table)?]);
        }
        typed.iter().map(|t| Output::one(t, format, table)).collect()
    }

    fn one(typed: &str, format: Option<Format>, table: Option<Table>) -> Result<Output> {
        let named = typed.split_once('=').and_then(|(name, path)| Some((Format::named(name)?, path)));
        let (format, path) = named.unwrap_or_else(|| {
            let format = format.or_else(|| Format::of_ending(typed)).unwrap_or(Format::Text);
            (format, typed)
        });
        Output::to(path, format, table)
    }

    fn to(path: &str, format: Format, table: Option<Table>) -> Result<Output> {
        let tables = format == Format::Csv && table.is_none();
        let to = match path {
            "-" if tables => bail!(
                "csv is several tables: choose one with --table people, or name a folder for all with -o csv=DIR"
            ),
            "" => bail!("an output has no path; write -o PATH or -o FORMAT=PATH"),
            "-" => Destination::stdout(format),
            _ if tables => Destination::folder(Path::new(path))?,
            _ => Destination::at(Path::new(path), format)?,
        };
        Ok(Output { format, to })
    }

    /// Begins the file of that name where the output is a folder; what is written next goes there.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn begin(&mut self, name: &str) -> Result<()> {
        if let Destination::Folder(folder, files) = &mut self.to {
            files.push(Pending::new(&folder.join(name))?);
        }
        Ok(())
    }

    pub fn is_folder(&self) -> bool {
        matches!(self.to, Destination::Folder(..))
    }

    /// Writes out what is buffered and gives files their names.
    ///
    /// # Errors
    /// Whatever writing or renaming runs into; the wanted name is then untouched.
    pub fn finish(self) -> Result<()> {
        match self.to {
            Destination::Stdout(mut writer) => Ok(writer.flush()?),
            Destination::Stream(mut writer) => Ok(writer.flush()?),
            Destination::File(file) => file.finish(),
            Destination::Folder(_, mut files) => {
                // All are written out before the first gets its name.
                files.iter_mut().try_for_each(Pending::flush)?;
                files.into_iter().try_for_each(Pending::finish)
            }
        }
    }

    /// Whether a person's terminal may be at the other end.
    pub fn is_stdout(&self) -> bool {
        matches!(self.to, Destination::Stdout(_))
    }

    /// The error with the path that was to be written; the file at work has another name.
    fn told(&self, error: io::Error) -> io::Error {
        let path = match &self.to {
            Destination::File(file) => &file.path,
            Destination::Folder(_, files) if !files.is_empty() => &files[files.len() - 1].path,
            _ => return error,
        };
        io::Error::new(error.kind(), format!("cannot write {}: {error}", path.display()))
    }

    fn writer(&mut self) -> io::Result<&mut dyn Write> {
        match &mut self.to {
            Destination::Stdout(writer) => Ok(writer),
            Destination::Stream(writer) => Ok(writer),
            Destination::File(file) => Ok(&mut file.writer),
            Destination::Folder(_, files) => match files.last_mut() {
                Some(file) => Ok(&mut file.writer),
                None => Err(io::Error::other("no file of the folder was begun")),
            },
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.writer()?.write(bytes);
        written.map_err(|error| self.told(error))
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.writer()?.flush();
        flushed.map_err(|error| self.told(error))
    }
}

impl Destination {
    fn stdout(format: Format) -> Destination {
        let to = if is_json(format) { screen::json(io::stdout()) } else { Box::new(io::stdout()) };
        Destination::Stdout(BufWriter::with_capacity(1 << 16, to))
    }

    /// A file to be, behind the links that lead to it, or the device or pipe that stands there.
    fn at(path: &Path, format: Format) -> Result<Destination> {
        let there = fs::metadata(path).ok();
        if there.as_ref().is_none_or(|m| m.is_file() || m.is_dir()) {
            let linked = there.filter(|m| m.is_file()).and_then(|_| fs::canonicalize(path).ok());
            return Ok(Destination::File(Pending::new(linked.as_deref().unwrap_or(path))?));
        }
        let stream = fs::OpenOptions::new().write(true).open(path);
        let stream = stream.with_context(|| format!("cannot write {}", path.display()))?;
        let to = if is_json(format) { screen::json(stream) } else { Box::new(stream) };
        Ok(Destination::Stream(BufWriter::new(to)))
    }

    /// The folder, made where it is not there yet.
    fn folder(path: &Path) -> Result<Destination> {
        let shown = path.display();
        if path.is_file() || path.extension().is_some_and(|ending| ending == "csv") {
            bail!("cannot write {shown}: csv is several tables; name a folder, or choose one with --table");
        }
        fs::create_dir_all(path).with_context(|| format!("cannot make the folder {shown}"))?;
        Ok(Destination::Folder(path.to_path_buf(), Vec::new()))
    }
}

fn is_json(format: Format) -> bool {
    matches!(format, Format::Json | Format::Jsonl)
}

impl Pending {
    fn new(path: &Path) -> Result<Pending> {
        let shown = path.display();
        if fs::metadata(path).is_ok_and(|m| m.is_dir()) {
            bail!("cannot write {shown}: it is a folder; name a file in it");
        }
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = temporary(folder).with_context(|| format!("cannot write {shown}"))?;
        crate::interrupt::remove_at_end(file.path());
        Ok(Pending { path: path.to_path_buf(), writer: BufWriter::with_capacity(1 << 16, file) })
    }

    fn flush(&mut self) -> Result<()> {
        self.writer.flush().with_context(|| format!("cannot write {}", self.path.display()))
    }

    fn finish(self) -> Result<()> {
        let shown = self.path.display().to_string();
        let file = self.writer.into_inner().map_err(|e| e.into_error());
        let file = file.with_context(|| format!("cannot write {shown}"))?;
        file.persist(&self.path).map_err(|e| e.error).with_context(|| format!("cannot write {shown}"))?;
        Ok(())
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
