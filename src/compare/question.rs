//! The question that a finding answers, in plain words.

use super::cell::{ASKED, Cell, Entry, parts};
use super::quote;
use crate::extract::Frames;
use crate::extract::frame::ValueKind;
use crate::knowledge::knowledge;
use crate::model::{Attribute, Corpus, Role};
use indexmap::IndexMap;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Questions {
    kind: IndexMap<String, String>,
    unit: IndexMap<String, String>,
}

static QUESTIONS: LazyLock<Questions> = LazyLock::new(|| knowledge!("lexicon/questions.toml"));

/// The frame's question, or one made from the words of the text.
pub(super) fn question(corpus: &Corpus, cell: &Cell, subject: &str, frames: &Frames) -> String {
    let entry = &cell.entries[0];
    let slot = |role: Role| {
        entry.rest.iter().find(|(r, _)| *r == role).map(|(_, filler)| {
            let mut words: Vec<&str> = filler.words.iter().map(|w| w.as_str()).collect();
            // Words come head first; readers want the head last.
            if !words.is_empty() {
                words.rotate_left(1);
            }
            words.join(" ")
        })
    };
    if let Some(frame) = frames.attribute(&cell.attribute) {
        // What a yes or no is about is told in the words of the text; other values have words of their own.
        let about = match frame.value {
            ValueKind::Polarity => matter(corpus, cell).or_else(|| slot(Role::Topic)).unwrap_or_default(),
            _ => slot(Role::Topic).unwrap_or_default(),
        };
        let asked = frame.question.replace("{}", &about);
        return match cell.subject {
            Some(_) if !subject.is_empty() => format!("{asked} ({subject})"),
            _ => asked,
        };
    }
    let Attribute::Open(name) = &cell.attribute else { return String::new() };
    let (kind, rest) = (parts(&cell.attribute).0, name.split_once(':').map_or("", |(_, rest)| rest));
    if kind == ASKED {
        let asked = if rest.ends_with('?') { rest.to_owned() } else { format!("{rest}?") };
        return if cell.subject.is_some() && !subject.is_empty() { format!("{asked} ({subject})") } else { asked };
    }
    let questions = &*QUESTIONS;
    if kind == "number" {
        let (unit, noun) = rest.split_once(' ').unwrap_or((rest, ""));
        if let Some(asked) = questions.unit.get(unit) {
            let about = slot(Role::Agent).filter(|a| !a.is_empty()).unwrap_or_else(|| noun.to_owned());
            return if about.is_empty() { asked.clone() } else { format!("{} ({about})", asked) };
        }
        if unit.len() == 3 && unit.chars().all(|c| c.is_ascii_uppercase()) {
            return format!("How much money ({unit})?");
        }
    }
    let what = match kind {
        "number" => slot(Role::Topic).unwrap_or_else(|| rest.to_owned()),
        quote::QUOTE => {
            entry.of(corpus).attribution.speaker().map(|speaker| speaker.name.to_string()).unwrap_or_default()
        }
        _ => {
            let target = entry.of(corpus).evidence;
            let text = target.span.of(corpus.document(entry.document).field(target.field));
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        }
    };
    questions.kind.get(kind).map_or_else(|| format!("{name}?"), |q| q.replace("{}", &what))
}

/// What a yes or no is about as the text has it, as it stands within a question; `None` where no text has the words of the
/// topic: "a subject that was not mentioned". A capital that only begins a sentence goes: that of an article, or of the first
/// of several words of which no other has one.
fn matter(corpus: &Corpus, cell: &Cell) -> Option<String> {
    let topic = &cell.entries[0].rest.iter().find(|(role, _)| *role == Role::Topic)?.1.words;
    let written = |entry: &Entry| {
        let target = entry.of(corpus).as_written;
        target.span.of(corpus.document(entry.document).field(target.field))
    };
    let tells = |text: &str| {
        let text = text.to_lowercase();
        topic.iter().filter(|lemma| text.contains(lemma.as_str())).count()
    };
    let text = cell.entries.iter().map(written).max_by_key(|text| (tells(text), std::cmp::Reverse(text.len())))?;
    if tells(text) == 0 {
        return None;
    }
    let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    // "No new treaty was discussed": whether a new treaty was.
    if words.len() > 1 && matches!(words[0].to_lowercase().as_str(), "no" | "any") {
        words.remove(0);
    }
    let plain = |word: &String| !word.contains(char::is_uppercase);
    if let [first, rest @ ..] = &mut words[..] {
        let begins = matches!(first.as_str(), "The" | "A" | "An") || !rest.is_empty() && rest.iter().all(plain);
        if begins && first.chars().skip(1).all(|c| !c.is_uppercase()) {
            *first = first.to_lowercase();
        }
    }
    Some(words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_parses_and_every_kind_has_its_words() {
        assert!(QUESTIONS.kind.values().all(|q| q.contains("{}")));
        assert!(QUESTIONS.unit.values().all(|q| q.ends_with('?')));
    }
}
