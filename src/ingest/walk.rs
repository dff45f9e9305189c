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
    /// Whether the user named it, rather than a folder that it is in.
    pub named: bool,
}

/// The path that means standard input.
pub(super) const STDIN: &str = "-";

/// Lists the files at and below the paths. A folder's entries come sorted by the bytes of their names; names that begin
/// with a dot are left out, unless the user gave them, and so are folders of a page's pictures and styles, as browsers save
/// them (`report_files` beside `report.html`). A file or folder reached twice, by a link or by a path given twice, is
/// taken once; a link to a folder that it stands in is an error, as is every link after the first so many.
pub(super) fn walk(paths: &[PathBuf], most_links: usize) -> Vec<Result<Entry, Error>> {
    let mut walk = Walk { seen: FxHashSet::default(), found: Vec::new(), links: 0, most_links };
    for path in paths {
        if path.as_os_str() == STDIN {
            if walk.seen.insert(path.clone()) {
                walk.found.push(Ok(Entry { path: path.clone(), id: "stdin".to_owned(), named: true }));
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
    links: usize,
    most_links: usize,
}

/// A path that is still to be looked at.
struct Pending {
    path: PathBuf,
    /// The folder that it was found in, links resolved; `None` for what the user named.
    within: Option<PathBuf>,
    is_link: bool,
}

impl Walk {
    fn visit(&mut self, path: &Path, root: &Path) {
        // Folders within folders are kept on a list, not on the call stack: their depth is the user's.
        let mut pending = vec![Pending { path: path.to_owned(), within: None, is_link: false }];
        while let Some(next) = pending.pop() {
            match self.entries(&next, root) {
                Ok(below) => pending.extend(below.into_iter().rev()),
                Err(error) => self.found.push(Err(error)),
            }
        }
    }

    /// Takes a file; gives what is in a folder, sorted.
    fn entries(&mut self, Pending { path, within, is_link }: &Pending, root: &Path) -> Result<Vec<Pending>, Error> {
        if *is_link {
            if self.links == self.most_links {
                return Err(Error::TooManyLinks { place: Place::file(path), limit: self.most_links });
            }
            self.links += 1;
        }
        let unreadable = |source| Error::Io { place: Place::file(path), source };
        let real = path.canonicalize().map_err(unreadable)?;
        if *is_link && within.as_ref().is_some_and(|within| within.starts_with(&real)) {
            return Err(Error::LinkCycle { place: Place::file(path), to: real });
        }
        if !self.seen.insert(real.clone()) {
            return Ok(Vec::new());
        }
        if !real.metadata().map_err(unreadable)?.is_dir() {
            self.found.push(Ok(Entry { id: id(path, root), path: path.clone(), named: within.is_none() }));
            return Ok(Vec::new());
        }
        let mut below = Vec::new();
        for entry in path.read_dir().map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            if !entry.file_name().as_encoded_bytes().starts_with(b".") {
                let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
                below.push(Pending { path: entry.path(), within: Some(real.clone()), is_link });
            }
        }
        leave_out_parts_of_pages(&mut below);
        below.sort_by(|a, b| name(&a.path).as_encoded_bytes().cmp(name(&b.path).as_encoded_bytes()));
        Ok(below)
    }
}

/// What a browser saves beside a page: `report_files` beside `report.html`.
fn leave_out_parts_of_pages(below: &mut Vec<Pending>) {
    let stem_of_page = |path: &Path| {
        let is_page = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("html") || e.eq_ignore_ascii_case("htm"));
        path.file_stem().filter(|_| is_page).map(OsStr::to_owned)
    };
    let pages: FxHashSet<_> = below.iter().filter_map(|pending| stem_of_page(&pending.path)).collect();
    if pages.is_empty() {
        return;
    }
    below.retain(|pending| {
        let page = name(&pending.path).to_str().and_then(|name| name.strip_suffix("_files"));
        page.is_none_or(|page| !pages.contains(OsStr::new(page)))
    });
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
        walk(paths, 100).into_iter().map(|e| e.map_or_else(|e| e.to_string(), |e| e.id)).collect()
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

    #[test]
    fn parts_of_saved_pages_are_left_out() {
        let dir = tempfile::tempdir().unwrap();
        let at = |p: &str| dir.path().join(p);
        for file in ["ferry.html", "ferry_files/style.css", "case_files/1.txt"] {
            touch(at(file));
        }
        assert_eq!(ids(&[dir.path().to_owned()]), ["case_files/1.txt", "ferry.html"]);
        assert_eq!(ids(&[at("ferry_files")]), ["style.css"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_once_and_cycles_named() {
        use std::os::unix::fs::symlink;
        let dir = tempfile::tempdir().unwrap();
        let at = |p: &str| dir.path().join(p);
        touch(at("a/1.txt"));
        symlink(dir.path(), at("a/up")).unwrap();
        symlink(at("nowhere"), at("a/broken")).unwrap();
        symlink(at("a/loop"), at("a/loop")).unwrap();
        symlink(at("a/1.txt"), at("b.txt")).unwrap();
        let found = walk(&[dir.path().to_owned()], 100);
        let ids: Vec<_> = found.iter().flatten().map(|entry| entry.id.as_str()).collect();
        assert_eq!(ids, ["a/1.txt"]);
        let errors: Vec<_> = found.iter().filter_map(|entry| entry.as_ref().err()).collect();
        assert!(matches!(errors[..], [Error::Io { .. }, Error::Io { .. }, Error::LinkCycle { .. }]), "{errors:?}");
        let found = walk(&[dir.path().to_owned()], 1);
        assert_eq!(found.iter().filter(|e| matches!(e, Err(Error::TooManyLinks { limit: 1, .. }))).count(), 3);
    }

    #[test]
    fn standard_input_is_read_once() {
        assert_eq!(ids(&["-".into(), "-".into()]), ["stdin"]);
    }
}
