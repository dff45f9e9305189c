//! What a page tells of its article: JSON-LD (schema.org), Open Graph, `meta` and `link` elements.

use crate::ingest::record::Fields;
use crate::ingest::{dates, decode};
use dom_query::Document as Page;
use rustc_hash::FxHashMap;
use serde_json::Value;

/// What is known of an article.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    title: Option<String>,
    source: Option<String>,
    published: Option<String>,
    pub url: Option<String>,
    language: Option<String>,
    author: Option<String>,
    /// The text, where JSON-LD has it.
    pub body: Option<String>,
}

/// Names of `meta` elements that hold a date of publication, the most trusted first.
const DATES: [&str; 20] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dcterms.created",
    "dcterms.date",
    "dcterms.issued",
    "dc.date.issued",
    "dc.date.created",
    "dc.date",
    "cxenseparse:recs:publishtime",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "article.published",
    "date",
];

impl Metadata {
    pub(super) fn of(page: &Page) -> Self {
        let meta = meta(page);
        let first = |names: &[&str]| names.iter().find_map(|name| meta.get(*name)).cloned();
        let dated = |names: &[&str]| {
            let is_date = |date: &&String| dates::metadata(&Value::String((*date).clone())).is_some();
            names.iter().filter_map(|name| meta.get(*name)).find(is_date).cloned()
        };
        let element = |selector: &str| {
            let text = page.select_single(selector).text();
            Some(squeeze(&text)).filter(|text| !text.is_empty())
        };
        let attribute = |selector: &str, name: &str| {
            page.select_single(selector).attr(name).map(|value| value.trim().to_owned()).filter(|v| !v.is_empty())
        };
        let linked = linked_data(page);
        Self {
            title: linked
                .title
                .or_else(|| first(&["og:title", "twitter:title", "dc.title", "parsely-title"]))
                .or_else(|| element("article h1"))
                .or_else(|| element("title"))
                .or_else(|| element("h1")),
            source: linked
                .source
                .or_else(|| first(&["og:site_name", "application-name", "publisher", "dc.publisher", "copyright"])),
            published: linked
                .published
                .or_else(|| dated(&DATES))
                .or_else(|| attribute("[itemprop=datePublished][datetime]", "datetime"))
                .or_else(|| attribute("article time[datetime]", "datetime"))
                .or_else(|| attribute("time[pubdate][datetime]", "datetime"))
                .or_else(|| attribute("main time[datetime]", "datetime")),
            url: attribute("link[rel=canonical]", "href")
                .filter(|url| is_address(url))
                .or_else(|| first(&["og:url"]).filter(|url| is_address(url)))
                .or(linked.url),
            language: attribute("html[lang]", "lang")
                .or_else(|| first(&["content-language", "og:locale", "dc.language"]))
                .or(linked.language),
            author: linked.author.or_else(|| {
                let author = first(&["author", "article:author", "dc.creator", "parsely-author", "sailthru.author"]);
                author.filter(|author| !is_address(author))
            }),
            body: linked.body,
        }
    }

    /// The fields of the document.
    pub(super) fn fields(self, text: String) -> Fields {
        let fields = [
            ("source", self.source),
            ("published", self.published),
            ("title", self.title),
            ("text", Some(text)),
            ("url", self.url),
            ("language", self.language),
            ("author", self.author),
        ];
        let known = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), Value::String(value?))));
        known.collect()
    }
}

/// The contents of `meta` elements by name, in small letters; the first of a name counts.
fn meta(page: &Page) -> FxHashMap<String, String> {
    let mut meta = FxHashMap::default();
    for node in page.select("meta[content]").nodes() {
        let name = ["property", "name", "itemprop", "http-equiv"].into_iter().find_map(|name| node.attr(name));
        let content = node.attr("content").map(|content| squeeze(&content));
        if let (Some(name), Some(content)) = (name, content.filter(|content| !content.is_empty())) {
            meta.entry(name.trim().to_ascii_lowercase()).or_insert(content);
        }
    }
    meta
}

