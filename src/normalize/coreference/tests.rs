//! Sentences plain enough that any annotator worth having reads them right.

use crate::annotate::Annotator;
use crate::extract::mention;
use crate::model::{Document, EntityKind};
use std::sync::LazyLock;

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(|| Annotator::new().unwrap());

/// The entities of a text: for each the stretches that refer to it.
fn entities(text: &str) -> Vec<(String, EntityKind, Vec<String>)> {
    let document = Document { id: "test".into(), text: text.into(), ..Document::default() };
    let annotated = ANNOTATOR.annotate(&document);
    let mentions = mention::find(&document, &annotated);
    let (locals, of) = super::document(&document, &annotated, &mentions);
    for (ix, local) in of.iter().enumerate() {
        let Some(local) = local else { continue };
        assert!(locals[*local as usize].mentions.contains(&(ix as u32)));
    }
    assert_eq!(locals.iter().map(|l| l.mentions.len()).sum::<usize>(), of.iter().flatten().count());
    let written = |m: &u32| {
        let m = &mentions[*m as usize];
        m.target.span.of(document.field(m.target.field)).to_owned()
    };
    locals.iter().map(|l| (l.name.to_string(), l.kind, l.mentions.iter().map(written).collect())).collect()
}

/// Asserts that two stretches refer to one thing, or that they do not. A stretch that stands more than once is written
/// with its count: "he#2".
fn check(text: &str, a: &str, b: &str, same: bool) {
    let found = entities(text);
    let of = |stretch: &str| {
        let (stretch, nth) = stretch.split_once('#').map_or((stretch, 1), |(s, n)| (s, n.parse().unwrap()));
        let all: Vec<usize> = found
            .iter()
            .enumerate()
            .flat_map(|(e, (_, _, written))| written.iter().filter(|w| *w == stretch).map(move |_| e))
            .collect();
        *all.get(nth - 1).unwrap_or_else(|| panic!("no mention “{stretch}” in {found:?}"))
    };
    assert_eq!(of(a) == of(b), same, "{a} / {b}: {found:?}");
}

#[test]
fn lone_surnames() {
    let text = "Marta Arlowe met Peter Quist on Monday. Arlowe said that Quist was late.";
    check(text, "Marta Arlowe", "Arlowe", true);
    check(text, "Peter Quist", "Quist", true);
    check(text, "Marta Arlowe", "Quist", false);
}

#[test]
fn kinsfolk_keep_apart() {
    let text = "Karen Oduya called Daniel Oduya. Mr. Oduya did not answer. Mrs. Oduya waited.";
    check(text, "Daniel Oduya", "Oduya#1", false);
    let found = entities(text);
    assert_eq!(found.iter().filter(|(name, ..)| name.ends_with("Oduya")).count(), 2, "{found:?}");
}

#[test]
fn offices_and_nationalities() {
    let text = "US Secretary of State Antony Blinken met Russian Foreign Minister Sergei Lavrov in Vienna. \
                The Russian foreign minister left early. The American asked for the meeting. \
                The Secretary of State spoke with his Russian counterpart.";
    check(text, "Sergei Lavrov", "The Russian foreign minister", true);
    check(text, "Antony Blinken", "The American", true);
    check(text, "Antony Blinken", "The Secretary", true);
    check(text, "Sergei Lavrov", "his Russian counterpart", true);
}

#[test]
fn apposition_and_copula() {
    let text = "The victim was a 30-year-old teacher. The mayor, Lena Dahl, visited the school. Dahl is a doctor.";
    check(text, "The mayor", "Lena Dahl", true);
    check(text, "The victim", "a 30-year-old teacher", true);
    check(text, "Lena Dahl", "a doctor", true);
}

#[test]
fn ages_and_genders_forbid() {
    let text = "A 24-year-old woman and a 36-year-old man were shot. The woman died. The 36-year-old man survived.";
    check(text, "A 24-year-old woman", "The woman", true);
    check(text, "a 36-year-old man", "The 36-year-old man", true);
    check(text, "The woman", "The 36-year-old man", false);
}

#[test]
fn two_of_one_description_keep_apart() {
    let text = "A man ran into the shop. Another man followed him.";
    check(text, "A man", "Another man", false);
}

