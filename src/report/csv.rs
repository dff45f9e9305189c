//! Comma-separated values, as RFC 4180 has them.

use super::table::{self, Cell, Sheet};
use super::{Chosen, Renderer, Table, View};
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

/// Puts `'` before what a spreadsheet would run as a formula: a cell that begins with `=`, `+`, `-`, `@` (or their full-width
/// forms), a tab, a carriage return or a line feed, and the same after a semicolon, a tab or a line break within a cell,
/// where a spreadsheet that goes by other separators would begin a new one. White space and quotation marks before the
/// formula do not hide it. Plain numbers are safe and stay as they are. See OWASP, *CSV Injection*.
///
/// ```
/// use gainsay::report::guard;
/// assert_eq!(guard("=HYPERLINK(\"…\")"), "'=HYPERLINK(\"…\")");
/// assert_eq!(guard("Reykjavik;=1+1"), "Reykjavik;'=1+1");
/// assert_eq!(guard("-17.5"), "-17.5");
/// ```
#[must_use]
pub fn guard(cell: &str) -> Cow<'_, str> {
    let is_separator = |c: char| matches!(c, ';' | '\t' | '\r' | '\n');
    if cell.trim().parse::<f64>().is_ok() || !cell.contains(|c| is_formula(c) || is_separator(c)) {
        return Cow::Borrowed(cell);
    }
    let mut guarded = String::with_capacity(cell.len() + 1);
    if cell.starts_with(['\t', '\r', '\n']) {
        guarded.push('\'');
    }
    for part in cell.split_inclusive(is_separator) {
        let hidden = |c: char| c == '"' || (c.is_whitespace() && !is_separator(c)) || c == '\u{FEFF}';
        if part.trim_start_matches(hidden).starts_with(is_formula) {
            guarded.push('\'');
        }
        guarded.push_str(part);
    }
    Cow::Owned(guarded)
}

const fn is_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}

/// A table that is being written.
pub(super) struct CsvSheet<'o> {
    writer: Writer<&'o mut dyn Write>,
    raw_cells: bool,
}

impl<'o> CsvSheet<'o> {
    pub(super) fn new(out: &'o mut dyn Write, raw_cells: bool) -> Self {
        Self { writer: WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out), raw_cells }
    }
}

impl Sheet for CsvSheet<'_> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        for cell in cells {
            match *cell {
                Cell::Text(text) if self.raw_cells => self.writer.write_field(text)?,
                Cell::Text(text) => self.writer.write_field(guard(text).as_bytes())?,
                Cell::Number(number) => self.writer.write_field(number.to_string())?,
                Cell::Share(share) => self.writer.write_field(format!("{share:.2}"))?,
            }
        }
        Ok(self.writer.write_record(None::<&[u8]>)?)
    }
}

impl Csv {
    fn write(
        self,
        columns: &[&str],
        out: &mut dyn Write,
        rows: impl FnOnce(&mut dyn Sheet) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut sheet = CsvSheet::new(out, self.raw_cells);
        sheet.writer.write_record(columns)?;
        rows(&mut sheet)?;
        sheet.writer.flush()
    }
}

impl Renderer for Csv {
    fn findings(&self, view: &View<'_>, chosen: &Chosen<'_>, out: &mut dyn Write) -> io::Result<()> {
        let columns = [Table::Findings.columns(), &table::past_columns(chosen)].concat();
        self.write(&columns, out, |sheet| table::findings(view, chosen, sheet))
    }

    fn more_findings(&self, view: &View<'_>, chosen: &Chosen<'_>, out: &mut dyn Write) -> io::Result<()> {
        let mut sheet = CsvSheet::new(out, self.raw_cells);
        table::findings(view, chosen, &mut sheet)?;
        sheet.writer.flush()
    }

    fn claims(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.write(Table::Claims.columns(), out, |sheet| table::claims(view, sheet))
    }

    fn entities(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.write(Table::Entities.columns(), out, |sheet| table::entities(view, sheet))
    }

    fn events(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.write(Table::Events.columns(), out, |sheet| table::events(view, sheet))
    }

    fn origins(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.write(Table::Origins.columns(), out, |sheet| table::origins(view, sheet))
    }

    fn documents(&self, documents: &[Document], out: &mut dyn Write) -> io::Result<()> {
        self.write(Table::Documents.columns(), out, |sheet| table::documents(documents, sheet))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn guards_what_a_spreadsheet_runs() {
        for cell in ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\r=1", "＝1+1", "-", "--5", " =1", "\"=1\"", "\u{FEFF}=1"] {
            assert!(guard(cell).starts_with('\''), "{cell:?}");
        }
        for cell in ["", "a=b", "3", "-3", "+3.5", " -3", "'=1", "a; b", "well-known", "a, -b"] {
            assert_eq!(guard(cell), cell);
        }
        assert_eq!(guard("a;=1;b"), "a;'=1;b");
        assert_eq!(guard("a\n\"@x"), "a\n'\"@x");
        assert_eq!(guard("\t=1"), "'\t'=1");
    }

    proptest! {
        #[test]
        fn nothing_runs_after_any_separator(cell in "[=+@a;\t\r\n \"'-]{0,12}") {
            prop_assume!(cell.trim().parse::<f64>().is_err());
            for part in guard(&cell).split([';', '\t', '\r', '\n']) {
                prop_assert!(!part.trim_start_matches([' ', '"']).starts_with(is_formula), "{:?}", part);
            }
        }

        #[test]
        fn rows_read_back_as_written(cells in proptest::collection::vec(proptest::collection::vec("\\PC{0,12}|[,\"\r\n=]{0,6}", 7), 0..6)) {
            let mut out = Vec::new();
            Csv { raw_cells: true }
                .write(Table::Events.columns(), &mut out, |sheet| {
                    cells.iter().try_for_each(|row| {
                        sheet.row(&row.iter().map(|cell| Cell::Text(cell)).collect::<Vec<_>>())
                    })
                })
                .unwrap();
            let read: Vec<Vec<String>> = ::csv::Reader::from_reader(&out[..])
                .records()
                .map(|row| row.unwrap().iter().map(str::to_owned).collect())
                .collect();
            prop_assert_eq!(read, cells);
        }
    }
}
