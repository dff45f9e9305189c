//! The question that a finding answers, in plain words.

use super::cell::{ASKED, Cell, parts};
use super::quote;
use crate::extract::Frames;
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
        let asked = frame.question.replace("{}", &slot(Role::Topic).unwrap_or_default());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_parses_and_every_kind_has_its_words() {
        assert!(QUESTIONS.kind.values().all(|q| q.contains("{}")));
        assert!(QUESTIONS.unit.values().all(|q| q.ends_with('?')));
    }
}
