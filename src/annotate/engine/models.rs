//! The four models together.

use super::Features;
use super::lexicon::Lexicon;
use super::ner::Recogniser;
use super::parser::Parser;
use super::tagger::Tagger;
use crate::annotate::Error;
use std::io::Read;

/// What the trainer makes and the annotator uses.
#[derive(Debug)]
pub struct Models {
    /// The words.
    pub lexicon: Lexicon,
    /// The tagger.
    pub tagger: Tagger,
    /// The parser.
    pub parser: Parser,
    /// The name recogniser.
    pub names: Recogniser,
}

/// The models' names, in the order in which [`Models::read`] takes them; their files are `NAME.zst`.
pub const NAMES: [&str; 4] = ["lexicon", "tagger", "parser", "names"];

impl Models {
    /// Reads the models from the bytes of their files, compressed with Zstandard.
    pub fn read(files: [&[u8]; 4]) -> Result<Self, Error> {
        // Decompression takes most of the time, and the models do not depend on one another.
        let load = |k: usize| unpack(NAMES[k], files[k]);
        let (parser, (names, (tagger, lexicon))) = rayon::join(
            || load(2).and_then(|b| Parser::read(&b)),
            || {
                rayon::join(
                    || load(3).and_then(|b| Recogniser::read(&b)),
                    || {
                        rayon::join(
                            || load(1).and_then(|b| Tagger::read(&b)),
                            || load(0).and_then(|b| Lexicon::read(&b)),
                        )
                    },
                )
            },
        );
        Ok(Self { lexicon: lexicon?, tagger: tagger?, parser: parser?, names: names? })
    }

    /// The models that are part of the program.
    pub fn embedded() -> Result<Self, Error> {
        Self::read([
            include_bytes!("../../../data/models/lexicon.zst"),
            include_bytes!("../../../data/models/tagger.zst"),
            include_bytes!("../../../data/models/parser.zst"),
            include_bytes!("../../../data/models/names.zst"),
        ])
    }
}

fn unpack(model: &'static str, mut packed: &[u8]) -> Result<Vec<u8>, Error> {
    let fail = |why: String| Error::Compressed { model, why };
    let mut decoder = ruzstd::decoding::StreamingDecoder::new(&mut packed).map_err(|e| fail(e.to_string()))?;
    let mut bytes = Vec::new();
    decoder.read_to_end(&mut bytes).map_err(|e| fail(e.to_string()))?;
    Ok(bytes)
}

/// What one sentence after another is analysed in, kept to save allocations.
#[derive(Debug, Default)]
pub struct Scratch {
    /// Active features.
    pub slots: Features,
    /// The parser's state.
    pub state: super::transition::State,
    /// The parser's view of the words.
    pub items: Vec<super::parser::Item>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_models_are_refused() {
        assert!(matches!(Models::read([b"", b"", b"", b""]), Err(Error::Compressed { .. })));
    }
}
