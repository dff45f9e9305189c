//! Training sentences, ready for the models.

use crate::conllu::Sentence;
use crate::random::Random;
use gainsay::annotate::engine::lexicon::Lexicon;
use gainsay::annotate::engine::word::{Style, Word, style};
use gainsay::model::Tag;

/// A sentence to learn from.
pub struct Example<'s> {
    /// What to learn.
    pub gold: &'s Sentence,
    /// Its words as the models see them.
    pub words: Vec<Word>,
    /// Its use of capitals.
    pub style: Style,
    /// The tags that a tagger gave it that had not seen it.
    pub tags: Vec<Tag>,
}

impl<'s> Example<'s> {
    /// The words of `gold` by `lexicon`, written in `style`.
    #[must_use]
    pub fn new(gold: &'s Sentence, lexicon: &Lexicon, style: Style) -> Self {
        let mut words = Vec::new();
        match style {
            Style::Normal | Style::Title => {
                Word::sentence(gold.forms.iter().map(String::as_str), style, lexicon, &mut words);
            }
            Style::Upper => {
                let shouted: Vec<String> = gold.forms.iter().map(|f| f.to_uppercase()).collect();
                Word::sentence(shouted.iter().map(String::as_str), style, lexicon, &mut words);
            }
        }
        Self { gold, words, style, tags: Vec::new() }
    }
}

/// The half that a sentence belongs to; the sentences of a document stay together.
#[must_use]
pub fn half(s: &Sentence) -> usize {
    (s.document % 2) as usize
}

/// The sentences to learn from, each seen through the lexicon of the *other* half (`lexicons[half]`), so that the
/// models learn to trust the lexicon only as far as it holds for new text.
///
/// Headlines in capitals are left out: the teacher reads them badly. In their stead some ordinary sentences come a
/// second time, written as headlines and in capitals.
#[must_use]
pub fn examples<'s>(sentences: &'s [Sentence], lexicons: &[Lexicon; 2]) -> Vec<Example<'s>> {
    let mut random = Random(7);
    let mut examples = Vec::with_capacity(sentences.len());
    for s in sentences {
        let lexicon = &lexicons[half(s)];
        if style(s.forms.iter().map(String::as_str)) != Style::Normal {
            continue;
        }
        examples.push(Example::new(s, lexicon, Style::Normal));
        if s.forms.len() > 4 && random.chance(5) {
            let style = if random.chance(60) { Style::Title } else { Style::Upper };
            examples.push(Example::new(s, lexicon, style));
        }
    }
    examples
}
