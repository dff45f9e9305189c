//! Feeds: RSS 2.0 and its forerunners, RSS 1.0, Atom.

use super::error::{Error, Place};
use super::limits::Limits;
use super::source::Content;
use super::{Documents, Item, html, record};
use crate::ingest::record::Fields;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use serde_json::Value;

/// Reads one document an entry: its whole text where the feed has it, else its summary. What the text is made of is HTML,
/// and read as such.
pub(super) fn entries(content: Content, limits: &Limits) -> Documents {
    let Content { path, id, text } = content;
    let mut items: Vec<Item> = Vec::new();
    let mut feed = Feed { depth_limit: limits.nesting.min(1000), ..Feed::default() };
    let mut reader = Reader::from_str(&text);
    // Feeds are written by hand more often than one would think.
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    loop {
        let byte = reader.buffer_position();
        let place = || Place { byte: Some(byte), ..Place::file(&path) };
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => match feed.take(&event) {
                Ok(None) => {}
                Ok(Some(entry)) => {
                    let number = items.len() + 1;
                    let place = place();
                    let document = record::document(entry, || format!("{id}:{number}"), &place);
                    items.push(document.map(|document| (document, place)));
                }
                Err(TooDeep) => {
                    items.push(Err(Error::TooDeep { place: place(), limit: limits.nesting }));
                    break;
                }
            },
            Err(error) => {
                items.push(Err(Error::Syntax { place: place(), why: format!("not well-formed XML, {error}") }));
                break;
            }
        }
    }
    if items.is_empty() {
        items.push(Err(Error::Empty { place: Place::file(path) }));
    }
    Box::new(items.into_iter())
}

struct TooDeep;

/// The state between two events.
#[derive(Default)]
struct Feed {
    depth_limit: usize,
    depth: usize,
    /// What the feed tells of itself.
    source: Option<String>,
    language: Option<String>,
    entry: Option<Entry>,
    /// The field that is open: its name, the depth of its element, its content so far.
    field: Option<(String, usize, String)>,
}

/// What is known of an entry. Where a field comes twice, the first counts.
#[derive(Default)]
struct Entry {
    depth: usize,
    title: Option<String>,
    url: Option<String>,
    published: Option<String>,
    updated: Option<String>,
    author: Option<String>,
    guid: Option<String>,
    content: Option<String>,
    summary: Option<String>,
}

