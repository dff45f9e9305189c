//! The question that a finding answers, in plain words.

use super::cell::{Cell, parts};
use crate::extract::{Frames, Lexicon};
use crate::model::Attribute;

/// The frame's question, or one made from the words of an open attribute.
pub(super) fn question(cell: &Cell, subject: &str, _lexicon: &Lexicon, frames: &Frames) -> String {
    if let Some(frame) = frames.attribute(&cell.attribute) {
        return match cell.subject {
            Some(_) if !subject.is_empty() => format!("{} ({subject})", frame.question),
            _ => frame.question.clone(),
        };
    }
    let Attribute::Open(name) = &cell.attribute else { return String::new() };
    let (kind, class) = parts(&cell.attribute);
    match kind {
        "when" => format!("On what day ({class})?"),
        "time" => format!("At what time ({class})?"),
        "where" => format!("Where ({class})?"),
        "duration" => format!("For how long ({class})?"),
        "is" => format!("Is it so ({class})?"),
        "fact" => format!("Did it happen ({class})?"),
        "number" => {
            format!("How many or how much ({class})?")
        }
        _ => format!("{name}?"),
    }
}
