//! The part that a prepositional phrase plays.

use crate::model::{EntityKind, Role, Sentence};

/// The role of the noun at `object` brought in by `preposition`, before the predicate is known.
pub(super) fn role(sentence: &Sentence, preposition: &str, object: u16) -> Role {
    let entity = sentence.entity_at(object).map(|e| e.kind);
    match entity {
        Some(EntityKind::Date | EntityKind::Time) if preposition == "for" => return Role::Duration,
        Some(EntityKind::Date | EntityKind::Time) => return Role::Time,
        _ => {}
    }
    let place = entity.is_some_and(EntityKind::is_place);
    match preposition {
        "in" | "at" | "near" | "inside" | "outside" | "on" | "behind" | "along" | "across" | "beside" | "around"
        | "off" | "within" | "atop" | "under" | "toward" | "towards" | "into" | "onto" | "beneath"
            if place =>
        {
            Role::Place
        }
        "near" | "inside" | "outside" | "behind" | "beside" | "in" | "at" | "along" => Role::Place,
        "with" | "to" | "against" | "alongside" => Role::Recipient,
        "about" | "on" | "over" | "regarding" | "concerning" | "for" | "of" => Role::Topic,
        "because" | "due" => Role::Reason,
        "during" | "after" | "before" | "since" | "until" => Role::Time,
        "by" => Role::Instrument,
        _ => Role::Other,
    }
}
