//! Quotations: gives what stands between quotation marks, whole, to its source.

use super::beside::cue_clause;
use super::lexicon::lexicon;
use super::quotes::{Quote, quotes};
use super::relation::{Relation, Sink, Stretch, Traits};
use super::source::is_no_source;
use super::subject::subject;
use super::tree::Tree;
use crate::model::{Annotated, AttributionKind, Dep, Document, EntityKind, Field, Tag, TokenRef};

/// A quote with its place among the sentences.
struct Placed {
    quote: Quote,
    /// The tokens between the marks, by sentence.
    pieces: Vec<Stretch>,
}

impl Placed {
    fn holds(&self, at: TokenRef) -> bool {
        self.pieces.iter().any(|piece| piece.contains(at))
    }

    fn words(&self) -> u32 {
        self.pieces.iter().map(|p| u32::from(p.end - p.start)).sum()
    }
}

/// Extends relations to the whole of the quotes that they begin, and adds those of quotes that stand by themselves.
pub(super) fn extend(document: &Document, annotated: &Annotated, relations: &mut Vec<Relation>) {
    let mut by_sentence: Vec<Vec<usize>> = vec![Vec::new(); annotated.sentences.len()];
    for (index, relation) in relations.iter().enumerate() {
        if let Some(list) = by_sentence.get_mut(relation.source.cue_at.sentence as usize) {
            list.push(index);
        }
    }
    for field in [Field::Title, Field::Text] {
        let text = document.field(field);
        let placed = place(text, field, annotated);
        // The relation of the quote before, and where that quote and its sentence of saying end.
        let mut last: Option<(usize, u32)> = None;
        for quote in &placed {
            let found = begun(quote, relations, &by_sentence)
                .or_else(|| orphan_cue(quote, text, annotated, relations))
                .or_else(|| introduced(quote, text, annotated, relations, &by_sentence))
                .or_else(|| floating(quote, text, annotated, last))
                .or_else(|| after_speech(quote, text, annotated, relations, &by_sentence));
            let Some(index) = found else { continue };
            let relation = &mut relations[index];
            if relation.source.kind == AttributionKind::Indirect
                && !relation.content.iter().any(|piece| outside(piece, quote, annotated))
            {
                relation.source.kind = AttributionKind::Direct;
            }
            relation.content.extend(&quote.pieces);
            let cue_end = annotated
                .sentences
                .get(relation.source.cue_at.sentence as usize)
                .filter(|s| s.field == field)
                .map_or(0, |s| s.span.end);
            last = Some((index, cue_end.max(quote.quote.outer.end)));
        }
    }
}

/// Whether content outside the quote exists that is more than punctuation.
fn outside(piece: &Stretch, quote: &Placed, annotated: &Annotated) -> bool {
    let Some(sentence) = annotated.sentences.get(piece.sentence as usize) else { return false };
    (piece.start..piece.end).any(|k| {
        let at = TokenRef { sentence: piece.sentence, token: k };
        !quote.holds(at)
            && sentence.tokens.get(k as usize).is_some_and(|t| !t.tag.is_punctuation() && t.lemma != "that")
    })
}

fn place(text: &str, field: Field, annotated: &Annotated) -> Vec<Placed> {
    let found = quotes(text);
    let mut out = Vec::with_capacity(found.len());
    let mut first = 0;
    for quote in found {
        while first < annotated.sentences.len() {
            let s = &annotated.sentences[first];
            if s.field == field && s.span.end > quote.inner.start || s.field > field {
                break;
            }
            first += 1;
        }
        let mut pieces = Vec::new();
        for (at, sentence) in annotated.sentences.iter().enumerate().skip(first) {
            if sentence.field != field || sentence.span.start >= quote.inner.end {
                break;
            }
            let start = sentence.tokens.partition_point(|t| t.span.end <= quote.inner.start);
            let end = sentence.tokens.partition_point(|t| t.span.start < quote.inner.end);
            if start < end {
                pieces.push(Stretch { sentence: at as u32, start: start as u16, end: end as u16 });
            }
        }
        if !pieces.is_empty() {
            out.push(Placed { quote, pieces });
        }
    }
    out
}

