//! HTML pages: the article among menus, banners and lists of other articles, and what the page's metadata tell of it.
//!
//! The article is found by `dom_smoothie`, a port of Mozilla's Readability; metadata come from JSON-LD, Open Graph, `meta`
//! elements and what browsers write into pages that they save. `text` is the article as it is seen, a block a paragraph, with
//! white space as a browser sets it: offsets count in it, not in the page.

mod blocks;
mod depth;
mod metadata;

use super::error::{Error, Place};
use super::limits::Limits;
use super::{Item, decode, record};
use dom_query::Document as Page;
use dom_smoothie::{Config, Readability};
use encoding_rs::Encoding;
use metadata::Metadata;

/// A page as it came.
pub(super) struct Raw {
    pub bytes: Vec<u8>,
    /// The encoding that the server declared.
    pub encoding: Option<&'static Encoding>,
    /// Where it was fetched.
    pub url: Option<String>,
}

/// Reads a page as one article.
pub(super) fn article(raw: Raw, id: &str, place: Place, limits: &Limits) -> Item {
    let declared = raw.encoding.or_else(|| decode::declared(&raw.bytes));
    let html = decode::decode_declared(raw.bytes, declared)
        .map_err(|at| Error::Binary { place: Place { byte: Some(at.byte), ..place.clone() } })?;
    if depth::is_deeper(&html, limits.nesting) {
        return Err(Error::TooDeep { place, limit: limits.nesting });
    }
    let saved_from = metadata::saved_from(&html).map(str::to_owned);
    let page = Page::from(html);
    let mut metadata = Metadata::of(&page);
    metadata.url = metadata.url.or(raw.url).or(saved_from);
    let body = metadata.body.take().map(|body| text(&body)).unwrap_or_default();
    let found = main_text(page);
    // Publishers that give the whole text know it better than a guess that found half of it.
    let text = if found.len() * 2 < body.len() { body } else { found };
    if text.is_empty() {
        return Err(Error::Empty { place });
    }
    let document = record::document(metadata.fields(text), || id.to_owned(), &place)?;
    Ok((document, place))
}

/// The article's text; that of the whole page where no part of it stands out.
fn main_text(page: Page) -> String {
    let whole = page.body().map(|body| blocks::text(&body)).unwrap_or_default();
    let config = Config { disable_json_ld: true, ..Config::default() };
    let article = Readability::with_document(page, None, Some(config)).and_then(|mut page| page.parse());
    match article {
        Ok(article) => Some(text(&article.content)).filter(|text| !text.is_empty()).unwrap_or(whole),
        Err(_) => whole,
    }
}

/// The text of a piece of HTML, which may be none.
pub(super) fn text(html: &str) -> String {
    if depth::is_deeper(html, Limits::default().nesting) {
        return html.to_owned();
    }
    blocks::text(&Page::fragment(html).root())
}

#[cfg(test)]
mod tests;
