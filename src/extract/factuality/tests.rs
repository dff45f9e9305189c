use super::*;
use crate::extract::attribution;
use crate::extract::testing::{annotated, token_at};

#[track_caller]
fn check(cases: &[(&str, &str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, needle, expected)| {
            let (document, annotated) = annotated(text);
            let attributions = attribution::find(&document, &annotated);
            let at = token_at(&document, &annotated, needle);
            let found = of_speaker(&document, &annotated, &attributions, at).as_str();
            (found != *expected).then(|| format!("{text:?} at {needle:?}: expected {expected}, found {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn negation() {
    check(&[
        ("They met.", "met", "certain"),
        ("They did not meet.", "meet", "certain-not"),
        ("They never met.", "met", "certain-not"),
        ("No formal meeting took place.", "took", "certain-not"),
        ("No formal meeting took place.", "meeting", "certain-not"),
        ("They did not hold a meeting.", "meeting", "certain-not"),
        ("Nobody was hurt.", "hurt", "certain-not"),
        ("Not a single deputy backed the levy.", "backed", "certain-not"),
        ("Not one deputy backed the levy.", "backed", "certain-not"),
        ("Not one of the three asked for a pardon.", "asked", "certain-not"),
        ("None of the three asked for a pardon.", "asked", "certain-not"),
        ("Not all of the deputies backed the levy.", "backed", "certain"),
        ("One of the three asked for a pardon.", "asked", "certain"),
        ("The council neither adopted nor rejected the plan.", "adopted", "certain-not"),
        ("The council neither adopted nor rejected the plan.", "rejected", "certain-not"),
        ("The minister has yet to answer the letter.", "answer", "certain-not"),
        ("The minister has yet to properly answer the letter.", "answer", "certain-not"),
        ("The ferry is yet to be found.", "found", "certain-not"),
        ("There was no deal.", "deal", "certain-not"),
        ("They left without meeting the press.", "meeting", "certain-not"),
        ("He no longer leads the party.", "leads", "certain-not"),
        ("He is not only ill but dying.", "ill", "certain"),
        ("They did not attend the meeting.", "meeting", "certain"),
    ]);
}

#[test]
fn modals_and_adverbs() {
    check(&[
        ("He may have escaped.", "escaped", "possible"),
        ("He might not come.", "come", "possible-not"),
        ("He could not attend.", "attend", "certain-not"),
        ("The talks will resume on Monday.", "resume", "uncommitted"),
        ("He would have met them.", "met", "uncommitted"),
        ("The suspect reportedly fled.", "fled", "probable"),
        ("Perhaps he fled.", "fled", "possible"),
        ("The alleged attack shook the town.", "attack", "probable"),
        ("The planned talks were cancelled.", "talks", "uncommitted"),
    ]);
}

#[test]
fn what_governs() {
    check(&[
        ("He managed to escape.", "escape", "certain"),
        ("The talks failed to produce a deal.", "produce", "certain-not"),
        ("The minister refused to resign.", "resign", "certain-not"),
        ("He wants to resign.", "resign", "uncommitted"),
        ("He asked the court to free him.", "free", "uncommitted"),
        ("He is believed to have fled.", "fled", "probable"),
        ("He is likely to resign.", "resign", "probable"),
        ("He is unlikely to resign.", "resign", "probable-not"),
        ("It is possible that he fled.", "fled", "possible"),
        ("It is not true that they met.", "met", "certain-not"),
        ("He regretted that they had met.", "met", "certain"),
        ("The plan to close the plant angered them.", "close", "uncommitted"),
        ("She was the first to arrive.", "arrive", "certain"),
        ("He was suspected of stealing the car.", "stealing", "probable"),
        ("They called for a ceasefire.", "ceasefire", "uncommitted"),
        ("They cancelled the meeting.", "meeting", "certain-not"),
        ("They did not cancel the meeting.", "meeting", "certain"),
    ]);
}

#[test]
fn conditions_and_questions() {
    check(&[
        ("If he resigns, we will stay.", "resigns", "uncommitted"),
        ("He asked whether they had met.", "met", "uncommitted"),
        ("Did they meet?", "meet", "uncommitted"),
        ("He came in order to sign the deal.", "sign", "uncommitted"),
    ]);
}

#[test]
fn relative_to_the_speaker() {
    check(&[
        ("Police said the man did not flee.", "flee", "certain-not"),
        ("The company denied that it had sold the plant.", "sold", "certain-not"),
        ("The minister rejected claims that police had fired on the crowd.", "fired", "certain-not"),
        ("Novak believes the bridge was closed.", "closed", "probable"),
        ("Novak did not say whether the bridge was closed.", "closed", "uncommitted"),
    ]);
}

#[test]
fn what_is_to_come_is_scheduled() {
    let scheduled = |text: &str, needle: &str| {
        let (document, annotated) = annotated(text);
        let at = token_at(&document, &annotated, needle);
        is_scheduled(&annotated.sentences[at.sentence as usize], &document.text, at.token, None)
    };
    assert!(scheduled("The talks will resume on Monday.", "resume"));
    assert!(scheduled("The talks are set to resume on Monday.", "resume"));
    assert!(!scheduled("The talks resumed on Monday.", "resumed"));
    assert!(!scheduled("He wants to resign.", "resign"));
}