/// The relation whose content the quote is part of, found by syntax: of several the innermost.
fn begun(quote: &Placed, relations: &[Relation], by_sentence: &[Vec<usize>]) -> Option<usize> {
    let (first, last) = (quote.pieces.first()?.sentence, quote.pieces.last()?.sentence);
    let mut best: Option<(u32, usize)> = None;
    for sentence in first..=last {
        for &index in by_sentence.get(sentence as usize)? {
            let relation = &relations[index];
            if relation.weak || quote.holds(relation.source.cue_at) {
                continue;
            }
            let shared: u32 = relation
                .content
                .iter()
                .flat_map(|c| {
                    quote
                        .pieces
                        .iter()
                        .filter(|p| p.sentence == c.sentence)
                        .map(|p| p.end.min(c.end).saturating_sub(p.start.max(c.start)))
                })
                .map(u32::from)
                .sum();
            let content: u32 = relation.content.iter().map(|p| u32::from(p.end - p.start)).sum();
            // Less than half of the quote's words in the sentence: a parser's slip, not the quote's source.
            let here: u32 =
                quote.pieces.iter().filter(|p| p.sentence == sentence).map(|p| u32::from(p.end - p.start)).sum();
            if shared * 2 >= here.max(1) && best.is_none_or(|(size, _)| content < size) {
                best = Some((content, index));
            }
        }
    }
    best.map(|(_, index)| index)
}

/// A verb of saying beside the quote that syntax left without content: "“Stop!” he said.", "He said: “Stop.”"
fn orphan_cue(quote: &Placed, text: &str, annotated: &Annotated, relations: &mut Vec<Relation>) -> Option<usize> {
    let (first, last) = (*quote.pieces.first()?, *quote.pieces.last()?);
    // Between the quote and the clause of saying stands nothing but punctuation, and no other verb after it.
    let near_after = |tree: &Tree<'_>, clause: &std::ops::Range<u16>| {
        let start = tree.token(clause.start).span.start;
        start >= quote.quote.inner.end && gap(text, quote.quote.outer.end, start).chars().all(|c| !c.is_alphanumeric())
    };
    let near_before = |tree: &Tree<'_>, clause: &std::ops::Range<u16>| {
        let end = tree.token(clause.end - 1).span.end;
        let rest = (clause.end..tree.len()).take_while(|&k| tree.token(k).span.start < quote.quote.outer.start);
        end <= quote.quote.inner.start && rest.clone().all(|k| !tree.tag(k).is_verb()) && rest.count() <= 8
    };
    let mut order = vec![last.sentence, first.sentence];
    // A splitter may end the sentence at the quote's own full stop: "“Stop!” | he said."
    order.push(last.sentence + 1);
    order.dedup();
    for at in order {
        let Some(sentence) = annotated
            .sentences
            .get(at as usize)
            .filter(|s| s.field == annotated.sentences[first.sentence as usize].field)
        else {
            continue;
        };
        let follows = at > last.sentence;
        if follows && !gap(text, quote.quote.outer.end, sentence.span.start).trim().is_empty() {
            continue;
        }
        let mut tree: Option<Tree<'_>> = None;
        for k in 0..sentence.tokens.len() as u16 {
            let token = &sentence.tokens[k as usize];
            if !token.tag.is_verb() || quote.holds(TokenRef { sentence: at, token: k }) {
                continue;
            }
            let Some(uses) = lexicon().verbs.get(token.lemma.as_str()) else { continue };
            if !(uses.inserted || uses.clause) || uses.belief {
                continue;
            }
            let tree = tree.get_or_insert_with(|| Tree::new(sentence));
            // "“Stop!” he said." goes with the quote; "The paper said it was over." is a sentence of its own.
            if follows && tree.children(k).iter().any(|&c| c > k && matches!(tree.dep(c), Dep::Ccomp | Dep::Xcomp)) {
                continue;
            }
            let Some(noun) = subject(tree, k)
                .filter(|&s| !is_no_source(tree, s) && !quote.holds(TokenRef { sentence: at, token: s }))
            else {
                continue;
            };
            let clause = cue_clause(tree, k, noun);
            if !(near_after(tree, &clause) || !follows && near_before(tree, &clause))
                || tree.children(k).iter().any(|&c| tree.dep(c) == Dep::Neg)
            {
                continue;
            }
            let mut sink = Sink { sentence: at, tree, text, lexicon: lexicon(), relations };
            let source = sink.source(noun, k, AttributionKind::Direct);
            return sink.add(source, quote.pieces.clone(), Traits::default());
        }
    }
    None
}

/// A quote after a colon: its speaker is the subject of the clause before, or its last source.
fn introduced(
    quote: &Placed,
    text: &str,
    annotated: &Annotated,
    relations: &mut Vec<Relation>,
    by_sentence: &[Vec<usize>],
) -> Option<usize> {
    let before = text.get(..quote.quote.outer.start as usize)?.trim_end();
    if !before.ends_with(':') {
        return None;
    }
    let at = quote.pieces.first()?.sentence;
    let here = annotated.sentences.get(at as usize)?;
    let at = if here.span.start as usize + 2 < before.len() { at } else { at.checked_sub(1)? };
    annotated.sentences.get(at as usize).filter(|s| s.field == here.field)?;
    if let Some(&index) = by_sentence
        .get(at as usize)?
        .iter()
        .rev()
        .find(|&&r| !relations[r].weak && !quote.holds(relations[r].source.cue_at))
    {
        return Some(index);
    }
    voice_of(at, annotated, text, quote, true, relations)
}

