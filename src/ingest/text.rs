//! Plain text, one article a file.

use super::error::{Error, Place};
use super::format::without_packing;
use super::layout::lay_out;
use super::limits::Limits;
use super::source::Content;
use crate::model::{BlockKind, Document};
use std::path::Path;

/// Reads a file as one article. `text` is the whole content, so that positions are positions in the file; the title is
/// a copy of the headline that the layout finds above the first paragraph; the source is the file's name without its extension.
pub(super) fn article(content: Content, limits: &Limits) -> Result<(Document, Place), Error> {
    let Content { path, id, text } = content;
    let place = Place::file(path);
    if text.trim().is_empty() {
        return Err(Error::Empty { place });
    }
    lines_fit(&text, &place, limits)?;
    let mut document = Document { source: stem(&id), id, text, ..Document::default() };
    lay_out(&mut document);
    document.title = headline(&document).map(str::to_owned);
    Ok((document, place))
}

/// The outlet of an article in a file of its own: the file's name, without its extensions.
pub(super) fn stem(id: &str) -> Option<String> {
    without_packing(Path::new(id)).file_stem().map(|stem| stem.to_string_lossy().into_owned())
}

/// Refuses a text with a line that is too long.
pub(super) fn lines_fit(text: &str, place: &Place, limits: &Limits) -> Result<(), Error> {
    let mut byte = 0;
    for (number, line) in text.split('\n').enumerate() {
        if line.len() as u64 > limits.line {
            let place = Place { line: Some(number as u64 + 1), byte: Some(byte), ..place.clone() };
            return Err(Error::LineTooLong { place, limit: limits.line });
        }
        byte += line.len() as u64 + 1;
    }
    Ok(())
}

/// Of the headings above the first paragraph the first that is no mere kicker ("Sea news"), if there is one.
fn headline(document: &Document) -> Option<&str> {
    const LEAST: usize = 4;
    let above = document
        .blocks
        .iter()
        .filter(|b| b.kind != BlockKind::Boilerplate && b.kind != BlockKind::Caption)
        .take_while(|b| b.kind == BlockKind::Heading)
        .map(|b| b.span.of(&document.text));
    let is_whole = |line: &&str| line.split_whitespace().count() >= LEAST;
    above.clone().find(is_whole).or_else(|| above.clone().next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Field;

    fn read(text: &str) -> Result<Document, Error> {
        let content = Content { path: "in/post.txt".into(), id: "sub/post.txt".into(), text: text.into() };
        article(content, &Limits::default()).map(|d| d.0)
    }

    #[test]
    fn the_headline_is_copied_and_the_text_left_whole() {
        let text =
            "Ferry sinks off the cape\r\n\r\nA ferry with 20 people aboard sank on Monday, the coast guard said.\r\n";
        let document = read(text).unwrap();
        assert_eq!(document.title.as_deref(), Some("Ferry sinks off the cape"));
        assert_eq!(document.text, text);
        assert_eq!((document.id.as_str(), document.source.as_deref()), ("sub/post.txt", Some("post")));
        assert!(document.blocks.iter().all(|b| b.field == Field::Text));
    }

    #[test]
    fn a_kicker_is_no_headline() {
        let text = "Sea news\n\nFerry sinks off the cape\n\nA ferry with 20 people aboard sank on Monday.";
        assert_eq!(read(text).unwrap().title.as_deref(), Some("Ferry sinks off the cape"));
        let text = "Ferry sinks\n\nA ferry with 20 people aboard sank on Monday.";
        assert_eq!(read(text).unwrap().title.as_deref(), Some("Ferry sinks"));
    }

    #[test]
    fn a_first_paragraph_is_no_headline() {
        let document = read("A ferry with 20 people aboard sank on Monday.\nNobody was hurt, the coast guard said.\n");
        assert_eq!(document.unwrap().title, None);
    }

    #[test]
    fn nothing_is_no_article() {
        assert!(matches!(read("\u{FEFF} \n\t"), Err(Error::Empty { .. }) | Ok(_)));
        assert!(matches!(read(" \r\n\t"), Err(Error::Empty { .. })));
    }

    #[test]
    fn long_lines_are_refused() {
        let limits = Limits { line: 8, ..Limits::default() };
        let content = Content { path: "a".into(), id: "a.txt.gz".into(), text: "A ferry\nsank on Monday\n".into() };
        let error = article(content, &limits).unwrap_err().to_string();
        assert!(error.starts_with("a:2 (byte 8): a line of more than 8 bytes"), "{error}");
        assert_eq!(stem("in/Harbour Post.txt.gz").as_deref(), Some("Harbour Post"));
    }
}
