//! CSV on the Web (W3C 2015): what the columns of a CSV file hold, told in a file beside it.

use super::link::encode;
use super::{Table, column};
use serde_json::{Value, json};

/// The name of the file that describes a CSV file, as the recommendation has it: programs look for it there.
///
/// ```
/// assert_eq!(gainsay::report::csvw_name("report.csv"), "report.csv-metadata.json");
/// ```
#[must_use]
pub fn csvw_name(file: &str) -> String {
    format!("{file}-metadata.json")
}

/// The description of a table that is written to a file of this name, as JSON. `more` are columns that follow those of the
/// table, see [`super::Chosen::more_columns`].
///
/// ```
/// use gainsay::report::{Table, csvw};
/// let metadata: serde_json::Value = serde_json::from_str(&csvw(Table::Events, &[], "events.csv"))?;
/// assert_eq!(metadata["url"], "events.csv");
/// assert_eq!(metadata["tableSchema"]["columns"][0]["name"], "event_id");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[must_use]
pub fn csvw(table: Table, more: &[&str], file: &str) -> String {
    let metadata = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
        "url": encode(file, |c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~')),
        "dc:title": table.title(),
        "dc:description": table.about(),
        "dialect": { "encoding": "utf-8", "header": true, "delimiter": ",", "lineTerminators": ["\r\n"], "doubleQuote": true },
        "tableSchema": { "columns": table.columns().iter().chain(more).map(|name| describe(name)).collect::<Vec<_>>() },
    });
    format!("{metadata:#}\n")
}

fn describe(name: &str) -> Value {
    let mut described = json!({ "name": name, "titles": name });
    if let Some(column) = column(name) {
        described["dc:description"] = column.about.as_str().into();
        described["datatype"] = match &column.pattern {
            Some(pattern) => json!({ "base": column.datatype, "format": pattern }),
            None => column.datatype.as_str().into(),
        };
    }
    described
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_name_type_and_words() {
        for table in Table::ALL {
            let metadata: Value = serde_json::from_str(&csvw(table, &[], "a b.csv")).unwrap();
            assert_eq!(metadata["url"], "a%20b.csv");
            let columns = metadata["tableSchema"]["columns"].as_array().unwrap();
            assert_eq!(columns.len(), table.columns().len());
            for (column, name) in columns.iter().zip(table.columns()) {
                assert_eq!(column["name"], *name);
                assert!(column["dc:description"].is_string() && !column["datatype"].is_null(), "{column}");
            }
        }
    }
}
