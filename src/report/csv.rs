//! Comma-separated values, as RFC 4180 has them: one row a claim.

use super::{Chosen, Renderer, View, unit};
use crate::model::Document;
use csv::{Terminator, Writer, WriterBuilder};
use std::borrow::Cow;
use std::io::{self, Write};

/// Writes CSV: UTF-8, a header, rows ended by CR LF.
#[derive(Clone, Copy, Debug, Default)]
pub struct Csv {
    /// Whether cells that a spreadsheet would run as formulas are left as they are.
    pub raw_cells: bool,
}

/// Puts `'` before a cell that a spreadsheet would run as a formula: one that begins with `=`, `+`, `-`, `@` (or their
/// full-width forms), a tab, a carriage return or a line feed. Plain numbers are safe and stay as they are.
///
/// ```
/// use gainsay::report::guard;
/// assert_eq!(guard("=HYPERLINK(\"…\")"), "'=HYPERLINK(\"…\")");
/// assert_eq!(guard("Reykjavik"), "Reykjavik");
/// assert_eq!(guard("-17.5"), "-17.5");
/// ```
#[must_use]
pub fn guard(cell: &str) -> Cow<'_, str> {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if runs && cell.parse::<f64>().is_err() { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

const FINDINGS: [&str; 24] = [
    "finding_id",
    "relation",
    "confidence",
    "event_id",
    "event",
    "subject",
    "attribute",
    "question",
    "position",
    "value",
    "unit",
    "as_written",
    "source",
    "origin",
    "document",
    "published",
    "speaker",
    "factuality",
    "quote",
    "context",
    "field",
    "start",
    "end",
    "reason",
];

const CLAIMS: [&str; 20] = [
    "claim_id",
    "event_id",
    "event",
    "subject",
    "attribute",
    "value",
    "unit",
    "as_written",
    "source",
    "origin",
    "document",
    "published",
    "speaker",
    "factuality",
    "background",
    "quote",
    "context",
    "field",
    "start",
    "end",
];

const ENTITIES: [&str; 13] = [
    "entity_id",
    "name",
    "kind",
    "form",
    "source",
    "origin",
    "document",
    "published",
    "quote",
    "context",
    "field",
    "start",
    "end",
];

const ORIGINS: [&str; 7] = ["origin", "documents", "agency", "document", "source", "published", "title"];

const DOCUMENTS: [&str; 8] = ["id", "source", "published", "url", "language", "author", "title", "text"];

const EVENTS: [&str; 7] = ["event_id", "event", "document", "source", "origin", "published", "title"];

/// A table that is being written, cell by cell.
struct Table<'o> {
    writer: Writer<&'o mut dyn Write>,
    raw_cells: bool,
}

impl<'o> Table<'o> {
    fn new(header: &[&str], raw_cells: bool, out: &'o mut dyn Write) -> io::Result<Self> {
        let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
        writer.write_record(header)?;
        Ok(Self { writer, raw_cells })
    }

    /// A cell of words, which are guarded.
    fn text(&mut self, cell: &str) -> io::Result<&mut Self> {
        let cell = if self.raw_cells { Cow::Borrowed(cell) } else { guard(cell) };
        Ok(self.writer.write_field(cell.as_bytes()).map(|()| self)?)
    }

    /// A cell of digits, which is never touched.
    fn number(&mut self, cell: impl ToString) -> io::Result<&mut Self> {
        Ok(self.writer.write_field(cell.to_string()).map(|()| self)?)
    }

    fn end_row(&mut self) -> io::Result<()> {
        Ok(self.writer.write_record(None::<&[u8]>)?)
    }

