use super::*;
use crate::extract::testing::annotated;
use crate::extract::{Frames, Lexicon, read};

/// The sides of what a text denies: told, denied.
fn sides(text: &str) -> Vec<(bool, String)> {
    let (document, annotated) = annotated(text);
    let reading = read(document, &annotated, Lexicon::builtin(), Frames::builtin());
    let denied = |c: &&Claim| c.attribute.name().starts_with("denied:");
    let words = |c: &Claim| c.evidence.span.of(text).to_owned();
    reading.claims.iter().filter(denied).map(|c| (c.value == Value::Polarity(true), words(c))).collect()
}

fn both(text: &str, told: &str, denied: &str) {
    let mut found = sides(text);
    found.sort_by_key(|side| !side.0);
    assert_eq!(found, [(true, told.to_owned()), (false, denied.to_owned())], "{text}");
}

#[test]
fn reports_and_their_denial_in_one_sentence() {
    both(
        "Okafor denied reports that the dam had leaked.",
        "reports that the dam had leaked",
        "Okafor denied reports that the dam had leaked",
    );
    both(
        "The mayor dismissed allegations of bribery.",
        "allegations of bribery",
        "The mayor dismissed allegations of bribery",
    );
    both(
        "Rumours that the bank had closed are false, Okafor said.",
        "Rumours that the bank had closed",
        "Rumours that the bank had closed are false",
    );
}

#[test]
fn what_is_not_denied_or_by_no_party() {
    for text in [
        "Okafor did not deny reports that the dam had leaked.",
        "Okafor would deny reports that the dam had leaked.",
        "Okafor dismissed claims that the dam would leak.",
        "The judge rejected claims that the evidence was stale.",
        "Okafor rejected the offer of a loan.",
        "Okafor dismissed the report.",
        "Okafor denies any role in the flood.",
        "There is no such thing as a free lunch.",
    ] {
        assert_eq!(sides(text), [], "{text}");
    }
}

#[test]
fn a_role_alleged_and_denied() {
    both(
        "The firm was sued over its alleged role in the flood. It paid a lawyer. The firm denies any role in the flood.",
        "its alleged role in the flood",
        "The firm denies any role in the flood",
    );
    let other = "The firm was sued over its alleged role in the fire. The firm denies any role in the flood.";
    assert_eq!(sides(other), []);
}

#[test]
fn such_points_back() {
    both(
        "Okafor made an offer for the bank in May, an aide says. The ministry knows of no such offer.",
        "Okafor made an offer for the bank in May",
        "The ministry knows of no such offer",
    );
    assert_eq!(sides("Okafor made a speech. The ministry knows of no such offer."), []);
}

#[test]
fn a_charge_rejected_in_passing() {
    both(
        "The court gave him six years for spying, a charge which he rejects.",
        "gave him six years for spying",
        "a charge which he rejects",
    );
}

#[test]
fn file_parses() {
    assert!(WORDS.reports.contains("report") && WORDS.judges.contains("court"));
}
