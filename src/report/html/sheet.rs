//! A table as a page, without the columns that serve programs.

use super::{shown, write as write_page};
use crate::report::Table;
use crate::report::table::{Cell, Sheet, is_for_readers};
use maud::{Markup, PreEscaped, html};
use std::io::{self, Write};

/// The rows of a table, as they come.
struct HtmlSheet {
    columns: &'static [&'static str],
    rows: String,
}

impl Sheet for HtmlSheet {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        let cells = self.columns.iter().zip(cells).filter(|(name, _)| is_for_readers(name));
        let row = html! {
            tr {
                @for (_, cell) in cells {
                    @match *cell {
                        Cell::Text(text) => td { (shown(text)) },
                        Cell::Number(number) => td.number { (number) },
                        Cell::Share(share) => td.number { (format!("{share:.2}")) },
                    }
                }
            }
        };
        self.rows.push_str(&row.into_string());
        Ok(())
    }
}

/// Writes a page that shows a table.
pub(super) fn write(
    table: Table,
    out: &mut dyn Write,
    rows: impl FnOnce(&mut dyn Sheet) -> io::Result<()>,
) -> io::Result<()> {
    let mut sheet = HtmlSheet { columns: table.columns(), rows: String::new() };
    rows(&mut sheet)?;
    write_page(out, table.title(), &page(table, &sheet.rows))
}

fn page(table: Table, rows: &str) -> Markup {
    html! {
        header.masthead {
            p.wordmark { "gainsay" }
            h1 { (table.title()) }
            p.standfirst { (table.about()) "." }
        }
        main {
            div.scroll role="region" tabindex="0" aria-label=(table.title()) {
                table.sheet {
                    thead {
                        tr {
                            @for name in table.columns().iter().filter(|name| is_for_readers(name)) {
                                th scope="col" { (name.replace('_', " ")) }
                            }
                        }
                    }
                    tbody { (PreEscaped(rows)) }
                }
            }
        }
    }
}
