//! Extraction on pages of several shapes.

use super::*;
use crate::model::Document;

fn read_raw(html: &[u8]) -> Result<Document, Error> {
    let raw = Raw { bytes: html.to_vec(), encoding: None, url: None };
    article(raw, "a.html", Place::file("a.html"), &Limits::default()).map(|(document, _)| document)
}

fn read(html: &str) -> Document {
    read_raw(html.as_bytes()).unwrap()
}

#[test]
fn metadata_come_from_whatever_has_them() {
    let article = "<article><p>A ferry with 20 people aboard sank on Monday, the coast guard said.</p></article>";
    let linked = |json: &str| read(&format!("<script type='application/ld+json'>{json}</script>{article}"));
    let document = linked(
        r#"[{"@type": "Organization", "name": "X"}, {"@type": "ReportageNewsArticle", "headline": "Ferry &amp; tug",
            "datePublished": "2019-05-02T10:00:00Z", "publisher": {"@type": "Organization", "name": "Harbour Post"},
            "author": {"name": "Ann Lee"}, "url": "https://harbour.example/1", "inLanguage": "en"}]"#,
    );
    assert_eq!(document.title.as_deref(), Some("Ferry & tug"));
    assert_eq!(document.source.as_deref(), Some("Harbour Post"));
    assert_eq!(document.published.unwrap().at.to_string(), "2019-05-02T10:00:00");
    assert_eq!(document.url.as_deref(), Some("https://harbour.example/1"));
    assert_eq!((document.author(), document.language.as_deref()), (Some("Ann Lee"), Some("en")));

    for broken in ["{", "[1, null]", r#"{"@type": "NewsArticle", "headline": 3, "author": [{}], "publisher": 4}"#] {
        assert_eq!(linked(broken).title, None, "{broken}");
    }

    let document = read(&format!(
        "<title>Ferry sinks | Post</title><meta name=DC.date content='2019-05-02'><meta property=og:site_name content=Post>
         <link rel=canonical href='/relative'><meta property=og:url content='https://post.example/a'>{article}"
    ));
    assert_eq!(document.title.as_deref(), Some("Ferry sinks | Post"));
    assert_eq!(document.source.as_deref(), Some("Post"));
    assert_eq!(document.url.as_deref(), Some("https://post.example/a"));
    assert_eq!(document.published.unwrap().date().to_string(), "2019-05-02");

    let saved = read(&format!("<!-- saved from url=(0022)https://www.post.example/a -->\n<html>{article}"));
    assert_eq!(
        (saved.url.as_deref(), saved.source.as_deref()),
        (Some("https://www.post.example/a"), Some("post.example"))
    );
    let saved = read(&format!(
        "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://post.example/b \n-->{article}"
    ));
    assert_eq!(saved.url.as_deref(), Some("https://post.example/b"));
}

#[test]
fn a_text_that_the_publisher_gives_whole_is_taken() {
    let body = "A ferry sank on Monday.\\n\\nNobody was hurt, the coast guard said. Two tugs pulled the wreck ashore.";
    let document = read(&format!(
        r#"<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{body}"}}</script>
           <body><div id=root></div><p>Please turn on scripts.</p></body>"#
    ));
    assert_eq!(document.text, body.replace("\\n", "\n"));
}

#[test]
fn what_is_too_deep_or_empty_is_refused() {
    assert!(matches!(read_raw(b"<html><body><nav><a>Home</a></nav></body>"), Err(Error::Empty { .. })));
    assert!(matches!(read_raw(b""), Err(Error::Empty { .. })));
    let deep = "<div>".repeat(100_000);
    assert!(matches!(read_raw(deep.as_bytes()), Err(Error::TooDeep { limit: 256, .. })));
    // Deep but allowed: nothing on the way recurses until the stack ends.
    let deep = format!("{}A ferry sank.{}", "<div><b>".repeat(120), "</b></div>".repeat(120));
    assert_eq!(read(&deep).text, "A ferry sank.");
}

#[test]
fn no_page_panics() {
    proptest::proptest!(|(html in r#"(<(/?)(p|div|table|tr|td|a href=x|b|ul|li|br|script type="application/ld\+json"|meta name=date content=x|title|article|h1|svg|template)>|&|amp;|\{"@type":"NewsArticle"\}|A ferry sank\. |é| ){0,40}"#)| {
        let _ = read_raw(html.as_bytes());
    });
}
