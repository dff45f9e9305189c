//! A table, without the columns that serve programs.

use super::escape_markdown;
use crate::report::Table;
use crate::report::table::{Cell, Sheet, is_for_readers};
use std::io::{self, Write};

/// A table that is being written.
pub(super) struct MarkdownSheet<'o> {
    table: Table,
    out: &'o mut dyn Write,
}

/// Begins a table, under its heading.
pub(super) fn open(table: Table, out: &mut dyn Write) -> io::Result<MarkdownSheet<'_>> {
    let names = || table.columns().iter().filter(|name| is_for_readers(name));
    let header: Vec<String> = names().map(|name| name.replace('_', " ")).collect();
    writeln!(out, "# {}\n\n{}.\n", table.title(), table.about())?;
    writeln!(out, "| {} |\n|{}", header.join(" | "), " --- |".repeat(header.len()))?;
    Ok(MarkdownSheet { table, out })
}

impl Sheet for MarkdownSheet<'_> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        for (_, cell) in self.table.columns().iter().zip(cells).filter(|(name, _)| is_for_readers(name)) {
            match *cell {
                Cell::Text(text) => write!(self.out, "| {} ", escape_markdown(text))?,
                Cell::Number(number) => write!(self.out, "| {number} ")?,
                Cell::Share(share) => write!(self.out, "| {share:.2} ")?,
            }
        }
        writeln!(self.out, "|")
    }
}
