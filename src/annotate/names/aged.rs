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
        let halved = is_patronym(sentence.word(start, text));
        // A longer name of another kind holds more than the person: "the Wren Holloway Trust".
        if known.is_none_or(|e| (e.kind != EntityKind::Person || halved) && start <= e.start && e.end <= end) {
            insert(sentence, EntitySpan { start, end, kind: EntityKind::Person });
        }
    }
}

/// Whether the name at tokens `start` to `end` has an age beside it.
pub(super) fn has_age(s: &Sentence, text: &str, start: u16, end: u16) -> bool {
    age_before(s, text, start.into()) || age_after(s, text, end.into())
}

/// A capital word of a name. Within a sentence of prose the capital tells where the tagger errs ("O’Quist Barrows").
fn is_name(s: &Sentence, text: &str, i: usize) -> bool {
    let Some(token) = s.tokens.get(i) else { return false };
    let word = s.word(i as u16, text);
    let in_prose = i > 0 && !s.heading;
    let tagged = matches!(token.tag, Tag::Nnp | Tag::Nnps) || in_prose && matches!(token.tag, Tag::Fw | Tag::Nns);
    word.starts_with(char::is_uppercase) && (tagged || in_prose && is_patronym(word))
}

/// "O’Quist", "D'Arlowe": an apostrophe between a capital and another.
fn is_patronym(word: &str) -> bool {
    let mut chars = word.chars().skip(1);
    chars.next().is_some_and(|c| matches!(c, '\'' | '’')) && chars.next().is_some_and(char::is_uppercase)
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
    let ends = |mark: &str| matches!(mark, "." | ";" | "");
    // "Was identified as Wren Holloway, 22."
    let is_named = |end: usize| {
        (0..end).rev().take(4).any(|k| {
            s.word(k as u16, text) == "as"
                && k > 0
                && matches!(s.tokens[k - 1].lemma.as_str(), "identify" | "name" | "man" | "woman" | "boy" | "girl")
        })
    };
    word(end) == ","
        && is_age(s, text, end + 1)
        && (word(end + 2) == ","
            && next.is_some_and(|t| t.tag.is_verb() || matches!(t.tag, Tag::Wp | Tag::Md) || word(end + 3) == "of")
            || ends(word(end + 2)) && is_named(end))
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
            ("One of them, 22-year-old O’Quist Barrows, was hurt.", "O’Quist Barrows"),
            ("The dead man was identified as O'Quist Barrows, 22.", "O'Quist Barrows"),
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
