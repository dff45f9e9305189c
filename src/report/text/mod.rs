//! A text to read, for an editor who has never seen the program before.

mod clean;
mod findings;
mod lists;
mod page;

pub use clean::printable;
use page::{Look, Page};

use super::{Chosen, Renderer, View};
use crate::model::{Document, EntityKind};
use std::io::{self, Write};

/// Writes readable text, with colours where asked.
///
/// What the articles say is written through [`printable`], so that nothing in them reaches a terminal as an escape.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    width: usize,
    color: bool,
}

impl Text {
    /// Text of so many columns, at least 40.
    #[must_use]
    pub fn new(width: usize, color: bool) -> Self {
        Self { width: width.max(40), color }
    }

    fn page<'o>(&self, out: &'o mut dyn Write) -> Page<'o> {
        Page::new(out, self.width, self.color)
    }
}

impl Renderer for Text {
    fn findings(&self, view: &View<'_>, chosen: &Chosen<'_>, out: &mut dyn Write) -> io::Result<()> {
        findings::write(view, chosen, &mut self.page(out))
    }

    fn claims(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        lists::claims(view, &mut self.page(out))
    }

    fn entities(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        lists::entities(view, &mut self.page(out))
    }

    fn events(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        lists::events(view, &mut self.page(out))
    }

    fn origins(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        lists::origins(view, &mut self.page(out))
    }

    fn documents(&self, documents: &[Document], out: &mut dyn Write) -> io::Result<()> {
        lists::documents(documents, &mut self.page(out))
    }
}

/// `one thing`, `two things` in figures.
fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// The outlet, or the document's id where the outlet is not known.
fn outlet(document: &Document) -> &str {
    document.source.as_deref().filter(|source| !source.is_empty()).unwrap_or(&document.id)
}

/// The day of publication, as people write it.
fn day(document: &Document) -> Option<String> {
    document.published.map(|published| published.date().strftime("%-d %B %Y").to_string())
}

fn kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Norp => "people or party",
        EntityKind::Fac => "building or road",
        EntityKind::Org => "organisation",
        EntityKind::Gpe => "country, state or town",
        EntityKind::Loc => "place",
        EntityKind::Product => "product",
        EntityKind::Event => "named event",
        EntityKind::WorkOfArt => "work",
        EntityKind::Law => "law",
        EntityKind::Language => "language",
        _ => "kind unknown",
    }
}