impl Feed {
    /// Takes an event; gives the entry that it ends.
    fn take(&mut self, event: &Event<'_>) -> Result<Option<Fields>, TooDeep> {
        match event {
            Event::Start(start) => {
                self.depth += 1;
                if self.depth > self.depth_limit {
                    return Err(TooDeep);
                }
                self.start(start);
            }
            Event::Empty(start) => {
                self.link(start);
                if let Some((_, _, content)) = &mut self.field {
                    *content += &format!("<{}/>", start.local_name().into_inner());
                }
            }
            Event::End(end) => {
                let ended = self.end(end.local_name().into_inner());
                self.depth = self.depth.saturating_sub(1);
                return Ok(ended);
            }
            Event::Text(text) => self.push(text),
            Event::CData(text) => self.push(text),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(c)) => self.push(c.encode_utf8(&mut [0; 4])),
                _ => match resolve_predefined_entity(reference) {
                    Some(text) => self.push(text),
                    None => self.push(&format!("&{};", &**reference)),
                },
            },
            _ => {}
        }
        Ok(None)
    }

    fn push(&mut self, text: &str) {
        if let Some((_, _, content)) = &mut self.field {
            content.push_str(text);
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) {
        let qualified = start.name().into_inner().to_ascii_lowercase();
        let (prefix, name) = qualified.split_once(':').unwrap_or(("", &qualified));
        if let Some((_, _, content)) = &mut self.field {
            // XHTML within the field.
            *content += &format!("<{name}>");
            return;
        }
        if self.entry.is_none() && matches!(name, "item" | "entry") {
            self.entry = Some(Entry { depth: self.depth, ..Entry::default() });
            return;
        }
        self.link(start);
        // `media:title` and its like tell of a picture.
        let is_known = matches!(prefix, "" | "atom" | "dc" | "dcterms" | "content" | "rss");
        if is_known && FIELDS.contains(&name) {
            self.field = Some((name.to_owned(), self.depth, String::new()));
        }
    }

    /// Atom's way to name the page.
    fn link(&mut self, start: &BytesStart<'_>) {
        let Some(entry) = self.entry.as_mut().filter(|_| start.local_name().into_inner() == "link") else { return };
        let attribute = |name: &str| {
            let value = start.try_get_attribute(name).ok().flatten()?.value;
            Some(html::text(&value)).filter(|value| !value.is_empty())
        };
        if entry.url.is_none() && attribute("rel").is_none_or(|rel| rel == "alternate") {
            entry.url = attribute("href");
        }
    }

    fn end(&mut self, name: &str) -> Option<Fields> {
        if let Some((field, depth, content)) = &mut self.field {
            if *depth < self.depth {
                *content += &format!("</{name}>");
                return None;
            }
            let (field, content) = (std::mem::take(field), std::mem::take(content));
            self.field = None;
            self.set(&field, content);
            return None;
        }
        let is_end = self.entry.as_ref().is_some_and(|entry| self.depth <= entry.depth);
        let entry = self.entry.take_if(|_| is_end)?;
        Some(entry.fields(self.source.clone(), self.language.clone()))
    }

    fn set(&mut self, field: &str, content: String) {
        let line = || Some(html::text(&content).replace("\n\n", " ")).filter(|text| !text.is_empty());
        let Some(entry) = &mut self.entry else {
            match field {
                "title" => self.source = self.source.take().or_else(line),
                "language" => self.language = self.language.take().or_else(line),
                _ => {}
            }
            return;
        };
        let slot = match field {
            "title" => &mut entry.title,
            "link" => &mut entry.url,
            "pubdate" | "published" | "date" | "issued" | "created" => &mut entry.published,
            "updated" | "modified" => &mut entry.updated,
            "name" | "creator" | "author" => &mut entry.author,
            "guid" | "id" => &mut entry.guid,
            "encoded" | "content" => {
                entry.content = entry.content.take().or(Some(content));
                return;
            }
            "description" | "summary" => {
                entry.summary = entry.summary.take().or(Some(content));
                return;
            }
            _ => return,
        };
        if slot.is_none() {
            *slot = line();
        }
    }
}

/// Elements that are read. An author of Atom has a `name`, one of RSS is a text.
const FIELDS: [&str; 20] = [
    "title",
    "link",
    "pubdate",
    "published",
    "date",
    "issued",
    "created",
    "updated",
    "modified",
    "name",
    "creator",
    "guid",
    "id",
    "encoded",
    "content",
    "description",
    "summary",
    "language",
    "url",
    "subtitle",
];

impl Entry {
    fn fields(self, source: Option<String>, language: Option<String>) -> Fields {
        let content = self.content.as_deref().map(html::text).filter(|text| !text.is_empty());
        let text = content.or_else(|| self.summary.as_deref().map(html::text)).unwrap_or_default();
        let is_address = |text: &String| text.starts_with("http://") || text.starts_with("https://");
        let url = self.url.or_else(|| self.guid.clone().filter(is_address));
        let fields = [
            ("source", source),
            ("published", self.published.or(self.updated)),
            ("title", self.title),
            ("text", Some(text)),
            ("url", url),
            ("language", language),
            ("author", self.author),
            ("guid", self.guid),
        ];
        let known = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), Value::String(value?))));
        known.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Document;

    fn read(text: &str) -> Vec<Result<Document, String>> {
        let content = Content { path: "f.xml".into(), id: "f.xml".into(), text: text.into() };
        entries(content, &Limits::default()).map(|d| d.map(|d| d.0).map_err(|e| e.to_string())).collect()
    }

    const RSS: &str = r#"<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Harbour Post &#8212; Sea</title><link>https://harbour.example/</link><language>en-gb</language>