/// What the page's JSON-LD tells of the first article in it.
fn linked_data(page: &Page) -> Metadata {
    let scripts = page.select("script[type='application/ld+json']");
    let blocks: Vec<Value> = scripts.nodes().iter().filter_map(|node| json(&node.text())).collect();
    let mut things = Vec::new();
    let mut pending: Vec<&Value> = blocks.iter().rev().collect();
    while let Some(value) = pending.pop() {
        match value {
            Value::Array(values) => pending.extend(values.iter().rev()),
            Value::Object(fields) => {
                things.push(value);
                pending.extend(["mainEntity", "@graph"].into_iter().filter_map(|name| fields.get(name)));
            }
            _ => {}
        }
    }
    let Some(article) = things.iter().find(|thing| is_article(thing)) else { return Metadata::default() };
    // A node may be named where it is used, and told of elsewhere.
    let resolve = |value: &Value| -> Value {
        let id = value.get("@id").filter(|_| value.get("name").is_none());
        let told =
            id.and_then(|id| things.iter().find(|thing| thing.get("@id") == Some(id) && thing.get("name").is_some()));
        told.map_or_else(|| value.clone(), |told| (*told).clone())
    };
    let text = |name: &str| article.get(name).and_then(Value::as_str).map(plain).filter(|text| !text.is_empty());
    let names = |name: &str| {
        let names = match article.get(name)? {
            Value::Array(values) => values.iter().filter_map(|value| name_of(&resolve(value))).collect::<Vec<_>>(),
            value => name_of(&resolve(value)).into_iter().collect(),
        };
        Some(names.join(", ")).filter(|names| !names.is_empty())
    };
    let page_url = article.get("mainEntityOfPage").and_then(|page| page.as_str().or_else(|| page.get("@id")?.as_str()));
    let url = article.get("url").and_then(Value::as_str).or(page_url).filter(|url| is_address(url));
    Metadata {
        title: text("headline").or_else(|| text("name")),
        source: names("publisher"),
        published: text("datePublished").filter(|date| dates::metadata(&Value::String(date.clone())).is_some()),
        url: url.map(str::to_owned),
        language: text("inLanguage"),
        author: names("author"),
        body: article.get("articleBody").and_then(Value::as_str).map(paragraphs),
    }
}

/// Text in which line ends set paragraphs off, unless markup does.
fn paragraphs(body: &str) -> String {
    if body.contains("<p") {
        body.to_owned()
    } else {
        body.replace("\r\n", "\n").replace("\n\n", "<p>").replace('\n', "<br>")
    }
}

fn is_article(thing: &Value) -> bool {
    let is_kind = |kind: &Value| {
        kind.as_str().is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report")
    };
    match thing.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is_kind),
        Some(kind) => is_kind(kind),
        None => false,
    }
}

fn name_of(value: &Value) -> Option<String> {
    let name = value.as_str().or_else(|| value.get("name")?.as_str())?;
    Some(plain(name)).filter(|name| !name.is_empty() && !is_address(name))
}

/// JSON as pages have it, in a comment or a CDATA section for the browsers of old.
fn json(script: &str) -> Option<Value> {
    let trimmed = script.trim();
    let bare = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("//<![CDATA[", "//]]>")]
        .into_iter()
        .find_map(|(start, end)| trimmed.strip_prefix(start)?.trim_end().strip_suffix(end))
        .unwrap_or(trimmed);
    serde_json::from_str(bare).ok()
}

/// Text that may have been written for HTML.
fn plain(text: &str) -> String {
    if text.contains(['&', '<']) { squeeze(&super::text(text)) } else { squeeze(text) }
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// The address that a browser writes into a page that it saves.
pub(super) fn saved_from(html: &str) -> Option<&str> {
    let head = decode::start(html, 4 << 10);
    let rest = match head.split_once("<!-- saved from url=(") {
        Some((_, rest)) => rest.split_once(')')?.1,
        None => head.split_once("Page saved with SingleFile")?.1.split_once("url:")?.1.trim_start(),
    };
    let url = &rest[..rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"')).unwrap_or(rest.len())];
    is_address(url).then_some(url)
}
