//! Documents for the stage's tests.

use super::{Frames, Lexicon};
use crate::annotate::Annotator;
use crate::model::{Annotated, Document, TokenRef};
use std::sync::LazyLock;

/// A document of paragraphs, annotated.
pub(crate) fn annotated(text: &str) -> (Document, Annotated) {
    static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(|| Annotator::new().unwrap());
    let document = Document { text: text.to_owned(), ..Document::default() };
    let annotated = ANNOTATOR.annotate(&document);
    (document, annotated)
}

/// The values that a text gives an attribute, as reports write them.
pub(crate) fn values(text: &str, attribute: &str) -> Vec<String> {
    let (document, annotated) = annotated(text);
    let reading = crate::extract::read(document, &annotated, Lexicon::builtin(), Frames::builtin());
    reading.claims.iter().filter(|c| c.attribute.name() == attribute).map(|c| c.value.to_string()).collect()
}

/// The token that starts where `needle` first does.
pub(crate) fn token_at(document: &Document, annotated: &Annotated, needle: &str) -> TokenRef {
    let at = document.text.find(needle).unwrap_or_else(|| panic!("{needle:?} is not in the text")) as u32;
    for (s, sentence) in annotated.sentences.iter().enumerate() {
        if let Some(t) = sentence.tokens.iter().position(|t| t.span.start == at) {
            return TokenRef { sentence: s as u32, token: t as u16 };
        }
    }
    panic!("no token starts at {needle:?}")
}
