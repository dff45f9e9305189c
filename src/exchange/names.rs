//! Who or what a name from elsewhere means in a document.

use crate::annotate::Annotator;
use crate::model::{
    EntityKind, Gender, GrammaticalNumber, LocalEntity, Mention, MentionIx, MentionKind, Reading, Span, Target,
    TokenRef,
};
use crate::normalize::name::{GivenNames, fold};
use smol_str::SmolStr;

/// The mention that a name means, if the document mentions it: in the sentence of the claim, by a name of its own, by the last
/// part of a person's full name that nobody else bears, or by the only description that fits.
pub(super) fn find(reading: &Reading, name: &str, near: Target) -> Option<MentionIx> {
    let sought = bare(name);
    if sought.is_empty() {
        return None;
    }
    let sentence = reading.sentences.iter().find(|s| s.field == near.field && s.span.overlaps(near.span));
    let at_hand = |mention: &Mention| {
        sentence.is_some_and(|s| s.field == mention.target.field && s.span.contains(mention.target.span))
    };
    let words = |mention: &Mention| bare(mention.target.span.of(reading.document.field(mention.target.field)));
    let mentions = || (0..).zip(&reading.mentions);
    let first = |local: &LocalEntity| local.mentions.first().copied();
    let spelt =
        |local: &&LocalEntity| local.variants.iter().chain([&local.name]).any(|variant| bare(variant) == sought);
    let same = |mention: &Mention| bare(&mention.text) == sought || words(mention) == sought;
    mentions()
        .find(|(_, mention)| at_hand(mention) && same(mention))
        .map(|(m, _)| m)
        .or_else(|| reading.locals.iter().find(spelt).and_then(first))
        .or_else(|| {
            let tokens: Vec<&str> = sought.split(' ').collect();
            let part = |local: &&LocalEntity| {
                let name = bare(&local.name);
                let mut words = name.split(' ');
                // "Lavrov" of "Sergei Lavrov"; but "Kasarra" is no part of "Kasarra Lines".
                local.kind == EntityKind::Person
                    && words.clone().next_back() == tokens.last().copied()
                    && words.all(|word| tokens.contains(&word))
            };
            only(reading.locals.iter().filter(part)).and_then(first)
        })
        .or_else(|| {
            let described = |local: &&LocalEntity| local.descriptions.iter().any(|words| words.as_str() == sought);
            only(reading.locals.iter().filter(described)).and_then(first)
        })
}

/// The mention that a name means, which is added where the document has none: at the name's place in the claim's evidence, or
/// else at the evidence itself.
pub(super) fn find_or_add(
    reading: &mut Reading,
    annotator: &Annotator,
    name: &str,
    evidence: Target,
    at: TokenRef,
) -> MentionIx {
    if let Some(known) = find(reading, name, evidence) {
        return known;
    }
    let words = evidence.span.of(reading.document.field(evidence.field));
    let start = words.find(name).map(|at| evidence.span.start + at as u32);
    let span = start.map_or(evidence.span, |start| Span::new(start, start + name.len() as u32));
    let mention = reading.mentions.len() as MentionIx;
    let text = SmolStr::new(name);
    reading.mentions.push(Mention {
        head: at,
        start: at.token,
        end: at.token.saturating_add(1),
        target: Target { span, ..evidence },
        kind: MentionKind::Name,
        entity: kind(annotator, name),
        text: text.clone(),
        titles: Vec::new(),
        number: GrammaticalNumber::Singular,
        gender: Gender::Unknown,
    });
    reading.local_of.push(Some(reading.locals.len() as u32));
    reading.locals.push(LocalEntity {
        mentions: vec![mention],
        kind: kind(annotator, name),
        name: text.clone(),
        variants: vec![text],
        descriptions: Vec::new(),
        number: GrammaticalNumber::Singular,
        gender: Gender::Unknown,
    });
    mention
}

/// What sort of thing bears a name.
fn kind(annotator: &Annotator, name: &str) -> EntityKind {
    let annotated = annotator.annotate_text(name);
    let found = annotated.sentences.iter().flat_map(|sentence| &sentence.entities).next().map(|entity| entity.kind);
    let folded = fold(name);
    let is_given =
        || folded.contains(' ') && folded.split(' ').next().is_some_and(|first| GivenNames::table().knows(first));
    match found {
        Some(kind) if kind != EntityKind::Other => kind,
        _ if is_given() => EntityKind::Person,
        _ => EntityKind::Other,
    }
}

/// A name without article, case and punctuation.
fn bare(name: &str) -> String {
    let folded = fold(name);
    let article =
        |words: &str| ["the ", "a ", "an "].iter().find_map(|article| words.strip_prefix(article).map(str::to_owned));
    article(&folded).unwrap_or(folded)
}

fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    all.next().filter(|_| all.next().is_none())
}
