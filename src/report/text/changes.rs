//! What differs between two reports, as a text.

use super::findings::look;
use super::{Look, Page};
use crate::report::words::{self, relation, short};
use crate::review::{Changes, Outline};
use std::io;

pub(super) fn write(changes: &Changes<'_>, page: &mut Page<'_>) -> io::Result<()> {
    for (title, outlines) in [("New", &changes.new), ("Gone", &changes.gone)] {
        heading(title, outlines.len(), page)?;
        for outline in outlines {
            question(outline, page)?;
            answers("    ", outline, page)?;
            page.gap()?;
        }
    }
    heading("Changed", changes.changed.len(), page)?;
    for (was, now) in &changes.changed {
        question(now, page)?;
        answers("    was ", was, page)?;
        answers("    is  ", now, page)?;
        page.gap()?;
    }
    let Changes { new, gone, changed, same, .. } = changes;
    let (new, gone, changed) = (new.len(), gone.len(), changed.len());
    let line = format!("{new} new, {gone} gone, {changed} changed, {same} the same.");
    page.paragraph("", &[(Look::Strong, &line)])
}

fn heading(title: &str, count: usize, page: &mut Page<'_>) -> io::Result<()> {
    if count == 0 {
        return Ok(());
    }
    page.paragraph("== ", &[(Look::Strong, title), (Look::Plain, " ==")])?;
    page.gap()
}

/// What was asked, of which event.
pub(super) fn question(outline: &Outline, page: &mut Page<'_>) -> io::Result<()> {
    let id = format!(" [{}]", short(outline.id));
    page.paragraph("  - ", &[(Look::Strong, &outline.question), (Look::Faint, &id)])?;
    if outline.event.is_empty() { Ok(()) } else { page.paragraph("    ", &[(Look::Faint, &outline.event)]) }
}

/// The relation, and the answers with those who give them.
pub(super) fn answers(indent: &str, outline: &Outline, page: &mut Page<'_>) -> io::Result<()> {
    let word = relation(outline.relation).to_uppercase();
    let answers = format!(": {}", words::answers(outline));
    page.paragraph(indent, &[(look(outline.relation), &word), (Look::Plain, &answers)])
}
