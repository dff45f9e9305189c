//! What sort of thing a noun names.

use crate::extract::mention;
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::{EntityKind, GrammaticalNumber, Sentence, Tag};
use indexmap::IndexMap;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    person: FxHashSet<String>,
    kinds: IndexMap<String, FxHashSet<String>>,
    authority: FxHashSet<String>,
    suspect: FxHashSet<String>,
    minor: FxHashSet<String>,
    adult: FxHashSet<String>,
    organisation: FxHashSet<String>,
    place: FxHashSet<String>,
    quantity: FxHashSet<String>,
    anyone: FxHashSet<String>,
}

static NOUNS: LazyLock<Nouns> = LazyLock::new(|| knowledge!("lexicon/nouns.toml"));

/// Whether the phrase headed by `head` stands for a person or persons.
pub(crate) fn is_person(sentence: &Sentence, text: &str, head: u16) -> bool {
    let token = &sentence.tokens[head as usize];
    if token.tag.is_pronoun() {
        return !matches!(sentence.word(head, text).lower().as_ref(), "it" | "its" | "which" | "that" | "itself");
    }
    match sentence.entity_at(head).map(|e| e.kind) {
        Some(EntityKind::Person) => return true,
        Some(EntityKind::Norp) if token.tag == Tag::Nnps || token.tag == Tag::Nns => return true,
        Some(EntityKind::Org | EntityKind::Gpe | EntityKind::Fac | EntityKind::Loc) => return false,
        _ => {}
    }
    // "Three were killed", "two others".
    let lemma = token.lemma.lower();
    matches!(token.tag, Tag::Cd) || NOUNS.person.contains(lemma.as_ref()) || is_aged(sentence, head) || is_role(&lemma)
}

/// Whether a noun is one for what somebody is or does: "a clerk", "the bouncer".
fn is_role(lemma: &str) -> bool {
    mention::Nouns::table().get(lemma).is_some_and(|noun| noun.class == mention::NounClass::Person)
}

/// Whether an age stands for somebody: "the 24-year-old was held".
fn is_aged(sentence: &Sentence, head: u16) -> bool {
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    let years = |unit: &str| matches!(unit, "year" | "month" | "week" | "day");
    match lemma(head).as_ref() {
        "old" | "olds" => head >= 2 && years(&lemma(head - 2)),
        whole => whole.strip_suffix("-old").and_then(|age| age.rsplit('-').next()).is_some_and(years),
    }
}

/// Whether a noun tells how many there are of what stands under its "of": "a pair of men", "a total of seven people".
pub(crate) fn is_quantity(lemma: &str) -> bool {
    NOUNS.quantity.contains(lemma)
}

/// Whether a word stands for whomever it may be, and so for nobody that is known: "anyone".
pub(crate) fn is_anyone(lemma: &str) -> bool {
    NOUNS.anyone.contains(lemma)
}

/// Whether a noun's lemma says that somebody did it: "the gunman".
pub(crate) fn is_suspect(lemma: &str) -> bool {
    NOUNS.suspect.contains(lemma)
}

/// Whether a noun's lemma names a child (`Some(true)`), somebody grown up (`Some(false)`), or neither.
pub(crate) fn is_minor(lemma: &str) -> Option<bool> {
    if NOUNS.minor.contains(lemma) { Some(true) } else { NOUNS.adult.contains(lemma).then_some(false) }
}

/// Whether the phrase headed by `head` names a person, by name or by pronoun.
pub(crate) fn is_named_person(sentence: &Sentence, text: &str, head: u16) -> bool {
    let token = &sentence.tokens[head as usize];
    let named = sentence.entity_at(head).is_some_and(|e| e.kind == EntityKind::Person);
    named || token.tag.is_pronoun() && is_person(sentence, text, head)
}

/// Whether the phrase headed by `head` names an organisation, or a country as one that acts.
pub(crate) fn is_organisation(sentence: &Sentence, head: u16) -> bool {
    matches!(sentence.entity_at(head).map(|e| e.kind), Some(EntityKind::Org | EntityKind::Gpe))
        || NOUNS.organisation.contains(sentence.tokens[head as usize].lemma.lower().as_ref())
}

/// Whether the phrase headed by `head` names a place.
pub(crate) fn is_place(sentence: &Sentence, head: u16) -> bool {
    sentence.entity_at(head).is_some_and(|e| e.kind.is_place())
        || NOUNS.place.contains(sentence.tokens[head as usize].lemma.lower().as_ref())
}

/// Whether a noun's lemma names those who act for the public (`Some(true)`), a private person (`Some(false)`), or neither.
pub(crate) fn is_authority(lemma: &str) -> Option<bool> {
    if NOUNS.authority.contains(lemma) { Some(true) } else { NOUNS.person.contains(lemma).then_some(false) }
}

/// The sort of people that a noun's lemma limits a count to; "people" for none.
pub(crate) fn kind_of_people(lemma: &str) -> &'static str {
    NOUNS.kinds.iter().find(|(_, words)| words.contains(lemma)).map_or("people", |(kind, _)| kind)
}

/// Whether the token is grammatically plural.
pub(crate) fn number(tag: Tag) -> GrammaticalNumber {
    if matches!(tag, Tag::Nns | Tag::Nnps) { GrammaticalNumber::Plural } else { GrammaticalNumber::Singular }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_parses() {
        assert!(NOUNS.person.contains("victim") && NOUNS.place.contains("alley"));
        assert_eq!(is_authority("deputy"), Some(true));
        assert_eq!(is_authority("neighbor"), Some(false));
        assert_eq!(is_authority("bridge"), None);
    }
}
