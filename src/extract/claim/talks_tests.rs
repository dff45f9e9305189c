//! What is told of talks.

use crate::annotate::Annotator;
use crate::extract::{Frames, Lexicon, read};
use crate::model::{Document, Field};
use std::sync::LazyLock;

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(|| Annotator::new().unwrap());

/// The claims on an attribute of meetings, each as its value and its evidence.
fn told(title: &str, text: &str, attribute: &str) -> Vec<(String, String)> {
    let document =
        Document { title: (!title.is_empty()).then(|| title.to_owned()), text: text.into(), ..Document::default() };
    let annotated = ANNOTATOR.annotate(&document);
    let reading = read(document, &annotated, Lexicon::builtin(), Frames::builtin());
    let name = format!("meetings.{attribute}");
    reading
        .claims
        .iter()
        .filter(|c| c.attribute.name() == name)
        .map(|c| {
            let field = if c.evidence.field == Field::Title { title } else { text };
            (c.value.to_string(), c.evidence.span.of(field).to_owned())
        })
        .collect()
}

fn values(text: &str, attribute: &str) -> Vec<String> {
    told("", text, attribute).into_iter().map(|(value, _)| value).collect()
}

#[test]
fn lengths_after_which_talks_ended() {
    for text in [
        "After two hours the talks between Silva and Okafor were over.",
        "The talks between Silva and Okafor took two hours.",
        "Silva and Okafor left after two hours of talks.",
        "The conversation lasted two hours, a meal included, and took place in a palace.",
    ] {
        assert_eq!(values(text, "duration"), ["PT2H"], "{text}");
    }
}

#[test]
fn lengths_of_talks_in_other_words() {
    for text in [
        "Silva and Okafor spoke on Monday in a two-hour call.",
        "Silva received Okafor for a last round of two hours. The talks were on dams.",
        "Silva told a news conference about the levy after two hours of negotiations.",
        "The talks began late. The night in Lagos lasted two hours.",
        "They agreed on the levy in a meeting of ministers that began on Monday and lasted two hours.",
        "The talks were held in Lagos. Silva sat at that table on Monday for two hours.",
        "Silva and Okafor spoke by telephone. In the course of the two hours Silva praised the dam.",
        "Silva and Okafor spoke by telephone. At the end of two hours on the line Silva praised the dam.",
        "Ministers agreed on the levy after arguing behind closed doors for two hours.",
    ] {
        assert_eq!(values(text, "duration"), ["PT2H"], "{text}");
    }
    let title = told("Ministers agree on dam talks after two hours in Lagos", "Silva and Okafor met.", "duration");
    assert_eq!(title.len(), 1, "{title:?}");
    for text in [
        "Silva won the last round of two hours.",
        "Silva sat in her garden for two hours. The talks were over.",
        "The rain lasted two hours. The talks were over.",
        "Okafor died after two hours in hospital. The talks were over.",
        "Okafor argued for two hours with his son. The talks were over.",
    ] {
        assert_eq!(values(text, "duration"), [""; 0], "{text}");
    }
}

#[test]
fn on_whose_initiative_they_meet() {
    for text in [
        "The talks on dams were convened at Norway's proposal.",
        "The ministers met. It was called at Norway's suggestion, an aide said.",
        "The ministers met at the request of Maria Silva.",
        "The ministers held talks. It was Norway that asked for the talks to be opened again.",
        "The row is over. It was Norway that begged the others to come back to the table.",
        "At the request of Norway, Silva received John Okafor in Lagos.",
        "The ministers reached a deal. Talks resumed at the request of the union.",
        "The ministers met. The request came from the union, an aide said.",
        "The ministers met. The proposal was put by Norway in May.",
        "The ministers met. The idea had been Norway's, an aide said.",
        "The ministers met. The summit was held on the initiative of Norway.",
        "The ministers met. The meeting that was held on the initiative of Norway lasted two hours.",
        "Norway implored the rebels to return to the table.",
    ] {
        assert_eq!(values(text, "requester"), ["(mention)"], "{text}");
    }
    for text in [
        "The talks ended. The dam was built at Norway's request.",
        "The talks ended. It was Norway that asked for more money.",
        "It was Norway that won the match.",
        "The ministers met. The request for money came from the union.",
        "The ministers met. The idea was not Norway's.",
        "The rain stopped. The request came from the union.",
        "Norway would beg the rebels to return to the table.",
    ] {
        assert_eq!(values(text, "requester"), [""; 0], "{text}");
    }
}

#[test]
fn talks_that_are_talked_about_are_not_to_come() {
    assert_eq!(values("Maria Silva wanted to play down her talk with John Okafor.", "held"), [""; 0]);
}

#[test]
fn approved_or_yet_to_be() {
    assert_eq!(values("The council gave its blessing to the accord.", "approved"), ["yes"]);
    assert_eq!(values("The council approved the treaty.", "approved"), ["yes"]);
    assert_eq!(values("Approval by the council is still outstanding.", "approved"), ["no"]);
    assert_eq!(values("The council gave its blessing to the bride.", "approved"), [""; 0]);
}

#[test]
fn planned_lengths_are_not_actual_ones() {
    for text in [
        "Two hours had been set aside.",
        "We planned a two-hour meeting.",
        "The talks were expected to last two hours.",
    ] {
        assert_eq!(values(text, "duration"), [""; 0], "{text}");
        assert_eq!(values(text, "planned duration"), ["PT2H"], "{text}");
    }
}

