//! Sentences with their parse written out, so that tests do not hang on a model.

use crate::model::{Dep, EntityKind, EntitySpan, Field, NO_HEAD, Sentence, Span, Tag, Token};

/// Reads `word/lemma/TAG/head/dep[/ENTITY]` tokens, heads counted from 1 as in CoNLL-U; the text is the words with
/// single spaces.
pub(crate) fn sentence(notation: &str) -> (Sentence, String) {
    let mut text = String::new();
    let mut tokens = Vec::new();
    let mut entities: Vec<EntitySpan> = Vec::new();
    for (i, item) in notation.split_whitespace().enumerate() {
        let parts: Vec<&str> = item.split('/').collect();
        if !text.is_empty() {
            text.push(' ');
        }
        let start = text.len() as u32;
        text.push_str(parts[0]);
        let head: u16 = parts[3].parse().expect("a head");
        tokens.push(Token {
            span: Span::new(start, text.len() as u32),
            lemma: parts[1].into(),
            tag: Tag::parse(parts[2]),
            head: if head == 0 { NO_HEAD } else { head - 1 },
            dep: Dep::parse(parts[4]),
        });
        if let Some(kind) = parts.get(5) {
            let (kind, i) = (EntityKind::parse(kind), i as u16);
            match entities.last_mut() {
                Some(last) if last.end == i && last.kind == kind => last.end += 1,
                _ => entities.push(EntitySpan { start: i, end: i + 1, kind }),
            }
        }
    }
    let span = Span::new(0, text.len() as u32);
    (Sentence { field: Field::Text, span, block: 0, heading: false, tokens, entities }, text)
}
