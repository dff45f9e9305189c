//! What the rows of findings hold.

use super::record::Column;
use super::{Error, put};
use crate::report::{self, Table};
use std::io::Write;

/// Tells the columns of the table of findings, in order.
///
/// ```
/// let mut out = Vec::new();
/// gainsay::cluster::columns(&mut out)?;
/// assert!(out.starts_with(br#"{"name":"finding_id","type":"string"}"#));
/// # Ok::<(), gainsay::cluster::Error>(())
/// ```
///
/// # Errors
/// When the records can't be written.
pub fn columns(mut out: impl Write) -> Result<(), Error> {
    for name in Table::Findings.columns() {
        let datatype = report::column(name).map_or("string", |column| &column.datatype);
        put(&mut out, &Column { name: (*name).to_owned(), datatype: datatype.to_owned() })?;
    }
    out.flush().map_err(Error::Write)
}
