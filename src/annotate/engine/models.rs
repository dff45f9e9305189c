//! The four models together.

use super::Features;
use super::lexicon::Lexicon;
use super::ner::Recogniser;
use super::parser::Parser;
use super::tagger::Tagger;
use crate::annotate::Error;

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

/// The models' names, in the order in which [`Models::read`] takes them; their files are `NAME.bin`.
pub const NAMES: [&str; 4] = ["lexicon", "tagger", "parser", "names"];

impl Models {
    /// Reads the models from the bytes of their files. These are not compressed: that would take a third off the program
    /// and make it start three times as slowly.
    pub fn read([lexicon, tagger, parser, names]: [&[u8]; 4]) -> Result<Self, Error> {
        // The models do not depend on one another.
        let (parser, (names, (tagger, lexicon))) = rayon::join(
            || Parser::read(parser),
            || {
                rayon::join(
                    || Recogniser::read(names),
                    || rayon::join(|| Tagger::read(tagger), || Lexicon::read(lexicon)),
                )
            },
        );
        Ok(Self { lexicon: lexicon?, tagger: tagger?, parser: parser?, names: names? })
    }

    /// The models that are part of the program.
    pub fn embedded() -> Result<Self, Error> {
        Self::read([
            include_bytes!("../../../data/models/lexicon.bin"),
            include_bytes!("../../../data/models/tagger.bin"),
            include_bytes!("../../../data/models/parser.bin"),
            include_bytes!("../../../data/models/names.bin"),
        ])
    }
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
        assert!(matches!(Models::read([b"", b"", b"", b""]), Err(Error::Corrupt { .. })));
    }
}
