//! Puts the stage's parts together.

use super::Error;
use super::engine::models::{Models, Scratch};
use super::engine::ner::{History, spans};
use super::engine::parser::items;
use super::engine::word::{Word, style};
use super::lemma::lemma;
use super::names::{aged, patterns, vote};
use super::text::{sentences, tokens};
use crate::model::{Annotated, Block, BlockKind, Document, EntitySpan, Field, Sentence, Span, Token};

/// Analyses English text. Loading takes some tens of milliseconds, so make one and share it among threads.
#[derive(Debug)]
pub struct Annotator {
    models: Models,
}

impl Annotator {
    /// Loads the models that are part of the program.
    ///
    /// # Errors
    /// When the embedded models are broken, which a rebuild mends.
    pub fn new() -> Result<Self, Error> {
        Ok(Self { models: Models::embedded()? })
    }

    /// An annotator with other models, as the trainer makes them.
    #[must_use]
    pub const fn with(models: Models) -> Self {
        Self { models }
    }

    /// Analyses the prose, headings and captions of a document. Without [`Document::blocks`], the title is a heading
    /// and every line of the text a paragraph.
    #[must_use]
    pub fn annotate(&self, document: &Document) -> Annotated {
        let found;
        let blocks = if document.blocks.is_empty() {
            found = plain_blocks(document);
            &found
        } else {
            &document.blocks
        };
        let mut out = Vec::new();
        for (k, b) in blocks.iter().enumerate() {
            if matches!(b.kind, BlockKind::Prose | BlockKind::Heading | BlockKind::Caption) {
                self.split(document.field(b.field), *b, k as u32, &mut out);
            }
        }
        self.analyse(document, &mut out);
        Annotated { sentences: out }
    }

    /// Analyses plain text, every line a paragraph; spans count in [`Field::Text`].
    #[must_use]
    pub fn annotate_text(&self, text: &str) -> Annotated {
        self.annotate(&Document { text: text.to_owned(), ..Document::default() })
    }

    /// Appends the sentences of a block, not yet analysed.
    fn split(&self, text: &str, block: Block, index: u32, out: &mut Vec<Sentence>) {
        let mut found = Vec::new();
        tokens::tokenize(text, block.span.start as usize, (block.span.end as usize).min(text.len()), &mut found);
        let mut ranges = Vec::new();
        sentences::split(text, &found, &mut ranges);
        out.extend(ranges.into_iter().map(|r| {
            let found = &found[r];
            let span = found.iter().fold(found[0], |a, &b| a.cover(b));
            let token = |&span: &Span| Token {
                span,
                lemma: Default::default(),
                tag: crate::model::Tag::Xx,
                head: crate::model::NO_HEAD,
                dep: crate::model::Dep::Dep,
            };
            Sentence {
                field: block.field,
                span,
                block: index,
                heading: block.kind == BlockKind::Heading,
                tokens: found.iter().map(token).collect(),
                entities: Vec::new(),
            }
        }));
    }

    /// Fills in tags, trees, names and lemmas.
    fn analyse(&self, document: &Document, sentences: &mut [Sentence]) {
        let m = &self.models;
        let Scratch { slots, state, items: parsed } = &mut Scratch::default();
        let (mut labels, mut history) = (Vec::new(), History::default());
        // One model after the other, for the weights of all do not fit the processor's cache at a time.
        let mut tagged = Vec::with_capacity(sentences.len());
        for s in &*sentences {
            let text = document.field(s.field);
            let style = style(s.tokens.iter().map(|t| t.span.of(text)));
            let (mut words, mut tags) = (Vec::with_capacity(s.tokens.len()), Vec::with_capacity(s.tokens.len()));
            Word::sentence(s.tokens.iter().map(|t| t.span.of(text)), style, &m.lexicon, &mut words);
            m.tagger.tag(&words, style, slots, &mut tags);
            tagged.push((style, words, tags));
        }
        for (s, (_, words, tags)) in sentences.iter_mut().zip(&tagged) {
            items(words, tags, parsed);
            m.parser.parse(parsed, state, slots);
            for (k, t) in s.tokens.iter_mut().enumerate() {
                t.tag = tags[k];
                t.head = state.nodes[k].head;
                t.dep = state.nodes[k].dep;
            }
        }
        for (s, (style, words, tags)) in sentences.iter_mut().zip(&tagged) {
            let text = document.field(s.field);
            m.names.label(words, tags, *style, &history, slots, &mut labels);
            history.add(words, &labels);
            for t in &mut s.tokens {
                t.lemma = lemma(t.span.of(text), t.tag);
            }
            s.entities =
                spans(&labels).map(|(a, b, kind)| EntitySpan { start: a as u16, end: b as u16, kind }).collect();
            patterns::apply(s, text);
            aged::apply(s, text);
        }
        vote::apply(document, sentences);
    }
}

