//! Documents made for claims whose own are not given.

use super::Record;
use super::gather::{OfDocument, Own, Stated, written};
use super::locate::Folded;
use crate::group::Ties;
use crate::ingest::{self, Place};
use crate::model::{Block, BlockKind, Document, Field, Span, Target};
use indexmap::IndexMap;
use std::collections::{BTreeMap, BTreeSet};

/// Documents that are being made, in the order in which records first speak of them.
#[derive(Default)]
pub(super) struct Pages {
    pages: IndexMap<Key, Page>,
}

/// What claims of one document have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    /// What the record calls it; else the file, the outlet and the date.
    document: Result<String, (String, Option<String>, Option<String>)>,
    event: Option<String>,
}

/// A document that is being made: each claim's own words, a paragraph each.
#[derive(Default)]
struct Page {
    document: Document,
    file: String,
    event: Option<String>,
    /// What people call the event.
    label: Option<String>,
    origin: Option<String>,
    /// Whether a claim came without words of a text.
    is_bare: bool,
    paragraphs: BTreeMap<String, u32>,
    read: Vec<Span>,
    claims: Vec<Stated>,
}

impl Pages {
    /// Adds a claim.
    pub(super) fn add(&mut self, record: &Record, mut stated: Stated, place: &Place) {
        let page = self.page(record, place);
        let value = [&record.as_written, &record.value].into_iter().flatten().next();
        let (paragraph, quote) = match (&record.context, &record.quote) {
            (Some(context), Some(quote)) if Folded::of(context).locate(quote, None).is_some() => (context, Some(quote)),
            (_, Some(quote)) => (quote, None),
            (Some(context), None) => (context, value),
            (None, None) => match value {
                Some(value) => (value, None),
                None => (&stated.attribute.name().to_owned(), None),
            },
        };
        page.is_bare |= record.quote.is_none() && record.context.is_none();
        let whole = page.paragraph(paragraph);
        let within = quote.and_then(|quote| Folded::of(paragraph).locate(quote, None));
        let span = within.map_or(whole, |span| Span::new(whole.start + span.start, whole.start + span.end));
        stated.evidence = Target { field: Field::Text, span };
        stated.as_written = written(record, &page.document.text, stated.evidence);
        page.claims.push(stated);
    }

    /// Adds a claim in words, to be read as articles are.
    pub(super) fn state(&mut self, record: &Record, statement: &str, place: &Place) {
        let page = self.page(record, place);
        let span = page.paragraph(statement);
        page.read.push(span);
    }

    fn page(&mut self, record: &Record, place: &Place) -> &mut Page {
        let file = place.file.display().to_string();
        let named = record.document.clone().or_else(|| record.url.clone());
        let event = record.event_id.clone().or_else(|| record.event.clone());
        let key = Key {
            document: named.clone().ok_or_else(|| (file.clone(), record.source.clone(), record.published.clone())),
            event: event.clone(),
        };
        let page = self.pages.entry(key).or_default();
        let document = &mut page.document;
        if document.id.is_empty() {
            let here = || place.line.map_or_else(|| file.clone(), |line| format!("{file}:{line}"));
            document.id = named.unwrap_or_else(here);
        }
        let is_web = |name: &&String| name.starts_with("https://") || name.starts_with("http://");
        let url = || record.url.clone().or_else(|| record.document.as_ref().filter(is_web).cloned());
        document.url = document.url.take().or_else(url);
        document.source = document.source.take().or_else(|| record.source.clone());
        document.source =
            document.source.take().or_else(|| document.url.as_deref().and_then(ingest::host).map(str::to_owned));
        document.published = document.published.or_else(|| ingest::published(record.published.as_deref()));
        let label = record.event_label.clone().or_else(|| record.event.clone().filter(|name| !is_id(name)));
        document.title = document.title.take().or_else(|| record.title.clone()).or_else(|| label.clone());
        page.label = page.label.take().or(label);
        (page.file, page.event) = (file, event);
        page.origin = page.origin.take().or_else(|| record.origin.clone());
        page
    }

    /// Ends the documents, with ids of their own besides those of the documents given.
    pub(super) fn finish(
        self,
        given: &[&str],
        claims: &mut BTreeMap<String, OfDocument>,
        documents: &mut Vec<Document>,
        ties: &mut Ties,
    ) {
        let given: BTreeSet<&str> = given.iter().copied().collect();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        // Whoever keeps a table without events and without the words keeps it on one event.
        let bare = self.pages.values().filter(|page| page.is_bare && page.event.is_none());
        let bare: BTreeSet<String> = bare.map(|page| page.file.clone()).collect();
        for mut page in self.pages.into_values() {
            let first = std::mem::take(&mut page.document.id);
            let mut names = (1..).map(|n| if n == 1 { first.clone() } else { format!("{first}#{n}") });
            let id = names.find(|name| !given.contains(name.as_str()) && !taken.contains(name)).unwrap_or_default();
            taken.insert(id.clone());
            page.document.id.clone_from(&id);
            if page.event.as_deref().is_some_and(|event| given.contains(event)) && page.document.title == page.label {
                // The id of an article is no headline.
                page.document.title = None;
            }
            page.lay_out();
            if let Some(event) = page.event.take().or_else(|| Some(page.file).filter(|file| bare.contains(file))) {
                if given.contains(event.as_str()) {
                    ties.events.insert(event.clone(), event.clone());
                } else if let Some(label) = page.label.or_else(|| Some(event.clone()).filter(|name| !is_id(name))) {
                    ties.labels.entry(event.clone()).or_insert(label);
                }
                ties.events.insert(id.clone(), event);
            }
            ties.origins.extend(page.origin.map(|origin| (id.clone(), origin)));
            claims.insert(id, OfDocument { claims: page.claims, own: Own::Within(page.read) });
            documents.push(page.document);
        }
    }
}

impl Page {
    /// Where the text has this paragraph, which is added where it has not.
    fn paragraph(&mut self, words: &str) -> Span {
        let text = &mut self.document.text;
        let start = *self.paragraphs.entry(words.to_owned()).or_insert_with(|| {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            let start = text.len() as u32;
            text.push_str(words);
            start
        });
        Span::new(start, start + words.len() as u32)
    }

    /// Each paragraph is one block, whatever it looks like: nothing here is left behind by a page.
    fn lay_out(&mut self) {
        let block = |field, span, kind| Block { field, span, kind };
        let title = self.document.title.as_ref();
        let title = title.map(|title| block(Field::Title, Span::new(0, title.len() as u32), BlockKind::Heading));
        let mut starts: Vec<(u32, u32)> =
            self.paragraphs.iter().map(|(words, &start)| (start, words.len() as u32)).collect();
        starts.sort_unstable();
        let text =
            starts.into_iter().map(|(start, len)| block(Field::Text, Span::new(start, start + len), BlockKind::Prose));
        self.document.blocks = title.into_iter().chain(text).collect();
    }
}

/// Whether a name is an id as reports show it.
fn is_id(name: &str) -> bool {
    name.parse::<crate::model::Id>().is_ok()
}