#[test]
fn lengths_of_other_things_are_no_lengths_of_talks() {
    for text in ["After two hours the rain was over.", "Two hours had passed.", "The flight took two hours."] {
        assert_eq!(values(text, "duration"), [""; 0], "{text}");
        assert_eq!(values(text, "planned duration"), [""; 0], "{text}");
    }
}

#[test]
fn a_part_in_private_is_not_the_whole() {
    let text = "They held a private meeting that lasted 20 minutes.";
    assert_eq!(values(text, "private duration"), ["PT20M"]);
    assert_eq!(values(text, "duration"), [""; 0]);
}

#[test]
fn neither_nor_denies_both() {
    let text = "It was neither a negotiation nor a meeting.";
    assert_eq!(values(text, "was a meeting"), ["no"]);
    assert_eq!(values("It was the first meeting of the two.", "was a meeting"), ["yes"]);
}

#[test]
fn two_who_call_a_meeting_are_one_answer() {
    assert_eq!(values("It was the two ministers who called the meeting.", "requester"), ["both"]);
    assert_eq!(values("Maria Silva requested the meeting.", "requester"), ["(mention)"]);
    // What is called something is only described.
    assert_eq!(values("Maria Silva left, calling the meeting fruitful.", "requester"), [""; 0]);
}

#[test]
fn signed_or_yet_to_be_signed() {
    assert_eq!(values("They put their signatures to the treaty.", "signed"), ["yes"]);
    assert_eq!(values("They are about to put their names to a document.", "signed"), ["no"]);
    assert_eq!(values("The treaty is about to be signed.", "signed"), ["no"]);
    assert_eq!(values("They wanted to sign the treaty.", "signed"), [""; 0]);
}

#[test]
fn held_or_yet_to_be_held() {
    let done = "Maria Silva and John Okafor have finished their talks in Lagos.";
    assert_eq!(values(done, "held"), ["yes"]);
    let planned = "Talks between Maria Silva and John Okafor are set for 3 May in Lagos.";
    assert_eq!(values(planned, "held"), ["no"]);
    assert_eq!(told("", planned, "planned date").len(), 1);
    assert_eq!(values("Maria Silva and John Okafor are to meet again in May.", "held"), [""; 0]);
    // What is done once may be planned again.
    assert_eq!(values(&format!("{done} {planned}"), "held"), ["yes"]);
    assert_eq!(values("Maria Silva spoke to John Okafor and reporters.", "held"), [""; 0]);
}

#[test]
fn press_conferences_to_come() {
    assert_eq!(values("A press conference is to follow the talks.", "press conference"), ["no"]);
    assert_eq!(values("Maria Silva told a press conference of her plans.", "press conference"), ["yes"]);
    assert_eq!(values("They like a press conference.", "press conference"), [""; 0]);
}

#[test]
fn invitations_are_known_by_their_place() {
    let found = values("Maria Silva invited John Okafor to Lisbon.", "inviter");
    assert_eq!(found.len(), 1);
    let found = values("The invitation to visit France came from Maria Silva.", "inviter");
    assert_eq!(found.len(), 1);
    assert_eq!(values("Maria Silva invited John Okafor.", "inviter"), [""; 0]);
}

#[test]
fn a_denial_of_a_denial_reaches_what_was_told() {
    let text = "Maria Silva promised a truce, the Herald wrote. John Okafor denied this.";
    let document = Document { text: text.into(), ..Document::default() };
    let annotated = ANNOTATOR.annotate(&document);
    let reading = read(document, &annotated, Lexicon::builtin(), Frames::builtin());
    let of = |value: &str| {
        reading.claims.iter().any(|c| c.attribute.name() == "fact:promise" && c.value.to_string() == value)
    };
    assert!(of("yes") && of("no"));
}

#[test]
fn what_is_exported_is_its_exporters() {
    let of = |text: &str| {
        let document = Document { text: text.into(), ..Document::default() };
        let annotated = ANNOTATOR.annotate(&document);
        let reading = read(document, &annotated, Lexicon::builtin(), Frames::builtin());
        reading.claims.iter().filter(|c| c.attribute.name() == "business.exported").count()
    };
    assert_eq!(of("France exported 40 tonnes of cheese."), 1);
    assert_eq!(of("Forty tonnes of cheese were shipped by France."), 1);
    assert_eq!(of("France exported cheese for 40 years."), 0);
}

#[test]
fn hours_that_ministers_spent_are_those_of_their_talks() {
    let length = |text: &str| values(text, "duration");
    assert_eq!(
        length("The ministers met in Lagos. They left tired: envoys spent seven hours haggling over fish."),
        ["PT7H"]
    );
    assert_eq!(
        length("Talks in Lagos ended in tears. The ministers spent seven hours in a cellar without a window."),
        ["PT7H"]
    );
    assert!(length("Nurses met in Lagos. One nurse spent seven hours in a queue.").is_empty());
    assert!(length("A ferry sank off Lagos. Survivors spent seven hours in the water.").is_empty());
    assert!(length("Talks in Lagos ended. The ministers will spend seven hours haggling over fish.").is_empty());
}