/// The relation of the quote before, where nothing stands between.
fn floating(quote: &Placed, text: &str, annotated: &Annotated, last: Option<(usize, u32)>) -> Option<usize> {
    let (index, end) = last?;
    let between = gap(text, end, quote.quote.outer.start);
    let joined = between.chars().all(|c| c.is_whitespace() || c == '.');
    (quote.quote.continues || joined && is_whole(quote, text, annotated)).then_some(index)
}

/// Whether the quote is a sentence or more, rather than words quoted within one.
fn is_whole(quote: &Placed, text: &str, annotated: &Annotated) -> bool {
    let Some(first) = quote.pieces.first() else { return false };
    let Some(here) = annotated.sentences.get(first.sentence as usize) else { return false };
    let opens = here.span.start + 4 >= quote.quote.inner.start;
    opens
        && (quote.words() >= 4 && quote.pieces.len() > 1
            || here.tokens.len() as u32 <= quote.words() + 3
            || quote.quote.inner.of(text).ends_with(['.', '!', '?']))
}

/// A full sentence of quotation right after a sentence that reports speech, or whose subject is a person: they go on.
fn after_speech(
    quote: &Placed,
    text: &str,
    annotated: &Annotated,
    relations: &mut Vec<Relation>,
    by_sentence: &[Vec<usize>],
) -> Option<usize> {
    let first = *quote.pieces.first()?;
    let here = annotated.sentences.get(first.sentence as usize)?;
    if !is_whole(quote, text, annotated) {
        return None;
    }
    let at = first.sentence.checked_sub(1)?;
    let sentence = annotated.sentences.get(at as usize).filter(|s| s.field == here.field && !s.heading)?;
    let root = sentence.tokens.iter().position(|t| t.head == crate::model::NO_HEAD)? as u16;
    let of_root = by_sentence.get(at as usize)?.iter().copied().find(|&r| {
        let relation = &relations[r];
        !relation.weak && relation.source.cue_at.token == root
    });
    of_root.or_else(|| voice_of(at, annotated, text, quote, false, relations))
}

/// A new relation for the quote, with the person or the like that is the subject of `sentence`.
///
/// Where the quote is `announced` by a colon, anyone with a name will do, whatever the kind of the name.
fn voice_of(
    at: u32,
    annotated: &Annotated,
    text: &str,
    quote: &Placed,
    announced: bool,
    relations: &mut Vec<Relation>,
) -> Option<usize> {
    let sentence = annotated.sentences.get(at as usize)?;
    let tree = Tree::new(sentence);
    let outside = |k: u16| !quote.holds(TokenRef { sentence: at, token: k });
    // The root's subject; where the tree makes the quote the root, the first subject before it.
    let (root, subject) = (0..tree.len())
        .filter(|&k| outside(k) && matches!(tree.dep(k), Dep::Nsubj | Dep::Nsubjpass))
        .filter_map(|k| tree.head(k).filter(|&h| outside(h)).map(|h| (h, k)))
        .min_by_key(|&(h, k)| (tree.head(h).is_some(), k))?;
    let kind = sentence.entity_at(subject).map(|e| e.kind);
    let named = announced
        && tree.tag(subject).is_proper()
        && matches!(kind, None | Some(EntityKind::Org | EntityKind::Gpe | EntityKind::Norp | EntityKind::Product))
        && quote.pieces.iter().any(|p| {
            annotated.sentences.get(p.sentence as usize).is_some_and(|s| {
                s.tokens.get(p.start as usize..p.end as usize).is_some_and(|t| t.iter().any(|t| t.tag.is_verb()))
            })
        });
    let person = named
        || kind == Some(EntityKind::Person)
        || matches!(tree.lemma(subject), "he" | "she" | "they")
        || (matches!(tree.tag(subject), Tag::Nn | Tag::Nns) && lexicon().voices.contains(tree.lemma(subject)));
    if !person || is_no_source(&tree, subject) {
        return None;
    }
    let mut sink = Sink { sentence: at, tree: &tree, text, lexicon: lexicon(), relations };
    let source = sink.source(subject, root, AttributionKind::Direct);
    sink.add(source, quote.pieces.clone(), Traits::default())
}

fn gap(text: &str, start: u32, end: u32) -> &str {
    text.get(start as usize..end.max(start) as usize).unwrap_or("")
}
