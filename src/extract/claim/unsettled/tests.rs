//! What is left open, and what answers it.

use super::WORDS;
use crate::extract::testing::values;

const MOTIVE: &str = "police.motive known";
const SHOTS: &str = "police.shots known";
const SUSPECT: &str = "police.suspect known";
const OF_ONE: &str = "people.condition known";
const CONDITION: &str = "people.condition told";

#[test]
fn file_parses() {
    assert!(WORDS.tell.contains("know"));
}

#[test]
fn questions_left_open_are_told_from_those_answered() {
    for (text, attribute, known) in [
        ("Police do not know why the clerk was shot.", MOTIVE, "no"),
        ("It was not clear what led to the stabbing.", MOTIVE, "no"),
        ("The motive for the attack is unknown.", MOTIVE, "no"),
        ("Detectives have not established a motive.", MOTIVE, "no"),
        ("Officers said the killing was gang-related.", MOTIVE, "yes"),
        ("The stabbing stemmed from a dispute over a car.", MOTIVE, "yes"),
        ("Deputies did not know how many shots were fired.", SHOTS, "no"),
        ("The man fired nine rounds at the door.", SHOTS, "yes"),
        ("The deputy fired twice.", SHOTS, "yes"),
        ("Nobody spoke to reporters, and there was no indication yet as to why.", MOTIVE, "no"),
        ("It is unclear who fired first.", SUSPECT, "no"),
        ("Detectives do not know if the driver was the gunman.", SUSPECT, "no"),
        ("The clerk stabbed him because he was jealous.", MOTIVE, "yes"),
    ] {
        assert_eq!(values(text, attribute), [known], "{text}");
    }
}

#[test]
fn other_questions_and_reasons_say_nothing() {
    for text in [
        "The mayor knows why the bridge fell.",
        "Police would not say why the permit was denied.",
        "There is no reason to worry about the water.",
        "Nobody asked how many shots of vaccine were left.",
        "The firm has a work-related insurance plan.",
        "She was shot in the arm two times.",
        "Several shots were fired.",
        "The man shot him twice.",
        "Nobody knows whether the driver was hurt.",
        "The clerk did not stab him because he was jealous.",
        "The clerk left because he was tired.",
    ] {
        for attribute in [MOTIVE, SHOTS, SUSPECT] {
            assert!(values(text, attribute).is_empty(), "{text}");
        }
    }
}

#[test]
fn conditions_of_several_are_the_events() {
    for (text, value) in [
        ("Their conditions were not released.", "no"),
        ("The conditions of the victims are unknown.", "no"),
        ("Deputies would not say what condition the victims are in.", "no"),
        ("Two boys were listed in fair condition.", "yes"),
        ("Their names and conditions have not been released.", "no"),
        ("Ana Diaz is expected to survive.", "yes"),
    ] {
        assert_eq!(values(text, CONDITION), [value], "{text}");
    }
}

#[test]
fn the_condition_of_one_is_theirs() {
    for text in [
        "His condition is unknown.",
        "The condition of the girl was not available.",
        "The clerk, whose condition was undisclosed, was flown to a clinic.",
        "The hospital declined to release his condition.",
        "She was told not to release any information on his condition.",
        "The boy was taken to a clinic with unknown injuries.",
    ] {
        // Theirs and, where nothing else is told, the event's.
        assert_eq!(
            (values(text, OF_ONE), values(text, CONDITION)),
            (vec!["no".to_owned()], vec!["no".to_owned()]),
            "{text}"
        );
    }
    let two = "Two people were injured, a boy and a girl. Her condition is unknown.";
    assert_eq!((values(two, OF_ONE).len(), values(two, CONDITION).len()), (1, 0));
    let both = "Ana Diaz was listed in fair condition. The condition of the clerk was not known.";
    assert_eq!(values(both, OF_ONE).len(), 2);
    assert!(values(both, CONDITION).iter().all(|v| v == "yes"));
}

#[test]
fn conditions_of_things_and_terms_say_nothing() {
    for text in [
        "The road's condition is unknown.",
        "Their conditions for a deal were kept.",
        "The boy was taken to a clinic with serious injuries.",
        "Her condition is improving.",
    ] {
        assert!(!values(text, CONDITION).contains(&"no".to_owned()), "{text}");
    }
}

#[test]
fn what_is_open_is_told_in_many_ways() {
    for (text, attribute) in [
        ("Deputies are not saying what they think the motive was.", MOTIVE),
        ("There was no clear motive.", MOTIVE),
        ("The motive remains under investigation.", MOTIVE),
        ("Detectives are working to determine the motive.", MOTIVE),
        ("Nobody knows why the clerk was stabbed.", MOTIVE),
        ("The sheriff did not name the man or give a motive.", MOTIVE),
        ("The sheriff has yet to release a motive.", MOTIVE),
        ("The sheriff has not said who he thinks was the gunman.", SUSPECT),
        ("The sheriff did not say how many times the deputy fired.", SHOTS),
    ] {
        assert_eq!(values(text, attribute), ["no"], "{text}");
    }
    for (text, attribute) in [
        ("The sheriff did not say that the motive was greed.", MOTIVE),
        ("The sheriff explained what the motive was.", MOTIVE),
        ("Detectives worked for weeks and determined the motive.", MOTIVE),
        ("The sheriff said who he thinks was the gunman.", SUSPECT),
        ("Detectives have no other motive.", MOTIVE),
        ("It is unknown if there was a second gunman.", SUSPECT),
        ("Nobody explained why prosecutors waited.", MOTIVE),
    ] {
        assert!(!values(text, attribute).contains(&"no".to_owned()), "{text}");
    }
}

#[test]
fn deeds_come_of_quarrels_and_robberies() {
    for text in [
        "The clerk was shot during an argument over a parking space.",
        "The clerk was stabbed in a robbery.",
        "A dispute led to the shooting.",
        "It was a drug deal gone bad, the sheriff said.",
        "The argument escalated and the man fired.",
        "The shooting was in retaliation for a theft.",
        "The killing was drug-related.",
        "The shooting arose out of a feud.",
    ] {
        assert_eq!(values(text, MOTIVE), ["yes"], "{text}");
    }
    for text in [
        "The clerk was not shot during an argument.",
        "The clerk may have been shot during an argument.",
        "The man was arrested after a robbery.",
        "A dispute led to the strike.",
        "The deal was signed on Monday.",
        "The clerk was stabbed during the fight.",
    ] {
        assert!(values(text, MOTIVE).is_empty(), "{text}");
    }
}
