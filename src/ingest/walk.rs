//! From the paths that a user gives to the files to read, in an order that does not depend on the file system.

use super::error::{Error, Place};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Where it is; `-` is standard input.
    pub path: PathBuf,
    /// What identifies it: its path below the folder that was given, with `/` between its parts.
    pub id: String,
}

/// The path that means standard input.
pub(super) const STDIN: &str = "-";

/// Lists the files at and below the paths. A folder's entries come sorted by the bytes of their names; names that begin
/// with a dot are left out, unless the user gave them. A file or folder reached twice, by a link or by a path
/// given twice, is taken once, so a cycle of links ends.
pub(super) fn walk(paths: &[PathBuf]) -> Vec<Result<Entry, Error>> {
    let mut walk = Walk { seen: FxHashSet::default(), found: Vec::new() };
    for path in paths {
        if path.as_os_str() == STDIN {
            if walk.seen.insert(path.clone()) {
                walk.found.push(Ok(Entry { path: path.clone(), id: "stdin".to_owned() }));
            }
        } else {
            walk.visit(path, &root_of(path));
        }
    }
    tell_apart(&mut walk.found);
    walk.found
}

/// What an id leaves out of a path: the folder itself, or the folder of a file.
fn root_of(path: &Path) -> PathBuf {
    if path.is_dir() { path.to_owned() } else { path.parent().map(Path::to_owned).unwrap_or_default() }
}

struct Walk {
    seen: FxHashSet<PathBuf>,
    found: Vec<Result<Entry, Error>>,
}

impl Walk {
    fn visit(&mut self, path: &Path, root: &Path) {
        // Folders within folders are kept on a list, not on the call stack: their depth is the user's.
        let mut pending = vec![path.to_owned()];
        while let Some(path) = pending.pop() {
            match self.entries(&path, root) {
                Ok(below) => pending.extend(below.into_iter().rev()),
                Err(source) => self.found.push(Err(Error::Io { place: Place::file(path), source })),
            }
        }
    }

    /// Takes a file; gives what is in a folder, sorted.
    fn entries(&mut self, path: &Path, root: &Path) -> std::io::Result<Vec<PathBuf>> {
        if !self.seen.insert(path.canonicalize()?) {
            return Ok(Vec::new());
        }
        if !path.metadata()?.is_dir() {
            self.found.push(Ok(Entry { id: id(path, root), path: path.to_owned() }));
            return Ok(Vec::new());
        }
        let mut below = Vec::new();
        for entry in path.read_dir()? {
            let entry = entry?;
            if !entry.file_name().as_encoded_bytes().starts_with(b".") {
                below.push(entry.path());
            }
        }
        below.sort_by(|a, b| name(a).as_encoded_bytes().cmp(name(b).as_encoded_bytes()));
        Ok(below)
    }
}

fn name(path: &Path) -> &OsStr {
    path.file_name().unwrap_or_default()
}

fn id(path: &Path, root: &Path) -> String {
    slashed(path.strip_prefix(root).unwrap_or(path))
}

fn slashed(path: &Path) -> String {
    let mut id = String::new();
    for part in path.components() {
        if !id.is_empty() && !id.ends_with('/') {
            id.push('/');
        }
        match part {
            Component::RootDir => id.push('/'),
            part => id.push_str(&part.as_os_str().to_string_lossy()),
        }
    }
    id
}

/// Files of one name in two folders that were both given are told apart by their whole paths, every one of them, so that
/// the order of the paths does not matter.
fn tell_apart(found: &mut [Result<Entry, Error>]) {
    let mut count: FxHashMap<String, usize> = FxHashMap::default();
    for entry in found.iter().flatten() {
        *count.entry(entry.id.clone()).or_default() += 1;
    }
    for entry in found.iter_mut().flatten() {
        if count[&entry.id] > 1 {
            entry.id = slashed(&entry.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn ids(paths: &[PathBuf]) -> Vec<String> {
        walk(paths).into_iter().map(|e| e.map_or_else(|e| e.to_string(), |e| e.id)).collect()
    }

    fn touch(path: PathBuf) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "x").unwrap();
    }

    #[test]
    fn folders_are_sorted_and_hidden_files_left_out() {
        let dir = tempfile::tempdir().unwrap();
        let at = |p: &str| dir.path().join(p);
        for file in ["b.txt", "a/z.txt", "a/10.txt", "a/9.txt", ".git/x.txt", "a/.hidden", "Z.txt"] {
            touch(at(file));
        }
        let sorted = ["Z.txt", "a/10.txt", "a/9.txt", "a/z.txt", "b.txt"];
        assert_eq!(ids(&[dir.path().to_owned()]), sorted);
        // A file is known by its name, whether it is given itself or its folder is.
        assert_eq!(ids(&[at("a/9.txt")]), ["9.txt"]);
        assert_eq!(ids(&[at("a"), at("a/9.txt")]), ["10.txt", "9.txt", "z.txt"]);
        assert_eq!(ids(&[at(".git")]), ["x.txt"]);
    }

    #[test]
    fn one_name_in_two_roots_is_told_apart() {
        let dir = tempfile::tempdir().unwrap();
        let at = |p: &str| dir.path().join(p);
        touch(at("a/1.txt"));
        touch(at("b/1.txt"));
        touch(at("b/2.txt"));
        let whole = |p: &str| at(p).to_string_lossy().into_owned();
        assert_eq!(ids(&[at("a"), at("b")]), [whole("a/1.txt"), whole("b/1.txt"), "2.txt".to_owned()]);
    }

    #[cfg(unix)]
    #[test]
    fn cycles_of_links_end() {
        let dir = tempfile::tempdir().unwrap();
        let at = |p: &str| dir.path().join(p);
        touch(at("a/1.txt"));
        std::os::unix::fs::symlink(dir.path(), at("a/up")).unwrap();
        std::os::unix::fs::symlink(at("nowhere"), at("a/broken")).unwrap();
        let found = walk(&[dir.path().to_owned()]);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].as_ref().unwrap().id, "a/1.txt");
        assert!(matches!(found[1], Err(Error::Io { .. })));
    }

    #[test]
    fn standard_input_is_read_once() {
        assert_eq!(ids(&["-".into(), "-".into()]), ["stdin"]);
    }
}
