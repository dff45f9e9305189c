use super::testing::read;
use super::*;
use crate::model::{EntityKind, Gender, GrammaticalNumber, MentionKind};

fn written(document: &Document, m: &Mention) -> String {
    m.target.span.of(document.field(m.target.field)).to_owned()
}

#[test]
fn titles_are_parted_from_the_name() {
    let (document, annotated) = read(&["
        US NNP 2 compound GPE
        Secretary NNP 6 compound
        of IN 2 prep
        State NNP 3 pobj ORG
        Antony NNP 6 compound PERSON
        Blinken NNP 7 nsubj +
        spoke/speak VBD 0 root
        . . 7 punct"]);
    let mentions = find(&document, &annotated);
    let blinken = mentions.iter().find(|m| m.entity == EntityKind::Person).unwrap();
    assert_eq!(blinken.text, "Antony Blinken");
    assert_eq!(blinken.titles, ["US", "Secretary of State"]);
    assert_eq!((blinken.start, blinken.end), (0, 6));
    assert_eq!(written(&document, blinken), "Antony Blinken");
    assert_eq!(mentions.len(), 2, "the person and the country: {mentions:?}");
}

#[test]
fn courtesy_titles_tell_gender() {
    let (document, annotated) = read(&["
        Mrs. NNP 2 compound PERSON
        Arlowe NNP 3 nsubj +
        met/meet VBD 0 root
        spokeswoman NN 6 compound
        Robin NNP 6 compound PERSON
        Dale NNP 3 dobj +
        . . 3 punct"]);
    let mentions = find(&document, &annotated);
    let seen: Vec<_> = mentions.iter().map(|m| (m.text.as_str(), m.gender)).collect();
    assert_eq!(seen, [("Arlowe", Gender::Feminine), ("Robin Dale", Gender::Feminine)]);
}

#[test]
fn descriptions_and_pronouns() {
    let (document, annotated) = read(&["
        A DT 3 det
        24-year-old JJ 3 amod
        woman NN 5 nsubjpass
        was/be VBD 5 auxpass
        shot/shoot VBN 0 root
        by IN 5 agent
        the DT 8 det
        suspect NN 6 pobj
        and CC 5 cc
        two CD 11 nummod CARDINAL
        men/man NNS 12 nsubj
        saw/see VBD 5 conj
        her PRP 12 dobj
        . . 5 punct"]);
    let mentions = find(&document, &annotated);
    let seen: Vec<_> = mentions.iter().map(|m| (written(&document, m), m.kind, m.number, m.gender)).collect();
    use GrammaticalNumber::{Plural, Singular};
    assert_eq!(
        seen,
        [
            ("A 24-year-old woman".to_owned(), MentionKind::Indefinite, Singular, Gender::Feminine),
            ("the suspect".to_owned(), MentionKind::Definite, Singular, Gender::Unknown),
            ("two men".to_owned(), MentionKind::Indefinite, Plural, Gender::Masculine),
            ("her".to_owned(), MentionKind::Pronoun, Singular, Gender::Feminine),
        ]
    );
}

#[test]
fn the_american_describes_and_american_names() {
    let (document, annotated) = read(&["
        The DT 2 det
        American NNP 3 nsubj NORP
        asked/ask VBD 0 root
        American JJ 5 amod NORP
        reporters/reporter NNS 3 dobj
        . . 3 punct"]);
    let kinds: Vec<_> = find(&document, &annotated).iter().map(|m| (m.text.to_string(), m.kind)).collect();
    assert!(kinds.contains(&("American".to_owned(), MentionKind::Definite)), "{kinds:?}");
    assert!(kinds.contains(&("American".to_owned(), MentionKind::Name)), "{kinds:?}");
}

#[test]
fn names_passed_over_by_the_annotator() {
    let (document, annotated) = read(&["
        Shots/shot NNS 2 nsubj
        fell/fall VBD 0 root
        near IN 2 prep
        Larch NNP 5 compound
        Street NNP 3 pobj
        , , 2 punct
        Mr. NNP 8 compound
        Oduya NNP 9 nsubj
        said/say VBD 2 conj
        . . 2 punct"]);
    let seen: Vec<_> = find(&document, &annotated).iter().map(|m| (m.text.to_string(), m.entity)).collect();
    assert!(seen.contains(&("Larch Street".to_owned(), EntityKind::Fac)), "{seen:?}");
    assert!(seen.contains(&("Oduya".to_owned(), EntityKind::Person)), "{seen:?}");
}

/// The names that a text holds.
fn names(text: &str) -> Vec<String> {
    let (document, annotated) = crate::extract::testing::annotated(text);
    let mentions = find(&document, &annotated);
    mentions.iter().filter(|m| m.kind == MentionKind::Name).map(|m| m.text.to_string()).collect()
}

#[test]
fn names_of_houses_are_taken_whole() {
    for (text, name) in [
        ("She was flown to Denver Medical Center at Ostrander on Friday.", "Denver Medical Center at Ostrander"),
        ("Larch Creek Fire Protection District Chief Ann Lund said so.", "Larch Creek Fire Protection District"),
        ("The two live at 1240 Turner's Ferry Road in Denver.", "Turner's Ferry Road"),
        ("The United States Fish and Wildlife Service had closed the lake.", "Fish and Wildlife Service"),
    ] {
        assert!(names(text).iter().any(|n| n.ends_with(name)), "{text}: {:?}", names(text));
    }
    for (text, name) in [
        ("They met near Turner's Larch Street home.", "Turner's Larch Street"),
        ("The police arrived at Denver on Friday.", "at Denver"),
    ] {
        assert!(names(text).iter().all(|n| !n.contains(name)), "{text}: {:?}", names(text));
    }
}

#[test]
fn a_suffix_is_no_name_and_ends_one() {
    let found = names("Peter Holm, Jr., 21, has been found guilty of murder. The jurors of Peter Holm Jr. agreed.");
    assert!(found.iter().all(|n| n.starts_with("Peter Holm")), "{found:?}");
}

proptest::proptest! {
    /// Whatever the annotator makes of a text, finding mentions ends and stays within it.
    #[test]
    fn nothing_panics(
        rows in proptest::collection::vec((0usize..8, 0usize..crate::model::Tag::ALL.len(), 0u16..12, 0usize..crate::model::Dep::ALL.len(), 0usize..4), 1..12)
    ) {
        let words = ["Ann", "of", "the", "president", "24-year-old", "—", "US", "'s"];
        let kinds = ["", "PERSON", "+", "GPE"];
        let mut open = false;
        let lines: Vec<String> = rows.iter().map(|&(w, t, h, d, k)| {
            let entity = if kinds[k] == "+" && !open { "" } else { kinds[k] };
            open = !entity.is_empty();
            let head = h.min(rows.len() as u16);
            format!("{} {} {head} {} {entity}", words[w], crate::model::Tag::ALL[t], crate::model::Dep::ALL[d])
        }).collect();
        let (document, annotated) = read(&[&lines.join("\n")]);
        for m in find(&document, &annotated) {
            proptest::prop_assert!(m.start < m.end && (m.end as usize) <= rows.len());
            proptest::prop_assert!((m.start..m.end).contains(&m.head.token));
            let _ = written(&document, &m);
        }
    }
}

#[test]
fn an_owner_parts_two_names() {
    let name = |owner: &str| {
        let (document, annotated) = read(&[&format!(
            "
            Council NNP 7 nsubj ORG
            of IN 1 prep +
            {owner} 6 poss +
            ruling VBG 6 amod +
            Growers NNPS 6 compound +
            Party NNP 2 pobj +
            met/meet VBD 0 root"
        )]);
        find(&document, &annotated).iter().map(|m| m.text.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(name("his PRP$"), ["Council", "his", "Growers Party"]);
    assert_eq!(name("the DT"), ["Council of the ruling Growers Party"]);
}
