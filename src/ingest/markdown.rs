//! Markdown: its plain text, paragraph by paragraph, and the metadata that site generators put before it.

use super::Item;
use super::error::{Error, Place};
use super::limits::Limits;
use super::record;
use super::source::Content;
use super::text::{lines_fit, stem};
use indexmap::IndexMap;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use serde_json::Value;

/// Reads a file as one article: `text` is what a reader of the rendered page sees, a block a paragraph; code is left out.
/// The title is that of the front matter, or the first heading of the first level.
pub(super) fn article(content: Content, limits: &Limits) -> Item {
    let Content { path, id, text: markdown } = content;
    let place = Place::file(path);
    lines_fit(&markdown, &place, limits)?;
    let page = render(&markdown);
    if page.text.is_empty() {
        return Err(Error::Empty { place });
    }
    let mut fields = front_matter(&page.metadata);
    fields.entry("title".into()).or_insert_with(|| page.heading.map_or(Value::Null, Value::String));
    fields.insert("text".into(), Value::String(page.text));
    fields.shift_remove("id");
    let mut document = record::document(fields, || id.clone(), &place)?;
    if document.source.is_none() {
        document.source = stem(&id);
    }
    Ok((document, place))
}

#[derive(Default)]
struct Page {
    text: String,
    metadata: String,
    heading: Option<String>,
}

fn render(markdown: &str) -> Page {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut page = Page::default();
    // What is inside of a picture is its description, which the reader does not see.
    let (mut in_metadata, mut in_code, mut in_picture) = (false, false, 0_usize);
    let mut heading: Option<usize> = None;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => in_metadata = true,
            Event::End(TagEnd::MetadataBlock(_)) => in_metadata = false,
            Event::Text(text) if in_metadata => page.metadata.push_str(&text),
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::Image { .. }) => in_picture += 1,
            Event::End(TagEnd::Image) => in_picture = in_picture.saturating_sub(1),
            Event::Start(Tag::Heading { level, .. }) => {
                end_line(&mut page.text, "\n\n");
                heading = (level == HeadingLevel::H1).then_some(page.text.len());
            }
            Event::End(TagEnd::Heading(_)) => {
                let title = heading.take().map(|start| page.text[start..].trim().to_owned());
                page.heading = page.heading.or(title.filter(|title| !title.is_empty()));
                end_line(&mut page.text, "\n\n");
            }
            Event::Start(Tag::Paragraph | Tag::Item | Tag::BlockQuote(_) | Tag::Table(_)) => {
                end_line(&mut page.text, "\n\n");
            }
            Event::End(
                TagEnd::Paragraph | TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::Table | TagEnd::HtmlBlock,
            )
            | Event::Rule => end_line(&mut page.text, "\n\n"),
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => end_line(&mut page.text, "\n"),
            Event::End(TagEnd::TableCell) => page.text.push('\t'),
            Event::Text(text) | Event::Code(text) if !in_code && in_picture == 0 => page.text.push_str(&text),
            Event::SoftBreak if in_picture == 0 => page.text.push(' '),
            Event::HardBreak => page.text.push('\n'),
            _ => {}
        }
    }
    page.text.truncate(page.text.trim_end().len());
    page
}

/// Ends the line, so that the next begins after `break_`.
fn end_line(text: &mut String, break_: &str) {
    text.truncate(text.trim_end().len());
    if !text.is_empty() {
        text.push_str(break_);
    }
}

/// `name: value` of YAML, `name = "value"` of TOML; lists and tables are none of ours.
fn front_matter(metadata: &str) -> IndexMap<String, Value> {
    metadata
        .lines()
        .filter(|line| !line.starts_with([' ', '\t', '#', '-', '[']))
        .filter_map(|line| {
            let (name, value) = line.split_once([':', '='])?;
            let value = value.trim();
            let bare = ['"', '\''].iter().find_map(|&quote| value.strip_prefix(quote)?.strip_suffix(quote));
            let value = bare.unwrap_or(value);
            let is_text = !value.is_empty() && !value.starts_with(['[', '{', '|', '>']);
            is_text.then(|| (known_name(name.trim()), Value::String(value.to_owned())))
        })
        .collect()
}

/// The field that a key of front matter fills.
fn known_name(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    let known = match name.as_str() {
        "date" | "pubdate" | "publishdate" | "published_at" => "published",
        "outlet" | "publisher" | "site" => "source",
        "canonical" | "canonical_url" | "link" | "permalink" => "url",
        "lang" => "language",
        "byline" => "author",
        _ => return name,
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Document;

    fn read(text: &str) -> Result<Document, Error> {
        let content = Content { path: "in/post.md".into(), id: "sub/post.md".into(), text: text.into() };
        article(content, &Limits::default()).map(|item| item.0)
    }

    #[test]
    fn a_page_is_read_as_it_is_seen() {
        let document = read(
            "# Ferry *sinks* off the cape\n\nA [ferry](https://example.org \"x\") with **20 people** aboard\nsank on \
             Monday[^1] &amp; drifted.\n\n![The ferry](a.jpg)\n\n> Nobody was hurt, the coast guard said.\n\n* One\n* Two  \n  \
             three\n\n```\nlet x = 1;\n```\n<div>\n\n| Ship | Dead |\n|---|---|\n| Lark | 0 |\n",
        )
        .unwrap();
        assert_eq!(
            document.text,
            "Ferry sinks off the cape\n\nA ferry with 20 people aboard sank on Monday[^1] & drifted.\n\n\
             Nobody was hurt, the coast guard said.\n\nOne\n\nTwo\nthree\n\nShip\tDead\nLark\t0"
        );
        assert_eq!(document.title.as_deref(), Some("Ferry sinks off the cape"));
        assert_eq!((document.id.as_str(), document.source.as_deref()), ("sub/post.md", Some("post")));
    }

    #[test]
    fn front_matter_is_metadata() {
        let document = read(
            "---\ntitle: \"Ferry: sinks\"\ndate: 2019-05-02T10:00:00+02:00\noutlet: The Harbour Post\ntags: [sea]\n\
             canonical: https://harbour.example/ferry\nid: 7\n---\n\nA ferry sank.\n",
        )
        .unwrap();
        assert_eq!(document.title.as_deref(), Some("Ferry: sinks"));
        assert_eq!(document.source.as_deref(), Some("The Harbour Post"));
        assert_eq!(document.published.unwrap().date().to_string(), "2019-05-02");
        assert_eq!(document.url.as_deref(), Some("https://harbour.example/ferry"));
        assert_eq!((document.text.as_str(), document.id.as_str()), ("A ferry sank.", "sub/post.md"));
        let document = read("+++\ntitle = 'Ferry sinks'\npublished = 2019-05-02\n+++\nA ferry sank.\n").unwrap();
        assert_eq!(document.title.as_deref(), Some("Ferry sinks"));
        assert_eq!(document.published.unwrap().date().to_string(), "2019-05-02");
    }

    #[test]
    fn nothing_seen_is_empty() {
        assert!(matches!(read("![x](y)\n\n```\na\n```\n"), Err(Error::Empty { .. })));
    }

    #[test]
    fn no_text_panics() {
        proptest::proptest!(|(text in r"[-+>#*_`|\[\]!() :=\n\ta-c<&;1.~]{0,60}")| { let _ = read(&text); });
    }
}
