//! Names with an age are people: "Wren Holloway, 22, of", "22-year-old Wren Holloway".

use super::insert;
use crate::model::{EntityKind, EntitySpan, Sentence, Tag};

/// Nobody known lived longer, in years.
const OLDEST: u32 = 122;

/// Types a name of two words or more by the age beside it, whatever the recogniser took it for.
pub fn apply(sentence: &mut Sentence, text: &str) {
    let mut i = 0;
    while i < sentence.tokens.len() {
        let start = i;
        while is_name(sentence, text, i) {
            i += 1;
        }
        let words = start..i;
        i = i.max(start + 1);
        // "A 35-year-old San Marlo man"
        let modifies = sentence.tokens.get(words.end).is_some_and(|t| t.tag.is_noun() || t.tag.is_adjective());
        let aged = age_before(sentence, text, start) && !modifies || age_after(sentence, text, words.end);
        if !(2..=4).contains(&words.len()) || !aged {
            continue;
        }
        let (start, end) = (start as u16, words.end as u16);
        let known = sentence.entities.iter().find(|e| e.start < end && start < e.end);
        // A longer name of another kind holds more than the person: "the Wren Holloway Trust".
        if known.is_none_or(|e| e.kind != EntityKind::Person && start <= e.start && e.end <= end) {
            insert(sentence, EntitySpan { start, end, kind: EntityKind::Person });
        }
    }
}

/// Whether the name at tokens `start` to `end` has an age beside it.
pub(super) fn has_age(s: &Sentence, text: &str, start: u16, end: u16) -> bool {
    age_before(s, text, start.into()) || age_after(s, text, end.into())
}

/// A capital word of a name.
fn is_name(s: &Sentence, text: &str, i: usize) -> bool {
    s.tokens.get(i).is_some_and(|t| matches!(t.tag, Tag::Nnp | Tag::Nnps))
        && s.word(i as u16, text).starts_with(char::is_uppercase)
}

fn is_age(s: &Sentence, text: &str, i: usize) -> bool {
    i < s.tokens.len() && s.word(i as u16, text).parse::<u32>().is_ok_and(|n| (1..=OLDEST).contains(&n))
}

/// "22-year-old" ends right before.
fn age_before(s: &Sentence, text: &str, start: usize) -> bool {
    let word = |back: usize| start.checked_sub(back).map_or("", |k| s.word(k as u16, text));
    word(1).eq_ignore_ascii_case("old") && word(2) == "-" && word(3).eq_ignore_ascii_case("year")
}

/// ", 22," with a clause or "of" behind: numbers in a list of places or teams have neither.
fn age_after(s: &Sentence, text: &str, end: usize) -> bool {
    let word = |k: usize| if k < s.tokens.len() { s.word(k as u16, text) } else { "" };
    let next = s.tokens.get(end + 3);
    word(end) == ","
        && is_age(s, text, end + 1)
        && word(end + 2) == ","
        && next.is_some_and(|t| t.tag.is_verb() || matches!(t.tag, Tag::Wp | Tag::Md) || word(end + 3) == "of")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::Annotator;
    use crate::model::Document;

    #[test]
    fn whoever_has_an_age_is_a_person() {
        let annotator = Annotator::new().unwrap();
        for (text, name) in [
            ("Wrenna Western, 22, was hurt in the fall.", "Wrenna Western"),
            ("Police held 22-year-old Cairo Dutch on Friday.", "Cairo Dutch"),
        ] {
            let document = Document { text: text.into(), ..Document::default() };
            let read = annotator.annotate(&document);
            let s = &read.sentences[0];
            let people: Vec<_> = s.entities.iter().filter(|e| e.kind == EntityKind::Person).collect();
            assert!(people.iter().any(|e| s.cover(e.start..e.end).span.of(text) == name), "{text}: {:?}", s.entities);
        }
    }

    #[test]
    fn a_town_before_a_number_is_a_town() {
        let annotator = Annotator::new().unwrap();
        let text =
            "In Las Vegas, 24 people were hurt, and in New York, 22, 23 or 24, as was a 35-year-old San Diego man.";
        let document = Document { text: text.into(), ..Document::default() };
        let read = annotator.annotate(&document);
        assert!(read.sentences[0].entities.iter().all(|e| e.kind != EntityKind::Person));
    }
}
