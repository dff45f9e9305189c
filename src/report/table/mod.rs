//! What was found, as tables: each is told once, for all formats that set it out in rows and columns.

mod rows;

pub(super) use rows::{claims, documents, entities, events, findings, origins, past_columns};

use crate::knowledge::knowledge;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io;
use std::sync::LazyLock;

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Table {
    /// A row for each claim of each finding, those of a finding together.
    Findings,
    /// A row for each claim.
    Claims,
    /// A row for each mention, those of an entity together.
    Entities,
    /// A row for each document, those of an event together.
    Events,
    /// A row for each document, those of an origin together.
    Origins,
    /// A row for each document.
    Documents,
}

impl Table {
    /// Every table.
    pub const ALL: [Self; 6] =
        [Self::Findings, Self::Claims, Self::Entities, Self::Events, Self::Origins, Self::Documents];

    /// Its name.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Findings => "Findings",
            Self::Claims => "Claims",
            Self::Entities => "Entities",
            Self::Events => "Events",
            Self::Origins => "Origins",
            Self::Documents => "Documents",
        }
    }

    /// What a row of it tells.
    #[must_use]
    pub const fn about(self) -> &'static str {
        match self {
            Self::Findings => "A row for each claim of each finding, the rows of a finding together",
            Self::Claims => "A row for each claim of each document",
            Self::Entities => {
                "A row for each mention of a person, place or organisation, the rows of an entity together"
            }
            Self::Events => "A row for each document, the rows of an event together",
            Self::Origins => "A row for each document, the rows of those that print one report together",
            Self::Documents => "A row for each document as it was read",
        }
    }

    /// The names of its columns, in order.
    ///
    /// ```
    /// use gainsay::report::Table;
    /// assert_eq!(Table::Events.columns()[1], "event");
    /// ```
    #[must_use]
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Findings => &rows::FINDINGS,
            Self::Claims => &rows::CLAIMS,
            Self::Entities => &rows::ENTITIES,
            Self::Events => &rows::EVENTS,
            Self::Origins => &rows::ORIGINS,
            Self::Documents => &rows::DOCUMENTS,
        }
    }
}

/// What the cells of a column hold.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Column {
    /// What a cell holds, in words.
    pub about: String,
    /// Its datatype, as XML Schema names it.
    #[serde(rename = "type", default = "string")]
    pub datatype: String,
    /// A regular expression that every string of the column fits, if not empty.
    #[serde(default)]
    pub pattern: Option<String>,
    /// Whether the column serves programs more than readers.
    #[serde(default)]
    pub machine: bool,
}

fn string() -> String {
    "string".to_owned()
}

/// What a column of this name holds. A name means the same in every table; `None` for a name that no table has.
#[must_use]
pub fn column(name: &str) -> Option<&'static Column> {
    static COLUMNS: LazyLock<BTreeMap<String, Column>> = LazyLock::new(|| knowledge!("report/columns.toml"));
    COLUMNS.get(name)
}

/// Whether a column is shown to people.
pub(super) fn is_for_readers(name: &str) -> bool {
    column(name).is_none_or(|column| !column.machine)
}

/// One cell of a table.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cell<'a> {
    /// Words.
    Text(&'a str),
    /// A whole number.
    Number(usize),
    /// A probability.
    Share(f32),
}

/// Takes a table, row by row.
pub(super) trait Sheet {
    /// Takes a row, which has a cell for each column.
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_told() {
        for table in Table::ALL {
            for name in table.columns().iter().chain(&rows::CHANGE).chain(&rows::REVIEW) {
                let column = column(name).unwrap_or_else(|| panic!("{name} of {table:?} is not in columns.toml"));
                assert!(!column.about.is_empty());
            }
        }
    }
}
