//! What can go wrong when the annotator loads.

/// Why the annotator could not load.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A model's bytes make no sense.
    #[error("model `{model}` is corrupt at byte {byte}: {what}; retrain it, see docs/annotator.md")]
    Corrupt {
        /// The model.
        model: &'static str,
        /// Where, in bytes of the model.
        byte: usize,
        /// What is wrong.
        what: &'static str,
    },
    /// A data table can't be read.
    #[error("data file `{file}`: {why}")]
    Data {
        /// The file, under `data/annotate`.
        file: &'static str,
        /// The parser's message.
        why: String,
    },
}
