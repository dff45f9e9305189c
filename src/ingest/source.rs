//! An opened file: its compression taken off, its first bytes known.

use super::error::{Error, Place};
use super::limits::Limits;
use super::walk::{self, Entry};
use super::{decode, unpack};
use std::fs::{self, File};
use std::io::{BufRead, Cursor, Read};
use std::path::{Path, PathBuf};

/// What is left to read of a file.
pub(super) type Stream = Box<dyn BufRead + Send>;

/// How many bytes are looked at to tell format and encoding.
const HEAD: usize = 64 << 10;

/// An opened file.
pub(super) struct Source {
    pub path: PathBuf,
    pub id: String,
    /// The first bytes, unpacked; they come from `stream` as well.
    pub head: Vec<u8>,
    pub stream: Stream,
}

/// A file that was read whole.
pub(super) struct Content {
    pub path: PathBuf,
    pub id: String,
    pub text: String,
}

impl Source {
    /// Opens a file. What a folder holds besides files, such as pipes and devices, is not read: that might never end. A pipe
    /// that the user names is.
    pub(super) fn open(entry: Entry, stdin: Option<Box<dyn Read + Send>>, limits: &Limits) -> Result<Self, Error> {
        let Entry { path, id, named } = entry;
        let place = || Place::file(&path);
        let packed: Box<dyn Read + Send> = if path.as_os_str() == walk::STDIN {
            stdin.unwrap_or_else(|| Box::new(std::io::empty()))
        } else {
            let metadata = fs::metadata(&path).map_err(|source| Error::Io { place: place(), source })?;
            if !metadata.is_file() && !named {
                return Err(Error::NotAFile { place: place(), what: kind_of(metadata.file_type()) });
            }
            Box::new(File::open(&path).map_err(|source| Error::Io { place: place(), source })?)
        };
        let (head, stream) = unpack::unpack(packed, limits.ratio)
            .and_then(|stream| unpack::peek(stream, HEAD))
            .map_err(|error| Error::of_io(error, place()))?;
        Ok(Self { path, id, head, stream })
    }

    /// All bytes, if they are no more than `limit`.
    pub(super) fn bytes(self, limit: u64, too_long: fn(Place, u64) -> Error) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        let place = Place::file(self.path);
        match self.stream.take(limit.saturating_add(1)).read_to_end(&mut bytes) {
            Err(error) => Err(Error::of_io(error, place)),
            Ok(read) if read as u64 > limit => Err(too_long(place, limit)),
            Ok(_) => Ok(bytes),
        }
    }

    /// The content of an article in a file of its own.
    pub(super) fn article(self, limits: &Limits) -> Result<Content, Error> {
        self.content(limits.document, |place, limit| Error::DocumentTooLong { place, limit })
    }

    /// The content of a file that is read whole whatever it holds.
    pub(super) fn whole(self, limits: &Limits) -> Result<Content, Error> {
        self.content(limits.file, |place, limit| Error::FileTooLong { place, limit })
    }

    fn content(self, limit: u64, too_long: fn(Place, u64) -> Error) -> Result<Content, Error> {
        let (path, id) = (self.path.clone(), self.id.clone());
        let bytes = self.bytes(limit, too_long)?;
        let declared = decode::declared(&bytes).filter(|_| bytes.trim_ascii_start().starts_with(b"<"));
        let text = decode::decode_declared(bytes, declared).map_err(|at| binary(&path, at))?;
        Ok(Content { path, id, text })
    }

    /// A stream of UTF-8: the file itself, or, where it is in another encoding, all of it decoded.
    pub(super) fn text(self, limits: &Limits) -> Result<(PathBuf, String, Stream), Error> {
        if is_utf_8(&self.head) {
            let Self { path, id, head, mut stream } = self;
            if head.starts_with(b"\xEF\xBB\xBF") {
                stream.read_exact(&mut [0; 3]).map_err(|error| Error::of_io(error, Place::file(&path)))?;
            }
            return Ok((path, id, stream));
        }
        let Content { path, id, text } = self.whole(limits)?;
        Ok((path, id, Box::new(Cursor::new(text))))
    }
}

/// Whether the head of a file is UTF-8, whatever the cut at its end.
fn is_utf_8(head: &[u8]) -> bool {
    let is_whole = match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && head.len() == HEAD,
    };
    is_whole && !head.contains(&0)
}

/// The error that a file of bytes gives which no text has.
pub(super) fn binary(path: &Path, at: decode::Binary) -> Error {
    Error::Binary { place: Place { byte: Some(at.byte), ..Place::file(path) } }
}

#[cfg(unix)]
fn kind_of(kind: fs::FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    match () {
        () if kind.is_fifo() => "a named pipe",
        () if kind.is_socket() => "a socket",
        () if kind.is_block_device() || kind.is_char_device() => "a device",
        () => "something else",
    }
}

#[cfg(not(unix))]
fn kind_of(_: fs::FileType) -> &'static str {
    "something else"
}
