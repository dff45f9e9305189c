//! Which format a file has.

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

/// Formats whose files are text enough to pass for plain text, and would then be read with all their markup.
const MARKUP: [&str; 10] = ["html", "htm", "xhtml", "xml", "rss", "atom", "rtf", "tex", "yaml", "toml"];

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
            "txt" | "text" | "md" | "markdown" => Self::Text,
            "jsonl" | "ndjson" | "jsonlines" => Self::Jsonl,
            "json" => Self::Json,
            "csv" => Self::Csv,
            "tsv" | "tab" => Self::Tsv,
            _ => return None,
        })
    }

    pub(super) fn by_extension(path: &Path) -> ByExtension {
        let Some(extension) = path.extension().and_then(|e| e.to_str()) else {
            return ByExtension::Unknown;
        };
        if let Some(format) = Self::from_name(extension) {
            return ByExtension::Known(format);
        }
        let extension = extension.to_ascii_lowercase();
        if MARKUP.contains(&extension.as_str()) { ByExtension::Refused(extension) } else { ByExtension::Unknown }
    }

    /// The format that decoded content has, `None` for markup.
    pub(super) fn sniff(content: &str) -> Option<Self> {
        let content = content.trim_start();
        let first_line = content.lines().next().unwrap_or("").trim_end();
        match content.as_bytes().first() {
            Some(b'{') => {
                let one_a_line = serde_json::from_str::<serde::de::IgnoredAny>(first_line).is_ok();
                // A brace alone proves nothing: an article may open with one.
                let key = first_line[1..].trim_start();
                match () {
                    () if one_a_line => Some(Self::Jsonl),
                    () if key.is_empty() || key.starts_with('"') => Some(Self::Json),
                    () => Some(Self::Text),
                }
            }
            Some(b'[') if content[1..].trim_start().starts_with('{') => Some(Self::Json),
            Some(b'<') if is_tag(&content[1..]) => None,
            _ if has_text_column(first_line, ',') => Some(Self::Csv),
            _ if has_text_column(first_line, '\t') => Some(Self::Tsv),
            _ => Some(Self::Text),
        }
    }
}

fn is_tag(rest: &str) -> bool {
    rest.starts_with(['!', '?', '/']) || rest.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Whether the line is a header with a `text` column and at least one more.
fn has_text_column(line: &str, delimiter: char) -> bool {
    let mut columns = 0;
    let mut text = false;
    for column in line.split(delimiter) {
        columns += 1;
        text |= column.trim().trim_matches('"').eq_ignore_ascii_case("text");
    }
    text && columns > 1
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
        assert_eq!(Format::sniff("<!DOCTYPE html>"), None);
        assert_eq!(Format::sniff("Two ferries collided, a text message said."), Some(Format::Text));
        assert_eq!(Format::sniff("[Update] Two ferries collided."), Some(Format::Text));
        assert_eq!(Format::sniff("{sic} Two ferries collided."), Some(Format::Text));
        assert_eq!(Format::sniff("<3 is what she wrote."), Some(Format::Text));
        assert_eq!(Format::sniff(""), Some(Format::Text));
    }

    #[test]
    fn extension_tells_the_format() {
        assert_eq!(Format::by_extension(Path::new("a/b.TXT")), ByExtension::Known(Format::Text));
        assert_eq!(Format::by_extension(Path::new("a/b.html")), ByExtension::Refused("html".into()));
        assert_eq!(Format::by_extension(Path::new("a/b.story")), ByExtension::Unknown);
        assert_eq!(Format::by_extension(Path::new("a/b")), ByExtension::Unknown);
    }
}
