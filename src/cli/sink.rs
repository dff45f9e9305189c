//! Where data goes: standard output, or a file that appears whole or not at all.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

/// Takes data.
pub(crate) enum Sink {
    Stdout(BufWriter<StdoutLock<'static>>),
    File(BufWriter<File>, Option<Draft>),
}

/// A file beside the one that is asked for, renamed into its place when it is whole, removed when that never happens.
pub(crate) struct Draft {
    draft: PathBuf,
    place: PathBuf,
}

/// The drafts that are being written: what has to go when the run is broken off.
static DRAFTS: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// The exit status of a run that was broken off, as shells have it for Ctrl-C.
const BROKEN_OFF: i32 = 130;

fn drafts() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    DRAFTS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Leaves no draft behind, and no program that was started, when the run is broken off: by Ctrl-C, or by another that ends it.
pub(crate) fn clean_up_when_broken_off() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Without a handler the system ends the run, and a draft is left: no reason not to run.
        let _ = ctrlc::set_handler(|| {
            gainsay::extractor::stop_all();
            // Held to the end, so that no draft is put in its place meanwhile.
            let drafts = drafts();
            drafts.iter().for_each(|draft| drop(fs::remove_file(draft)));
            std::process::exit(BROKEN_OFF);
        });
    });
}

impl Sink {
    /// Opens standard output, or a draft of `path`. What is no regular file, such as a pipe or `/dev/null`, is written
    /// in place.
    pub(crate) fn open(path: Option<&Path>) -> io::Result<Self> {
        let Some(path) = path else { return Ok(Self::Stdout(BufWriter::new(io::stdout().lock()))) };
        // A link is followed, so that what it points to is replaced and not the link.
        let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let there = fs::metadata(&place).ok();
        if there.as_ref().is_some_and(|there| there.is_dir()) {
            return Err(io::Error::new(io::ErrorKind::IsADirectory, "is a folder; name a file in it"));
        }
        if there.as_ref().is_some_and(|there| !there.is_file()) {
            return Ok(Self::File(BufWriter::new(File::options().write(true).open(&place)?), None));
        }
        let Some(name) = place.file_name() else {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "is not the name of a file"));
        };
        let mut draft_name = OsString::from(".");
        draft_name.push(name);
        draft_name.push(format!(".{}.tmp", std::process::id()));
        let draft = place.with_file_name(draft_name);
        clean_up_when_broken_off();
        let mut drafts = drafts();
        let file = File::options().write(true).create_new(true).open(&draft)?;
        drafts.insert(draft.clone());
        drop(drafts);
        let draft = Draft { draft, place };
        if let Some(there) = there {
            file.set_permissions(there.permissions())?;
        }
        Ok(Self::File(BufWriter::new(file), Some(draft)))
    }

    /// Hands on what is left and puts the file in its place.
    pub(crate) fn finish(self) -> io::Result<()> {
        match self {
            Self::Stdout(mut out) => out.flush(),
            Self::File(out, draft) => {
                let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
                let Some(draft) = draft else { return Ok(()) };
                file.sync_all()?;
                drop(file);
                draft.put_in_place()
            }
        }
    }
}

/// Writes a file whole: it holds what it held before, or all of this.
pub(crate) fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut sink = Sink::open(Some(path))?;
    sink.write_all(content)?;
    sink.finish()
}

impl Draft {
    fn put_in_place(self) -> io::Result<()> {
        let mut drafts = drafts();
        fs::rename(&self.draft, &self.place)?;
        drafts.remove(&self.draft);
        Ok(())
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::File(out, _) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::File(out, _) => out.flush(),
        }
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if drafts().remove(&self.draft) {
            // Nothing is left to be done about a draft that can't be removed.
            let _ = fs::remove_file(&self.draft);
        }
    }
}