#[test]
fn pronouns() {
    let text = "Marta Arlowe met Peter Quist on Monday. She said that he was late. Quist said his train was slow.";
    check(text, "Marta Arlowe", "She", true);
    check(text, "Peter Quist", "he", true);
    check(text, "Peter Quist", "his", true);
}

#[test]
fn the_victim_and_the_suspect() {
    let text =
        "Dana Oduya was killed in a shooting. Police arrested Mark Teller. The victim was 30. The suspect was jailed.";
    check(text, "Dana Oduya", "The victim", true);
    check(text, "Mark Teller", "The suspect", true);
}

#[test]
fn governments_by_their_capital() {
    let text = "Russia said it was ready. Moscow announced new talks. The delegation landed in Moscow.";
    check(text, "Russia", "Moscow#1", true);
    check(text, "Russia", "Moscow#2", false);
}

#[test]
fn quotations() {
    check("\"I saw the car,\" said Lena Dahl. Dahl lives nearby.", "I", "Lena Dahl", true);
}

#[test]
fn initials_within_a_document() {
    let text = "The Northern Grain Board met on Monday. The NGB said that prices rose.";
    check(text, "Northern Grain Board", "NGB", true);
}

#[test]
fn houses_named_after_their_owner() {
    let text = "Nine people were hurt at Quist's Tavern on Sunday. Peter Quist was away.";
    check(text, "Quist's Tavern", "Peter Quist", false);
}

#[test]
fn offices_written_small() {
    let text = "The Marlow County sheriff's office said nothing. The Marlow County Sheriff's Office was closed.";
    check(text, "Marlow County sheriff's office", "Marlow County Sheriff's Office", true);
}

#[test]
fn nothing_to_read() {
    assert!(entities("").is_empty());
    assert!(entities("…").is_empty());
}

#[test]
fn who_spoke_goes_on_speaking() {
    let text = "Carlos Mendes said the bridge was safe. Peter Olsen built it, he said.";
    check(text, "Carlos Mendes", "he", true);
    check(text, "Peter Olsen", "he", false);
    let text = "Carlos Mendes owned the bridge. Peter Olsen built it when he was young.";
    check(text, "Peter Olsen", "he", true);
}

#[test]
fn the_lead_describes_whom_the_next_sentence_names() {
    let text = "A Marlow man shot his neighbour on Sunday. Peter Quist, 41, was arrested on Monday.";
    check(text, "A Marlow man", "Peter Quist", true);
    let text = "A man was shot dead on Sunday. Peter Quist, 41, was arrested on Monday.";
    check(text, "A man", "Peter Quist", false);
    let text = "A 32-year-old man was arrested on Sunday. Peter Quist, 41, was arrested on Monday.";
    check(text, "A 32-year-old man", "Peter Quist", false);
    let text = "A judge will hear the case. Peter Quist was jailed on Monday.";
    check(text, "A judge", "Peter Quist", false);
    let text = "A man was arrested on Sunday. Judge Peter Quist sent him to jail.";
    check(text, "A man", "Peter Quist", false);
}

#[test]
fn who_is_held_or_hurt_is_meant_where_the_verb_says_so() {
    for (text, who, same) in [
        (
            "Minister Peter Quist met Adam Lund. He also urged the release of Daniel Oduya, who is in prison in Minsk. He was sentenced in May to nine years.",
            "Daniel Oduya",
            true,
        ),
        ("Governor Peter Quist recalled the arrest of Daniel Oduya. He was charged with theft.", "Daniel Oduya", true),
        ("Governor Peter Quist mourned the killing of Daniel Oduya. He was shot on a ferry.", "Daniel Oduya", true),
        // The verb tells nothing of anybody held: whoever was the subject goes on being it.
        ("Governor Peter Quist recalled the arrest of Daniel Oduya. He praised the police.", "Daniel Oduya", false),
        ("Governor Peter Quist opened the garden of Daniel Oduya. He was charged with fraud.", "Daniel Oduya", false),
    ] {
        let last = format!("He#{}", text.matches("He ").count());
        check(text, who, &last, same);
    }
}
