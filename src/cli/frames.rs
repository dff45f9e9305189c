//! A user's own frames, from a folder.

use gainsay::extract::Frames;
use gainsay::extract::frame::FrameError;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Why frames can't be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("can't read frames from {}: {error}", .path.display())]
    Read { path: PathBuf, error: io::Error },
    #[error("no frames in {}: it holds no file *.toml", .0.display())]
    None(PathBuf),
    #[error("frames of {}: {error}", .folder.display())]
    Frame { folder: PathBuf, error: FrameError },
}

/// The built-in frames and those of the folder's files `*.toml`, by name.
pub(crate) fn read(folder: &Path) -> Result<Frames, Error> {
    let unreadable = |path: &Path| {
        let path = path.to_owned();
        move |error| Error::Read { path, error }
    };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable(folder))? {
        let path = entry.map_err(unreadable(folder))?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let content = fs::read_to_string(&path).map_err(unreadable(&path))?;
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push((name, content));
        }
    }
    if files.is_empty() {
        return Err(Error::None(folder.to_owned()));
    }
    files.sort();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, content)| (name.as_str(), content.as_str())).collect();
    Frames::builtin_and(&files).map_err(|error| Error::Frame { folder: folder.to_owned(), error })
}