<image><title>Logo</title><url>x.png</url></image>
<item><title><![CDATA[Ferry &amp; tug collide]]></title><link>https://harbour.example/1</link><guid isPermaLink="false">n1</guid>
<media:title>A picture</media:title><pubDate>Thu, 02 May 2019 16:15:00 +0200</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>A ferry hit a tug on Monday.</p><p>Nobody was <b>hurt</b>.</p>]]></content:encoded></item>
<item><description>&lt;p&gt;Two men drowned&amp;nbsp;off the cape.&lt;/p&gt;</description><guid>https://harbour.example/2</guid></item>
</channel></rss>"#;

    #[test]
    fn rss_gives_a_document_an_item() {
        let items = read(RSS);
        let one = items[0].as_ref().unwrap();
        assert_eq!(one.text, "A ferry hit a tug on Monday.\n\nNobody was hurt.");
        assert_eq!(one.title.as_deref(), Some("Ferry & tug collide"));
        assert_eq!(one.source.as_deref(), Some("Harbour Post — Sea"));
        assert_eq!(one.published.unwrap().at.to_string(), "2019-05-02T16:15:00");
        assert_eq!((one.id.as_str(), one.url.as_deref()), ("f.xml:1", Some("https://harbour.example/1")));
        let two = items[1].as_ref().unwrap();
        assert_eq!(two.text, "Two men drowned off the cape.");
        assert_eq!((two.title.as_deref(), two.url.as_deref()), (None, Some("https://harbour.example/2")));
        assert_eq!(two.language.as_deref(), Some("en-gb"));
        assert_eq!(items.len(), 2);
    }

    #[test]
    fn atom_gives_a_document_an_entry() {
        let items = read(
            r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Tide</title>
            <entry><title type="html">Ferry &lt;i&gt;sinks&lt;/i&gt;</title><id>tag:tide,2019:1</id>
            <link rel="self" href="https://tide.example/feed/1"/><link href="https://tide.example/1?a=1&amp;b=2"/>
            <updated>2019-05-03T08:00:00Z</updated><published>2019-05-02T08:00:00Z</published>
            <author><name>Ann Lee</name></author>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A ferry <em>sank</em>.</p><p>All<br/>lived.</p></div></content>
            </entry></feed>"#,
        );
        let one = items[0].as_ref().unwrap();
        assert_eq!(one.text, "A ferry sank.\n\nAll\nlived.");
        assert_eq!(one.title.as_deref(), Some("Ferry sinks"));
        assert_eq!(one.url.as_deref(), Some("https://tide.example/1?a=1&b=2"));
        assert_eq!(one.published.unwrap().at.to_string(), "2019-05-02T08:00:00");
        assert_eq!(one.author(), Some("Ann Lee"));
    }

    #[test]
    fn what_comes_before_the_damage_is_read() {
        let cut = &RSS[..RSS.find("Two men").unwrap()];
        let items = read(&format!("{cut}<![CDATA[ no end"));
        assert!(items[0].is_ok());
        assert!(items[1].as_ref().unwrap_err().contains("not well-formed XML"), "{items:?}");
        assert!(read("<rss/>")[0].as_ref().unwrap_err().contains("empty"));
        let deep = "<a>".repeat(300);
        assert!(read(&format!("<rss>{deep}"))[0].as_ref().unwrap_err().contains("nested more than 256 deep"));
    }

    #[test]
    fn no_text_panics() {
        proptest::proptest!(|(text in r#"(<|>|/|item|entry|title|content|link|="|&|;|#x0| |[!\[CDATA]|a){0,40}"#)| {
            read(&text);
        });
    }
}
