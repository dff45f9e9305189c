//! Names in headings. Where every word has a capital, what is a name is told by the body below.

use super::{View, names};
use crate::model::{Annotated, Document, EntityKind, Mention, MentionKind};
use crate::normalize::name::GivenNames;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// In headings, replaces mentions by name where the body knows better: words that are a name in the body are that
/// name, and a stretch that runs beyond it is cut.
pub(super) fn mend(document: &Document, annotated: &Annotated, mentions: &mut Vec<Mention>) {
    if !annotated.sentences.iter().any(|s| s.heading) {
        return;
    }
    let known = known(annotated, mentions);
    if known.is_empty() {
        return;
    }
    for (ix, sentence) in annotated.sentences.iter().enumerate().filter(|(_, s)| s.heading) {
        let view = View { ix: ix as u32, sentence, text: document.field(sentence.field) };
        for (tokens, kind) in matches(view, &known) {
            let overlaps = |m: &Mention| {
                m.head.sentence == view.ix
                    && m.kind != MentionKind::Pronoun
                    && m.start < tokens.end
                    && tokens.start < m.end
            };
            // A longer name of the heading's own stays: "Marlow County Sheriff" where the body has "Marlow" too.
            let whole = |m: &Mention| m.kind == MentionKind::Name && view.words(tokens.clone()) == m.text.as_str();
            // So does a full name, where the body has the surname, of whomever.
            let full = |m: &Mention| {
                let given =
                    m.text.split_once(' ').is_some_and(|(given, _)| GivenNames::table().knows(&given.to_lowercase()));
                m.entity == EntityKind::Person && given && m.end == tokens.end && tokens.len() == 1
            };
            if mentions.iter().any(|m| overlaps(m) && (whole(m) || full(m))) {
                continue;
            }
            let new = names::mention(view, tokens.clone(), kind);
            mentions.retain(|m| !overlaps(m));
            mentions.push(new);
        }
    }
}

/// The names of the prose, by their lower-cased words.
fn known(annotated: &Annotated, mentions: &[Mention]) -> FxHashMap<String, EntityKind> {
    let mut known = FxHashMap::default();
    for m in mentions {
        let prose = annotated.sentences.get(m.head.sentence as usize).is_some_and(|s| !s.heading);
        if prose && m.kind == MentionKind::Name && m.entity != EntityKind::Norp {
            known.entry(m.text.to_lowercase()).or_insert(m.entity);
            if m.entity == EntityKind::Person
                && let Some((_, last)) = m.text.rsplit_once(' ')
                && last.len() > 3
            {
                known.entry(last.to_lowercase()).or_insert(m.entity);
            }
        }
    }
    known
}

/// The longest runs of capitalised words that are known names, left to right.
fn matches(view: View<'_>, known: &FxHashMap<String, EntityKind>) -> Vec<(Range<u16>, EntityKind)> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < view.len() {
        if !names::starts_upper(view.word(i)) {
            i += 1;
            continue;
        }
        let longest = (i + 1..=(i + 6).min(view.len()))
            .rev()
            .find_map(|end| known.get(&view.words(i..end).to_lowercase()).map(|&kind| (i..end, kind)));
        match longest {
            Some((tokens, kind)) => {
                i = tokens.end;
                found.push((tokens, kind));
            }
            None => i += 1,
        }
    }
    found
}
