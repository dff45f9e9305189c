//! Which format a file has.

use super::claim;
use std::path::Path;

/// A format that documents come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Plain text, one article a file.
    Text,
    /// JSON Lines: one object, one document, a line.
    Jsonl,
    /// JSON: one object, or an array of them.
    Json,
    /// Comma-separated values under a header (RFC 4180).
    Csv,
    /// Tab-separated values under a header.
    Tsv,
    /// HTML, one article a page.
    Html,
    /// Markdown (CommonMark), one article a file.
    Markdown,
    /// A feed: RSS or Atom.
    Feed,
    /// A web archive (ISO 28500).
    Warc,
}

/// What a file's extension says of its format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ByExtension {
    Known(Format),
    /// A format with an extension of its own that is not read.
    Refused(String),
    /// Nothing: the content decides.
    Unknown,
}

/// Formats that are not read, and whose files could pass for plain text with all their markup, or are known by their name.
const REFUSED: [&str; 19] = [
    "rtf", "tex", "yaml", "yml", "toml", "css", "js", "mjs", "svg", "pdf", "doc", "docx", "odt", "epub", "wacz", "zip",
    "tar", "tgz", "xz",
];

/// Extensions of compressed files. They say nothing of what is in them, and the compression itself is told by content.
const PACKING: [&str; 6] = ["gz", "gzip", "zst", "zstd", "bz2", "bzip2"];

/// A path without the extensions of compression.
pub(super) fn without_packing(path: &Path) -> &Path {
    let mut path = path;
    while let (Some(extension), Some(stem)) = (path.extension().and_then(|e| e.to_str()), path.file_stem()) {
        if !PACKING.contains(&extension.to_ascii_lowercase().as_str()) {
            break;
        }
        path = Path::new(stem);
    }
    path
}

/// What files that begin so are, where that is nothing that is read.
pub(super) fn refused(head: &[u8]) -> Option<&'static str> {
    Some(match head {
        [b'%', b'P', b'D', b'F', b'-', ..] => "PDF",
        [b'P', b'K', 3, 4, ..] => "a ZIP archive or an office document",
        [0xFD, b'7', b'z', b'X', b'Z', 0, ..] => "xz",
        [b'7', b'z', 0xBC, 0xAF, 0x27, 0x1C, ..] => "a 7-Zip archive",
        _ if head.get(257..262) == Some(b"ustar") => "a tar archive",
        _ => return None,
    })
}

impl Format {
    /// The format that a name such as `jsonl` means, as given on the command line or as a file's extension.
    ///
    /// ```
    /// use gainsay::ingest::Format;
    /// assert_eq!(Format::from_name("NDJSON"), Some(Format::Jsonl));
    /// assert_eq!(Format::from_name("docx"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "txt" | "text" => Self::Text,
            "md" | "markdown" | "mdown" | "mkd" => Self::Markdown,
            "html" | "htm" | "xhtml" | "shtml" => Self::Html,
            "rss" | "atom" | "feed" => Self::Feed,
            "warc" | "wet" => Self::Warc,
            "jsonl" | "ndjson" | "jsonlines" => Self::Jsonl,
            "json" | "jsonld" => Self::Json,
            "csv" => Self::Csv,
            "tsv" | "tab" => Self::Tsv,
            _ => return None,
        })
    }

    pub(super) fn by_extension(path: &Path) -> ByExtension {
        let Some(extension) = without_packing(path).extension().and_then(|e| e.to_str()) else {
            return ByExtension::Unknown;
        };
        if let Some(format) = Self::from_name(extension) {
            return ByExtension::Known(format);
        }
        let extension = extension.to_ascii_lowercase();
        if REFUSED.contains(&extension.as_str()) { ByExtension::Refused(extension) } else { ByExtension::Unknown }
    }

    /// The format that content has which begins so, decoded: `None` for markup of some other kind.
    pub(super) fn sniff(content: &str) -> Option<Self> {
        let content = content.trim_start();
        let first_line = content.lines().next().unwrap_or("").trim_end();
        match content.as_bytes().first() {
            Some(b'{') => {
                let one_a_line = serde_json::from_str::<serde::de::IgnoredAny>(first_line).is_ok()
                    // A line longer than what is seen of it: whole values are not set on one line.
                    || first_line.len() > LONG && first_line.len() == content.len();
                // A brace alone proves nothing: an article may open with one.
                let key = first_line[1..].trim_start();
                match () {
                    () if one_a_line => Some(Self::Jsonl),
                    () if key.is_empty() || key.starts_with('"') => Some(Self::Json),
                    () => Some(Self::Text),
                }
            }
            Some(b'[') if content[1..].trim_start().starts_with('{') => Some(Self::Json),
            Some(b'<') if is_tag(&content[1..]) => of_markup(content),
            Some(b'W') if content.starts_with("WARC/1.") => Some(Self::Warc),
            _ if has_columns(first_line, ',') => Some(Self::Csv),
            _ if has_columns(first_line, '\t') => Some(Self::Tsv),
            _ => Some(Self::Text),
        }
    }
}

