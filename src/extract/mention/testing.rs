//! Hand-made annotation for tests.

use crate::model::{Annotated, Dep, Document, EntityKind, EntitySpan, Field, NO_HEAD, Sentence, Span, Tag, Token};

/// Builds a document from sentences, one string each, whose lines are tokens: `word TAG head dep [ENTITY]`, heads
/// counted from 1, 0 for the root; an entity goes on where the next line says `+`. A lemma that is not the lower-cased
/// word (or the word itself for a proper noun) follows a slash: `was/be`.
pub(crate) fn read(sentences: &[&str]) -> (Document, Annotated) {
    let mut document = Document { id: "test".into(), ..Document::default() };
    let mut annotated = Annotated::default();
    for lines in sentences {
        let start = document.text.len() as u32;
        let mut tokens = Vec::new();
        let mut entities: Vec<EntitySpan> = Vec::new();
        for line in lines.lines().map(str::trim).filter(|l| !l.is_empty()) {
            let columns: Vec<&str> = line.split_whitespace().collect();
            let (word, lemma) = columns[0].split_once('/').unwrap_or((columns[0], ""));
            let tag = Tag::parse(columns[1]);
            let head: u16 = columns[2].parse().unwrap();
            let glued = tag.is_punctuation() && tag != Tag::OpenQuote || tag == Tag::Pos;
            if !document.text.is_empty() && !glued {
                document.text.push(' ');
            }
            let at = document.text.len() as u32;
            document.text.push_str(word);
            let ix = tokens.len() as u16;
            match columns.get(4).copied() {
                Some("+") => entities.last_mut().unwrap().end = ix + 1,
                Some(kind) => entities.push(EntitySpan { start: ix, end: ix + 1, kind: EntityKind::parse(kind) }),
                None => {}
            }
            let lemma = match (lemma, tag.is_proper()) {
                ("", true) => word.to_owned(),
                ("", false) => word.to_lowercase(),
                (lemma, _) => lemma.to_owned(),
            };
            tokens.push(Token {
                span: Span::new(at, document.text.len() as u32),
                lemma: lemma.into(),
                tag,
                head: head.checked_sub(1).unwrap_or(NO_HEAD),
                dep: Dep::parse(columns[3]),
            });
        }
        let span = Span::new(start, document.text.len() as u32);
        annotated.sentences.push(Sentence { field: Field::Text, span, block: 0, heading: false, tokens, entities });
    }
    (document, annotated)
}
