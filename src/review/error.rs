//! What can be wrong with a file that is kept from run to run.

/// What is wrong with a review file or a former report. Whoever read the file adds its name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A line does not say what it should.
    #[error("line {line}: {message}")]
    Line {
        /// The line, counted from 1.
        line: usize,
        /// What is wrong, and what to do.
        message: String,
    },
    /// A review file of a version that this program does not know.
    #[error("the review file is of version {0}, this program reads version 1; get a newer gainsay")]
    Version(i64),
    /// A CSV file without a column that is needed.
    #[error("no column `{0}`; a former report is what `gainsay compare` wrote as CSV or JSON lines")]
    Column(&'static str),
}
