//! Where people meet.
//!
//! Two statesmen meet again and again and speak of the same things; what tells one meeting from the next is where and when.

use super::signature::LEAD_TOKENS;
use crate::knowledge::knowledge;
use crate::model::{Annotated, Dep, Document, Field, IdHasher, Sentence, Venue};
use crate::normalize::place::Gazetteer;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::ops::Range;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct Words {
    meeting: FxHashSet<String>,
    carrier: FxHashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("group/meetings.toml"));

/// The known places where a document's title and opening say that people meet, sorted, each once.
pub fn of(document: &Document, annotated: &Annotated) -> Vec<Venue> {
    let mut venues = Vec::new();
    let mut body_tokens = 0;
    for sentence in &annotated.sentences {
        if sentence.field == Field::Text {
            // Further down, texts look back at earlier meetings.
            if body_tokens > 2 * LEAD_TOKENS {
                break;
            }
            body_tokens += sentence.tokens.len();
        }
        if sentence.tokens.iter().any(|t| WORDS.meeting.contains(t.lemma.as_str())) {
            find(sentence, document.field(sentence.field), &mut venues);
        }
    }
    venues.sort_unstable();
    venues.dedup();
    venues
}

fn find(sentence: &Sentence, text: &str, venues: &mut Vec<Venue>) {
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.as_str();
    let governs = |i: u16| WORDS.meeting.contains(lemma(i)) || WORDS.carrier.contains(lemma(i));
    let count = sentence.tokens.len() as u16;
    for i in 0..count {
        let token = &sentence.tokens[i as usize];
        if (token.head as usize) < sentence.tokens.len() {
            if token.dep == Dep::Prep && matches!(lemma(i), "in" | "at") && governs(token.head) {
                // "in India's capital, New Delhi, where …": up to the next clause or preposition.
                let stop = (i + 1..count).find(|&k| {
                    sentence.tokens[k as usize].tag.is_verb() || sentence.tokens[k as usize].dep == Dep::Prep
                });
                places(sentence, i + 1..stop.unwrap_or(count).min(i + 10), text, venues);
            } else if token.tag.is_proper() && token.dep == Dep::Compound && WORDS.meeting.contains(lemma(token.head)) {
                places(sentence, i..i + 1, text, venues);
            }
        }
    }
}

/// Known places among the names in a stretch of a sentence.
fn places(sentence: &Sentence, tokens: Range<u16>, text: &str, venues: &mut Vec<Venue>) {
    let proper = |i: u16| sentence.tokens[i as usize].tag.is_proper();
    let mut i = tokens.start;
    while i < tokens.end {
        let end = (i..tokens.end).find(|&k| !proper(k)).unwrap_or(tokens.end);
        let found = (i..end).find_map(|start| {
            (start + 1..=end).rev().find_map(|stop| Some((stop, venue(sentence.cover(start..stop).span.of(text))?)))
        });
        match found {
            Some((stop, place)) => {
                venues.push(place);
                i = stop;
            }
            None => i = end + 1,
        }
    }
}

fn venue(name: &str) -> Option<Venue> {
    let world = Gazetteer::world();
    let country = world.country(name)?;
    let key = |text: &str| IdHasher::new().part(text).finish().0;
    let place = world.canonical(name)?;
    let country = world.canonical(country)?;
    Some(Venue { country: key(&country), place: key(&place) })
}

/// Whether both documents say where people meet, and no two of the places can be one.
pub fn differ(a: &[Venue], b: &[Venue]) -> bool {
    let same = |x: &Venue, y: &Venue| {
        x.country == y.country && (x.place == y.place || x.place == x.country || y.place == y.country)
    };
    !a.is_empty() && !b.is_empty() && !a.iter().any(|x| b.iter().any(|y| same(x, y)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_lies_in_its_country() {
        let venues = |names: &[&str]| names.iter().filter_map(|n| venue(n)).collect::<Vec<_>>();
        assert!(!differ(&venues(&["New Delhi"]), &venues(&["India"])));
        assert!(!differ(&venues(&["Kyiv"]), &venues(&["Kiev"])));
        assert!(differ(&venues(&["Geneva"]), &venues(&["Stockholm", "Sweden"])));
        assert!(!differ(&venues(&["Geneva", "Vienna"]), &venues(&["Vienna"])));
        assert!(!differ(&venues(&["Geneva"]), &[]));
    }

    #[test]
    fn word_lists_are_well_formed() {
        assert!(WORDS.meeting.contains("meet") && WORDS.carrier.contains("hold"));
    }
}
