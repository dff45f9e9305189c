//! A text to read, for an editor who has never seen the program before.

mod changes;
mod clean;
mod explanation;
mod findings;
mod lists;
mod page;

pub use clean::printable;
use page::{Look, Page};

use super::{Chosen, Renderer, View};
use crate::explain::Explanation;
use crate::model::Document;
use crate::review::Changes;
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

    /// What differs between two reports.
    ///
    /// # Errors
    /// When `out` can't be written.
    pub fn changes(&self, changes: &Changes<'_>, out: &mut dyn Write) -> io::Result<()> {
        changes::write(changes, &mut self.page(out))
    }

    /// How a finding came about.
    ///
    /// # Errors
    /// When `out` can't be written.
    pub fn explanation(&self, explanation: &Explanation, out: &mut dyn Write) -> io::Result<()> {
        explanation::write(explanation, &mut self.page(out))
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
