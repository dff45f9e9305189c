//! How much of what is taken.

/// The most that the readers take, so that no file, however it came about, can fill the memory or stop a run. What goes
/// beyond is an error of its own that says which limit it broke; the rest is read.
///
/// ```
/// use gainsay::ingest::{self, Limits, Options};
///
/// let mut limits = Limits::default();
/// limits.document = 20;
/// let article: &[u8] = b"A ferry sank on Monday, the coast guard said.";
/// let options = Options::default().limits(limits);
/// let mut items = ingest::read_with(&["-".into()], &options, article);
/// let error = items.next().unwrap().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "standard input: longer than 20 bytes; split it into articles, or raise --max-document-size",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of one article: of a text, Markdown or HTML file, of a record of a web archive. 16 MiB.
    pub document: u64,
    /// Bytes of one line of text or JSON Lines, of one row of CSV, of the headers of a record of a web archive. 4 MiB.
    pub line: u64,
    /// Bytes of a file that must be held in memory whole: JSON, feeds, and whatever is not in UTF-8. 1 GiB.
    pub file: u64,
    /// How deep the values of JSON or the elements of HTML may nest. 256.
    pub nesting: usize,
    /// How many times its packed size a compressed file may unpack to, once it is longer than 1 MiB. 200: text packs to a
    /// tenth, tables of repetitions to a hundredth, what is made to harm to a thousandth.
    pub ratio: u64,
    /// How many symbolic links are followed in a run. 10,000.
    pub links: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { document: 16 << 20, line: 4 << 20, file: 1 << 30, nesting: 256, ratio: 200, links: 10_000 }
    }
}

/// A number of bytes as people say it: `16 MiB`.
pub(super) fn size(bytes: u64) -> String {
    let units = [(30, "GiB"), (20, "MiB"), (10, "KiB")];
    match units.into_iter().find(|(shift, _)| bytes >= 1 << shift && bytes.trailing_zeros() >= *shift) {
        Some((shift, unit)) => format!("{} {unit}", bytes >> shift),
        None if bytes == 1 => "1 byte".to_owned(),
        None => format!("{bytes} bytes"),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn sizes_are_exact() {
        let said = [1, 1000, 1 << 10, 3 << 19, 16 << 20, 1 << 30].map(super::size);
        assert_eq!(said, ["1 byte", "1000 bytes", "1 KiB", "1536 KiB", "16 MiB", "1 GiB"]);
    }
}
