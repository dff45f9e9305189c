//! A finding's rows by themselves, for reports that are put together from parts.

use super::csv::CsvSheet;
use super::table::{self, Cell, Sheet};
use super::{Selection, View};
use crate::model::Finding;
use serde_json::Value;
use std::io;

/// The rows of the table of findings that tell of one finding, less the first column, its id: each as CSV from the first comma to
/// the end of the line, cells that a spreadsheet would run guarded, and as the values of its cells, as they are.
///
/// # Errors
/// When a row can't be written.
pub fn rows(view: &View<'_>, finding: &Finding) -> io::Result<Vec<(String, Vec<Value>)>> {
    let mut rows = Rows(Vec::new());
    let one = std::slice::from_ref(finding);
    table::findings(view, &Selection::all().choose(one), &mut rows)?;
    Ok(rows.0)
}

struct Rows(Vec<(String, Vec<Value>)>);

impl Sheet for Rows {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        // An empty first cell stands for the id: the comma after it comes first.
        let cells = &cells[1..];
        let mut csv = Vec::new();
        CsvSheet::new(&mut csv, false).row(&[&[Cell::Text("")], cells].concat())?;
        let csv = String::from_utf8(csv).map_err(io::Error::other)?;
        self.0.push((csv, cells.iter().map(value).collect()));
        Ok(())
    }
}

fn value(cell: &Cell<'_>) -> Value {
    match *cell {
        Cell::Text(text) => text.into(),
        Cell::Number(number) => number.into(),
        // The digits that CSV shows.
        Cell::Share(share) => format!("{share:.2}").parse::<f64>().unwrap_or_default().into(),
    }
}
