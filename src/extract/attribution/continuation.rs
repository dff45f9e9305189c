//! Free continuation: "Police say a man was found on Elm Street. He had been shot twice." The second sentence is still what the
//! police say.
//!
//! Only taken where little can go wrong: the sentence before is wholly what a source says, with the source named first; this
//! one stands in the same paragraph, opens with a pronoun that takes up somebody from that content, and has no source of
//! its own. A pronoun that can stand for the source itself does not count.

use super::lexicon::lexicon;
use super::relation::{Relation, Stretch};
use crate::model::{Annotated, AttributionKind, EntityKind, Sentence, Tag, TokenRef};

/// At most so many sentences go on with one source.
const LONGEST: u32 = 2;

/// Extends relations to the sentences that go on with them.
pub(super) fn extend(annotated: &Annotated, relations: &mut [Relation]) {
    let mut by_sentence: Vec<Vec<usize>> = vec![Vec::new(); annotated.sentences.len()];
    let mut busy = vec![false; annotated.sentences.len()];
    for (index, relation) in relations.iter().enumerate() {
        let cue = relation.source.cue_at.sentence as usize;
        if let Some(list) = by_sentence.get_mut(cue) {
            list.push(index);
            busy[cue] |= !relation.weak;
        }
        for piece in &relation.content {
            if let Some(flag) = busy.get_mut(piece.sentence as usize) {
                *flag |= !relation.weak;
            }
        }
    }
    let mut current: Option<(usize, u32)> = None;
    for at in 0..annotated.sentences.len() {
        let sentence = &annotated.sentences[at];
        let before = at.checked_sub(1).map(|b| &annotated.sentences[b]);
        let same_paragraph = before.is_some_and(|b| b.field == sentence.field && b.block == sentence.block);
        if !same_paragraph {
            current = None;
        }
        if busy[at] {
            current = leading(sentence, at, &by_sentence[at], relations).map(|index| (index, 0));
            continue;
        }
        current = current.filter(|&(index, n)| n < LONGEST && goes_on(sentence, &relations[index], annotated));
        if let Some((index, n)) = &mut current {
            relations[*index].content.push(Stretch {
                sentence: at as u32,
                start: 0,
                end: sentence.tokens.len() as u16,
            });
            *n += 1;
        }
    }
}

/// The outermost relation that stands first in the sentence and holds the rest of it.
fn leading(sentence: &Sentence, at: usize, here: &[usize], relations: &[Relation]) -> Option<usize> {
    let total = sentence.tokens.len() as u32;
    here.iter().copied().find(|&index| {
        let relation = &relations[index];
        let first = relation.content.iter().map(|p| (p.sentence, p.start)).min();
        let size: u32 =
            relation.content.iter().filter(|p| p.sentence == at as u32).map(|p| u32::from(p.end - p.start)).sum();
        !relation.weak
            && !relation.belief
            && !relation.negative
            && relation.source.kind != AttributionKind::Direct
            && relation.source.head.is_some_and(|h| Some((h.sentence, h.token)) < first)
            && first.is_some_and(|f| (relation.source.cue_at.sentence, relation.source.cue_at.token) < f)
            && size * 10 >= total * 6
    })
}

/// Whether the sentence opens with a pronoun that cannot stand for the source.
fn goes_on(sentence: &Sentence, relation: &Relation, annotated: &Annotated) -> bool {
    let Some(first) = sentence.tokens.first() else { return false };
    let Some(source) = relation.source.head.and_then(|h| noun(annotated, h)) else { return false };
    let (tag, person) = source;
    match first.lemma.as_str() {
        "he" | "she" => !person && tag != Tag::Prp,
        "it" => (person || tag == Tag::Nns) && tag != Tag::Prp,
        _ => false,
    }
}

/// The tag of a source's head, and whether it is one person.
fn noun(annotated: &Annotated, at: TokenRef) -> Option<(Tag, bool)> {
    let sentence = annotated.sentences.get(at.sentence as usize)?;
    let token = sentence.tokens.get(at.token as usize)?;
    let kind = sentence.entity_at(at.token).map(|e| e.kind);
    let person = kind == Some(EntityKind::Person)
        || (token.tag == Tag::Nn
            && !matches!(kind, Some(EntityKind::Org | EntityKind::Gpe))
            && !lexicon().bodies.contains(token.lemma.as_str()));
    Some((token.tag, person))
}
