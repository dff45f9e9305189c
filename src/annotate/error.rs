//! What can go wrong when the annotator loads.

/// Why the annotator could not load.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A model's compressed bytes can't be unpacked.
    #[error("model `{model}` can't be decompressed ({why}); retrain it, see docs/annotator.md")]
    Compressed {
        /// The model.
        model: &'static str,
        /// The decoder's message.
        why: String,
    },
    /// A model's bytes make no sense.
    #[error("model `{model}` is corrupt at byte {byte}: {what}; retrain it, see docs/annotator.md")]
    Corrupt {
        /// The model.
        model: &'static str,
        /// Where, in bytes of the decompressed model.
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