/// A line that is longer than values set on several lines have.
const LONG: usize = 1 << 10;

/// Tells feeds and pages by the name of their first element.
fn of_markup(content: &str) -> Option<Format> {
    let mut rest = content;
    loop {
        rest = rest.trim_start();
        let skipped = match () {
            () if rest.starts_with("<?") => rest.split_once("?>"),
            () if rest.starts_with("<!--") => rest.split_once("-->"),
            () if rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")) => rest.split_once('>'),
            () => break,
        };
        match skipped {
            Some((before, _)) if before.to_ascii_lowercase().starts_with("<!doctype html") => {
                return Some(Format::Html);
            }
            Some((_, after)) => rest = after,
            None => return None,
        }
    }
    let name = rest.strip_prefix('<')?;
    let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric() && c != ':').unwrap_or(name.len())];
    match name.to_ascii_lowercase().as_str() {
        "rss" | "feed" | "atom:feed" | "rdf:rdf" => Some(Format::Feed),
        "html" | "head" | "body" | "meta" | "title" | "link" | "script" | "style" | "article" | "main" | "div"
        | "p" | "section" | "header" | "h1" | "h2" | "table" | "span" | "a" | "b" | "i" | "center" => {
            Some(Format::Html)
        }
        _ => None,
    }
}

fn is_tag(rest: &str) -> bool {
    rest.starts_with(['!', '?', '/']) || rest.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Whether the line is a header with a `text` column and at least one more, or that of a table of claims.
fn has_columns(line: &str, delimiter: char) -> bool {
    let columns: Vec<String> =
        line.split(delimiter).map(|column| column.trim().trim_matches('"').to_ascii_lowercase()).collect();
    columns.len() > 1 && (columns.iter().any(|name| name == "text") || claim::is_header(&columns))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_tells_the_format() {
        assert_eq!(Format::sniff("{\"text\": \"a\"}\n{\"text\": \"b\"}"), Some(Format::Jsonl));
        assert_eq!(Format::sniff("{\n  \"text\": \"a\"\n}"), Some(Format::Json));
        assert_eq!(Format::sniff("\n[ {\"text\": \"a\"} ]"), Some(Format::Json));
        assert_eq!(Format::sniff("id,\"text\"\n1,a"), Some(Format::Csv));
        assert_eq!(Format::sniff("id\ttext\n1\ta"), Some(Format::Tsv));
        assert_eq!(Format::sniff("Source,Question,Value\nPost,How many?,3"), Some(Format::Csv));
        assert_eq!(Format::sniff("<!DOCTYPE html>"), Some(Format::Html));
        assert_eq!(Format::sniff(" <!-- saved --><HTML lang=en>"), Some(Format::Html));
        assert_eq!(Format::sniff("<?xml version='1.0'?>\n<!-- x -->\n<rss version='2.0'>"), Some(Format::Feed));
        assert_eq!(Format::sniff("<feed xmlns='http://www.w3.org/2005/Atom'>"), Some(Format::Feed));
        assert_eq!(Format::sniff("<?xml version='1.0'?><!DOCTYPE html><html>"), Some(Format::Html));
        assert_eq!(Format::sniff("<?xml version='1.0'?><nitf>"), None);
        assert_eq!(Format::sniff("<!-- no end"), None);
        assert_eq!(Format::sniff("WARC/1.0\r\nWARC-Type: warcinfo"), Some(Format::Warc));
        assert_eq!(Format::sniff(&format!("{{\"text\": \"{}", "a".repeat(2000))), Some(Format::Jsonl));
        assert_eq!(Format::sniff("Two ferries collided, a text message said."), Some(Format::Text));
        assert_eq!(Format::sniff("[Update] Two ferries collided."), Some(Format::Text));
        assert_eq!(Format::sniff("{sic} Two ferries collided."), Some(Format::Text));
        assert_eq!(Format::sniff("<3 is what she wrote."), Some(Format::Text));
        assert_eq!(Format::sniff(""), Some(Format::Text));
    }

    #[test]
    fn extension_tells_the_format() {
        assert_eq!(Format::by_extension(Path::new("a/b.TXT")), ByExtension::Known(Format::Text));
        assert_eq!(Format::by_extension(Path::new("a/b.html")), ByExtension::Known(Format::Html));
        assert_eq!(Format::by_extension(Path::new("a/b.warc.GZ")), ByExtension::Known(Format::Warc));
        assert_eq!(Format::by_extension(Path::new("a/b.pdf")), ByExtension::Refused("pdf".into()));
        assert_eq!(Format::by_extension(Path::new("a/b.xml")), ByExtension::Unknown);
        assert_eq!(Format::by_extension(Path::new("a/b.gz")), ByExtension::Unknown);
        assert_eq!(Format::by_extension(Path::new("a/b.story")), ByExtension::Unknown);
        assert_eq!(Format::by_extension(Path::new("a/b")), ByExtension::Unknown);
    }
}