/// The layout of a document that came without one.
fn plain_blocks(document: &Document) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(title) = &document.title {
        let span = Span::new(0, title.len() as u32);
        blocks.push(Block { field: Field::Title, span, kind: BlockKind::Heading });
    }
    let mut start = 0;
    for line in document.text.split_inclusive('\n') {
        let end = start + line.len();
        if !line.trim().is_empty() {
            let span = Span::new(start as u32, end as u32);
            blocks.push(Block { field: Field::Text, span, kind: BlockKind::Prose });
        }
        start = end;
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Dep, EntityKind};
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(|| Annotator::new().unwrap());

    #[test]
    fn it_is_shared_among_threads() {
        const fn is<T: Send + Sync>() {}
        is::<Annotator>();
    }

    #[test]
    fn title_first_then_every_line() {
        let d = Document {
            title: Some("Storm hits coast".into()),
            text: "It rained.\n\nNobody was hurt. All slept.\n".into(),
            ..Document::default()
        };
        let a = ANNOTATOR.annotate(&d);
        let words: Vec<&str> = a.sentences.iter().map(|s| s.span.of(d.field(s.field))).collect();
        assert_eq!(words, ["Storm hits coast", "It rained.", "Nobody was hurt.", "All slept."]);
        assert!(a.sentences[0].heading);
        assert_eq!(a.sentences.iter().map(|s| s.block).collect::<Vec<_>>(), [0, 1, 2, 2]);
    }

    #[test]
    fn only_what_may_make_claims_is_annotated() {
        let text = "Read more here. The bridge fell.".to_owned();
        let block = |a, b, kind| Block { field: Field::Text, span: Span::new(a, b), kind };
        let blocks = vec![block(0, 15, BlockKind::Boilerplate), block(16, 32, BlockKind::Prose)];
        let d = Document { text, blocks, ..Document::default() };
        let a = ANNOTATOR.annotate(&d);
        assert_eq!(a.sentences.len(), 1);
        assert_eq!(a.sentences[0].block, 1);
    }

    #[test]
    fn a_passive_with_an_agent() {
        let text = "Two men were arrested by police in Vienna on Tuesday.";
        let a = ANNOTATOR.annotate_text(text);
        let s = &a.sentences[0];
        assert_eq!(s.tokens[3].head, crate::model::NO_HEAD);
        assert_eq!(s.tokens[1].dep, Dep::Nsubjpass);
        assert_eq!(s.tokens[4].dep, Dep::Agent);
        assert_eq!(s.tokens[5].dep, Dep::Pobj);
        let named: Vec<(&str, EntityKind)> =
            s.entities.iter().map(|e| (s.cover(e.start..e.end).span.of(text), e.kind)).collect();
        assert!(named.contains(&("Vienna", EntityKind::Gpe)), "{named:?}");
        assert!(named.contains(&("Tuesday", EntityKind::Date)), "{named:?}");
    }

    proptest! {
        #[test]
        fn any_text_gets_whole_trees(text in "(\\PC|[A-Za-z .,\n\"“”’0-9-]){0,120}") {
            for s in ANNOTATOR.annotate_text(&text).sentences {
                let n = s.tokens.len();
                prop_assert_eq!(s.tokens.iter().filter(|t| t.head == crate::model::NO_HEAD).count(), 1);
                for i in 0..n as u16 {
                    prop_assert!(s.ancestors(i).count() <= n);
                }
                let mut at = 0;
                for e in &s.entities {
                    prop_assert!(e.start >= at && e.start < e.end && e.end as usize <= n);
                    at = e.end;
                }
            }
        }
    }
}
