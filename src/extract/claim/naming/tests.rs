//! Names held back and made public.

use crate::extract::testing::{annotated, values};
use crate::extract::{Frames, Lexicon, read};

const PERSON: &str = "people.named";
const VICTIM: &str = "people.victim named";
const SUSPECT: &str = "people.suspect named";
const OFFICER: &str = "people.officer named";

#[test]
fn file_parses() {
    assert!(super::WORDS.side.iter().any(|side| side.attribute == SUSPECT));
    assert_eq!(super::Side::of_victims().unwrap().attribute, VICTIM);
}

#[test]
fn names_are_held_back() {
    for text in [
        "The name of the man was not released.",
        "Police have not released the victim's name.",
        "The boy, whose name has not been released, was hurt.",
        "Police are withholding the identity of the driver.",
        "The woman has not been identified.",
        "Police declined to release his name.",
        "The name of the man will be released on Friday.",
        "The unidentified gunman ran off.",
        "The name of the boy is not being released until his kin are told.",
    ] {
        assert_eq!(values(text, PERSON), ["no"], "{text}");
    }
}

#[test]
fn names_are_told_or_nobody_has_one() {
    for text in [
        "The name of the ship was not released.",
        "The man was not named until Monday.",
        "Peter Falk has not been identified as the gunman.",
        "The names of the victims were not released.",
        "The woman, who declined to be named, saw it.",
        "A neighbour would not give her name.",
        "The paper does not name juveniles.",
        "Witnesses identified the man.",
        "The boy was identified as a runaway.",
        "A woman named Maria Lund spoke.",
        "Maria Lund was named head of the board.",
    ] {
        assert!(values(text, PERSON).is_empty(), "{text}");
    }
    for text in ["Police released the name of the man.", "Police identified the man as Peter Falk."] {
        assert_eq!(values(text, PERSON)[0], "yes", "{text}");
    }
}

#[test]
fn the_dead_are_named_or_not() {
    assert_eq!(values("Ana Diaz, 40, was stabbed on Monday. Ana Diaz was killed at home.", VICTIM), ["yes"]);
    assert_eq!(values("The woman, who has not been identified, died at a hospital.", VICTIM), ["no"]);
    // One of two is named: which the other report names, nobody can tell.
    let both = "Ana Diaz was killed on Monday. A second victim has not been identified.";
    assert_eq!(values(both, VICTIM), ["no"]);
    assert_eq!(values("A man was killed. No names will be released until kin are told.", VICTIM), ["no"]);
    assert_eq!(values("A man was killed. The name is being withheld until kin are told.", VICTIM), ["no"]);
    assert_eq!(values("The coroner released the names of the victims.", VICTIM), ["yes"]);
    assert_eq!(values("Police have not named the victims.", VICTIM), ["no"]);
    assert_eq!(values("None of the people stabbed has been identified.", VICTIM), ["no"]);
    assert_eq!(values("An unidentified woman was killed on Monday.", VICTIM), ["no"]);
    assert_eq!(values("An unidentified woman and Ana Diaz were killed on Monday.", VICTIM), ["yes"]);
    assert!(values("An unidentified woman called for help.", VICTIM).is_empty());
    assert_eq!(values("Ana Diaz was identified by the coroner as the victim.", VICTIM)[0], "yes");
    assert_eq!(values("The name of the victim has not released.", VICTIM), ["no"]);
    let other = "Police identified the victim as Ana Diaz. The name of a boy who was killed was not released.";
    assert_eq!(values(other, VICTIM), ["no"]);
    let third = "Police arrested a man. The third victim, a boy whose name has not been released, was hurt.";
    assert_eq!(values(third, VICTIM), ["no"]);
}

#[test]
fn the_accused_and_the_officers_are_no_victims() {
    assert!(values("The gunman has not been identified.", VICTIM).is_empty());
    assert!(values("Ana Diaz was arrested on Monday.", VICTIM).is_empty());
    assert!(values("A man was arrested. The teenager has not been identified.", VICTIM).is_empty());
    let officer = "The officer who shot him was not identified.";
    assert!(values(officer, VICTIM).is_empty());
    assert_eq!(values(officer, OFFICER), ["no"]);
    let two = "Police did not release the names of the officers or the victim.";
    assert_eq!((values(two, OFFICER), values(two, VICTIM)), (vec!["no".to_owned()], vec!["no".to_owned()]));
}

#[test]
fn the_accused_are_named_or_not() {
    assert_eq!(values("Ana Diaz, 40, was arrested on Monday.", SUSPECT), ["yes"]);
    let named = "Ana Diaz, 40, ran off. Police caught up with Diaz on Monday and arrested Diaz.";
    let (document, annotated) = annotated(named);
    let reading = read(document, &annotated, Lexicon::builtin(), Frames::builtin());
    let claim = reading.claims.iter().find(|c| c.attribute.name() == SUSPECT).unwrap();
    assert_eq!(claim.evidence.span.of(&reading.document.text), "Ana Diaz, 40");
    assert_eq!(values("The name of the suspect was not released.", SUSPECT), ["no"]);
    assert_eq!(values("Peter Falk shot the baker, the sheriff said.", SUSPECT), ["yes"]);
    assert!(values("Officer Peter Falk shot the robber.", SUSPECT).is_empty());
    assert!(values("Ana Diaz was killed. Ana Diaz shot herself, the sheriff said.", SUSPECT).is_empty());
    assert!(values("Peter Falk may have shot the baker.", SUSPECT).is_empty());
    assert_eq!(values("Police arrested a man on Monday. The suspect has not been identified.", SUSPECT), ["no"]);
    assert_eq!(values("A man was arrested on Monday. Police declined to release his name.", SUSPECT), ["no"]);
    assert!(values("The victim has not been identified.", SUSPECT).is_empty());
    assert!(values("Ana Diaz was killed on Monday.", SUSPECT).is_empty());
    // No suspect is known: that none has been named says nothing.
    assert!(values("Police have not identified any suspects.", SUSPECT).is_empty());
    assert!(values("Police have identified a suspect.", SUSPECT).is_empty());
    assert!(values("An unidentified gunman ran off with another.", SUSPECT).iter().all(|v| v == "no"));
}
