use super::*;
use crate::normalize::place;
use proptest::prelude::*;

/// The cases that anybody can edit: `tests/names/cases.csv`.
#[test]
fn cases() {
    let mut wrong = Vec::new();
    let mut reader = csv::Reader::from_reader(include_str!("../../../tests/names/cases.csv").as_bytes());
    let mut count = 0;
    for row in reader.records() {
        let row = row.unwrap();
        let (kind, a, b, expected) = (&row[0], &row[1], &row[2], &row[3]);
        let compare = match kind {
            "person" => same_person,
            "organisation" => same_organisation,
            "place" => place::same_place,
            other => panic!("unknown kind {other}"),
        };
        let expected = match expected {
            "same" => Verdict::Same,
            "similar" => Verdict::Similar,
            "part" => Verdict::Part,
            "different" => Verdict::Different,
            other => panic!("unknown verdict {other}"),
        };
        for (x, y) in [(a, b), (b, a)] {
            let found = compare(x, y);
            if found != expected {
                wrong.push(format!("{kind}: {x} | {y}: expected {expected:?}, found {found:?}"));
            }
        }
        count += 1;
    }
    assert!(count > 80, "the file lost its cases");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest! {
    #[test]
    fn similarity_is_symmetric_and_within_bounds(a in "[A-Za-z'. -]{0,24}", b in "[A-Za-z'. -]{0,24}") {
        let (there, back) = (similarity(&a, &b), similarity(&b, &a));
        prop_assert!((there - back).abs() < 1e-9);
        prop_assert!((0.0..=1.0).contains(&there));
    }

    #[test]
    fn similarity_is_reflexive(a in "\\PC{1,24}") {
        prop_assert_eq!(similarity(&a, &a), 1.0);
    }

    #[test]
    fn verdicts_are_symmetric(a in "[A-Za-z]{1,9}( [A-Z]\\.)?( [A-Za-z-]{1,9})?( Jr\\.)?", b in "[A-Za-z]{1,9}( [A-Za-z-]{1,9})?") {
        prop_assert_eq!(same_person(&a, &b), same_person(&b, &a));
        prop_assert_eq!(same_organisation(&a, &b), same_organisation(&b, &a));
        prop_assert!(same_person(&a, &a) == Verdict::Same);
    }

    #[test]
    fn nothing_panics(a in "\\PC*", b in "\\PC*") {
        let _ = (similarity(&a, &b), same_person(&a, &b), same_organisation(&a, &b), place::same_place(&a, &b));
        let _ = (acronym_of(&a, &b), fold(&a), key(&b), gender(&a));
    }
}
