//! Crime and accidents: people, what befell them, what the law did.

use super::{relation, report};
use crate::model::Relation;

#[test]
fn between_reports_people_have_birthdays() {
    let aged = |age: u8| {
        format!("Peter Falk, {age}, was arrested after a bakery on Elm Street in Denver was robbed on May 1.")
    };
    let ages = |first: (i8, u8), then: (i8, u8)| {
        relation(&report(&[(first.0, &aged(first.1)), (then.0, &aged(then.1))]), "people.age")
    };
    assert_eq!(ages((-10, 40), (30, 41)), [Relation::Update]);
    assert_eq!(ages((1, 40), (8, 41)), [Relation::Conflict]);
    assert_eq!(ages((-10, 41), (30, 40)), [Relation::Conflict]);
}
