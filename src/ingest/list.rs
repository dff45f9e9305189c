//! Lists of paths, as `find -print0`, `git ls-files` or a database give them.

use std::ffi::OsString;
use std::io::{self, Read};
use std::path::PathBuf;

/// Reads paths that stand one a line, or, where there is a NUL anywhere, between NULs. Empty lines mean nothing, nor does a
/// carriage return at the end of a line.
///
/// # Errors
/// When the list can't be read; on systems whose paths are not bytes, when it is not UTF-8.
///
/// ```
/// use gainsay::ingest::paths_from;
/// assert_eq!(paths_from(&b"a.txt\r\n\nb c.txt\n"[..])?, ["a.txt", "b c.txt"].map(std::path::PathBuf::from));
/// assert_eq!(paths_from(&b"a\n.txt\0b.txt\0"[..])?, ["a\n.txt", "b.txt"].map(std::path::PathBuf::from));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn paths_from(mut list: impl Read) -> io::Result<Vec<PathBuf>> {
    let mut bytes = Vec::new();
    list.read_to_end(&mut bytes)?;
    let separator = if bytes.contains(&0) { 0 } else { b'\n' };
    bytes
        .split(|&b| b == separator)
        .map(|path| if separator == b'\n' { path.strip_suffix(b"\r").unwrap_or(path) } else { path })
        .filter(|path| !path.is_empty())
        .map(|path| path_of(path.to_vec()).map(PathBuf::from))
        .collect()
}

#[cfg(unix)]
fn path_of(bytes: Vec<u8>) -> io::Result<OsString> {
    Ok(std::os::unix::ffi::OsStringExt::from_vec(bytes))
}

#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> io::Result<OsString> {
    String::from_utf8(bytes).map(Into::into).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}