    fn finish(mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

impl Renderer for Csv {
    fn findings(&self, view: &View<'_>, chosen: &Chosen<'_>, out: &mut dyn Write) -> io::Result<()> {
        let mut table = Table::new(&FINDINGS, self.raw_cells, out)?;
        for finding in &chosen.findings {
            let event = view.corpus.events.get(finding.event as usize);
            let finding_id = finding.id.to_string();
            let event_id = event.map_or(String::new(), |event| event.id.to_string());
            for (position, answer) in finding.positions.iter().enumerate() {
                for &(document, claim) in &answer.claims {
                    let claim = view.corpus.claim(document, claim);
                    let record = view.claim(document, claim);
                    let place = &record.place;
                    table
                        .text(&finding_id)?
                        .text(finding.relation.as_str())?
                        .number(format_args!("{:.2}", finding.confidence))?
                        .text(&event_id)?
                        .text(event.map_or("", |event| &event.label))?
                        .text(&finding.subject)?
                        .text(finding.attribute.name())?
                        .text(&finding.question)?
                        .number(position + 1)?
                        .text(&answer.label)?
                        .text(unit(&answer.value))?
                        .text(record.as_written)?
                        .text(place.source.unwrap_or(""))?
                        .text(&place.origin.to_string())?
                        .text(place.document)?
                        .text(place.published.as_deref().unwrap_or(""))?
                        .text(record.speaker.unwrap_or(""))?
                        .text(record.factuality)?
                        .text(place.quote)?
                        .text(place.context)?
                        .text(place.field.as_str())?
                        .number(place.start)?
                        .number(place.end)?
                        .text(&finding.reason)?
                        .end_row()?;
                }
            }
        }
        table.finish()
    }

    fn claims(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        let mut table = Table::new(&CLAIMS, self.raw_cells, out)?;
        for (document, claim) in view.claims() {
            let event = view.corpus.event_of(document).map(|event| &view.corpus.events[event as usize]);
            let record = view.claim(document, claim);
            let place = &record.place;
            table
                .text(&claim.id.to_string())?
                .text(&event.map_or(String::new(), |event| event.id.to_string()))?
                .text(event.map_or("", |event| &event.label))?
                .text(view.subject(document, &claim.subject))?
                .text(claim.attribute.name())?
                .text(&view.value(document, &claim.value))?
                .text(unit(&claim.value))?
                .text(record.as_written)?
                .text(place.source.unwrap_or(""))?
                .text(&place.origin.to_string())?
                .text(place.document)?
                .text(place.published.as_deref().unwrap_or(""))?
                .text(record.speaker.unwrap_or(""))?
                .text(record.factuality)?
                .text(&claim.occasion.to_string())?
                .text(place.quote)?
                .text(place.context)?
                .text(place.field.as_str())?
                .number(place.start)?
                .number(place.end)?
                .end_row()?;
        }
        table.finish()
    }

    fn entities(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        let mut table = Table::new(&ENTITIES, self.raw_cells, out)?;
        for entity in &view.corpus.entities {
            let id = entity.id.to_string();
            for (document, mention) in view.mentions_of(&entity.members) {
                let record = view.mention(document, mention);
                let place = &record.place;
                table
                    .text(&id)?
                    .text(&entity.name)?
                    .text(entity.kind.as_str())?
                    .text(record.form)?
                    .text(place.source.unwrap_or(""))?
                    .text(&place.origin.to_string())?
                    .text(place.document)?
                    .text(place.published.as_deref().unwrap_or(""))?
                    .text(place.quote)?
                    .text(place.context)?
                    .text(place.field.as_str())?
                    .number(place.start)?
                    .number(place.end)?
                    .end_row()?;
            }
        }
        table.finish()
    }

    fn events(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        let mut table = Table::new(&EVENTS, self.raw_cells, out)?;
        for event in &view.corpus.events {
            for &index in &event.documents {
                let document = view.corpus.document(index);
                table
                    .text(&event.id.to_string())?
                    .text(&event.label)?
                    .text(&document.id)?
                    .text(document.source.as_deref().unwrap_or(""))?
                    .text(&view.origin(index).to_string())?
                    .text(super::published(document).as_deref().unwrap_or(""))?
                    .text(document.title.as_deref().unwrap_or(""))?
                    .end_row()?;
            }
        }
        table.finish()
    }

    fn origins(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        let mut table = Table::new(&ORIGINS, self.raw_cells, out)?;
        for origin in &view.corpus.origins {
            for &index in &origin.documents {
                let document = view.corpus.document(index);
                table
                    .text(&origin.id.to_string())?
                    .number(origin.documents.len())?
                    .text(document.agency.as_deref().unwrap_or(""))?
                    .text(&document.id)?
                    .text(document.source.as_deref().unwrap_or(""))?
                    .text(super::published(document).as_deref().unwrap_or(""))?
                    .text(document.title.as_deref().unwrap_or(""))?
                    .end_row()?;
            }
        }
        table.finish()
    }

    fn documents(&self, documents: &[Document], out: &mut dyn Write) -> io::Result<()> {
        let mut table = Table::new(&DOCUMENTS, self.raw_cells, out)?;
        for document in documents {
            table
                .text(&document.id)?
                .text(document.source.as_deref().unwrap_or(""))?
                .text(super::published(document).as_deref().unwrap_or(""))?
                .text(document.url.as_deref().unwrap_or(""))?
                .text(document.language.as_deref().unwrap_or(""))?
                .text(document.author().unwrap_or(""))?
                .text(document.title.as_deref().unwrap_or(""))?
                .text(&document.text)?
                .end_row()?;
        }
        table.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn guards_what_a_spreadsheet_runs() {
        for cell in ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "-", "--5"] {
            assert_eq!(guard(cell), format!("'{cell}"));
        }
        for cell in ["", "a=b", "3", "-3", "+3.5", " =1", "'=1"] {
            assert_eq!(guard(cell), cell);
        }
    }

    proptest! {
        #[test]
        fn rows_read_back_as_written(cells in proptest::collection::vec(proptest::collection::vec("\\PC{0,12}|[,\"\r\n=]{0,6}", 3), 0..6)) {
            let mut out = Vec::new();
            let mut table = Table::new(&["a", "b", "c"], true, &mut out).unwrap();
            for row in &cells {
                for cell in row {
                    table.text(cell).unwrap();
                }
                table.end_row().unwrap();
            }
            table.finish().unwrap();
            let read: Vec<Vec<String>> = ::csv::Reader::from_reader(&out[..])
                .records()
                .map(|row| row.unwrap().iter().map(str::to_owned).collect())
                .collect();
            prop_assert_eq!(read, cells);
        }
    }
}
