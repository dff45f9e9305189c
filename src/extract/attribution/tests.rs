use super::*;
use crate::extract::testing::{annotated, token_at};
use crate::model::AttributionKind;

/// The chain at the token where `needle` starts, outermost first, joined by " < ".
fn chain(text: &str, needle: &str) -> String {
    let (document, annotated) = annotated(text);
    let attributions = find(&document, &annotated);
    let chain = attributions.of(token_at(&document, &annotated, needle)).chain;
    chain.iter().map(|s| s.name.as_str()).collect::<Vec<_>>().join(" < ")
}

#[track_caller]
fn check(cases: &[(&str, &str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, needle, expected)| {
            let found = chain(text, needle);
            (found != *expected).then(|| format!("{text:?} at {needle:?}: expected {expected:?}, found {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn reported_speech() {
    check(&[
        ("Police said that two men had fled.", "fled", "Police"),
        ("Police said that two men had fled.", "said", ""),
        ("Novak told reporters the bridge was closed.", "closed", "Novak"),
        ("The ministry confirmed that the bridge was closed.", "closed", "ministry"),
        ("Two men had fled, police said.", "fled", "police"),
        ("Two men had fled, said police spokeswoman Ann Lee.", "fled", "Ann Lee"),
        ("Two men, police said, fled on foot.", "fled", "police"),
        ("Police said Reed was shot and that he died, and added that a woman was hurt.", "hurt", "Police"),
        ("The mayor, who said the bridge was safe, left.", "safe", "mayor"),
        ("The mayor left.", "left", ""),
    ]);
}

#[test]
fn phrases_beside_the_clause() {
    check(&[
        ("According to the ministry, the talks lasted an hour.", "lasted", "ministry"),
        ("The talks lasted an hour, according to two officials who were there.", "lasted", "two officials"),
        ("The talks lasted an hour, according to a statement from the ministry.", "lasted", "ministry"),
        ("As Novak put it, the bridge was a ruin.", "ruin", "Novak"),
        ("In Novak's words, the bridge was safe.", "safe", "Novak"),
        ("Court records show that Reed was convicted in 2009.", "convicted", "Court records"),
        ("Everything went according to plan, Novak said.", "went", "Novak"),
    ]);
}

#[test]
fn nesting() {
    check(&[
        (
            "\"We asked for the talks,\" the mayor's spokeswoman Ana Ruiz said on Friday, according to Spanish news agency EFE.",
            "asked",
            "EFE < Ana Ruiz",
        ),
        ("The bridge was closed at noon, Interfax writes, quoting the Kremlin.", "closed", "Interfax < Kremlin"),
        ("The bridge was closed at noon, the newspaper said citing officials.", "closed", "newspaper < officials"),
        (
            "\"The bridge is safe,\" Minister Pavel Novak was quoted as saying by TASS.",
            "safe",
            "TASS < Minister Pavel Novak",
        ),
        ("TASS quoted Novak as saying that the bridge was safe.", "safe", "TASS < Novak"),
    ]);
}

#[test]
fn quotations() {
    let text = "“We will never agree to this,” said Novak. “They lied. They always lie.”\n\nThe talks ended on Monday.";
    check(&[(text, "agree", "Novak"), (text, "lied", "Novak"), (text, "always", "Novak"), (text, "ended", "")]);
    let spaced = "\" It is over. It is done, \" Novak said. \" We lost. \"\nHe left.";
    check(&[(spaced, "over", "Novak"), (spaced, "lost", "Novak"), (spaced, "left", "")]);
    let paragraphs = "“The bridge fell,” Novak said. “It was old.\n\n“It had to fall.”";
    check(&[(paragraphs, "old", "Novak"), (paragraphs, "had", "Novak")]);
    let colon = "Novak was clear: \"The bridge fell.\"";
    check(&[(colon, "fell", "Novak")]);
    let called = "Novak called the talks \"frank\" and left.";
    check(&[(called, "frank", "Novak"), (called, "left", "")]);
}

#[test]
fn direct_speech_is_told_from_reported() {
    let (document, annotated) = annotated("“The bridge fell,” Novak said. Lee said the road was closed.");
    let attributions = find(&document, &annotated);
    let kind = |needle| attributions.of(token_at(&document, &annotated, needle)).chain[0].kind;
    assert_eq!(kind("fell"), AttributionKind::Direct);
    assert_eq!(kind("closed"), AttributionKind::Indirect);
}

#[test]
fn hearsay() {
    check(&[
        ("The suspect reportedly fled to Spain.", "fled", "reportedly"),
        ("The man is said to have fled to Spain.", "fled", "said"),
        ("Police said the suspect allegedly fled to Spain.", "fled", "Police"),
    ]);
}

#[test]
fn what_is_not_said_has_no_source() {
    check(&[
        ("Novak did not say that the bridge was closed.", "closed", ""),
        ("Novak declined to say whether the bridge was closed.", "closed", ""),
        ("The two agreed that talks should go on.", "go", ""),
        ("A man accused of shooting two women was held.", "shooting", ""),
    ]);
}

#[test]
fn those_who_go_on_by_a_pronoun() {
    let text = "Police say a man was found on Elm Street. He had been shot twice. The street was closed.";
    check(&[(text, "shot", "Police"), (text, "closed", "")]);
    let text = "Novak says a man was found. He lives on Elm Street.";
    check(&[(text, "lives", "")]);
}

#[test]
fn denials_are_told() {
    let denials = |text: &str| {
        let (document, annotated) = annotated(text);
        let attributions = find(&document, &annotated);
        let name = |d: &Denial| format!("{}: {}", d.source.name, d.antecedent.is_some());
        attributions.denials().iter().map(name).collect::<Vec<_>>()
    };
    assert_eq!(denials("The company denied that it had sold the plant."), ["company: false"]);
    assert_eq!(denials("The plant was sold. The company denied the report."), ["company: true"]);
    assert_eq!(denials("The plant was sold. The claim is false, Novak said."), ["Novak: true"]);
    assert_eq!(denials("The plant was sold. Novak said this was not true."), ["Novak: true"]);
    assert_eq!(denials("The minister rejected claims that police had fired."), ["minister: false"]);
    assert!(denials("The company did not deny that it had sold the plant.").is_empty());
    assert!(denials("The company said that it had sold the plant.").is_empty());
}

#[test]
fn no_text_is_too_odd() {
    for text in
        ["", ".", "\"", "said", "\" said \"", "said said said.", "according to", "“", "— : —", "He said:", "as put"]
    {
        let (document, annotated) = annotated(text);
        let attributions = find(&document, &annotated);
        for (s, sentence) in annotated.sentences.iter().enumerate() {
            for t in 0..sentence.tokens.len() as u16 {
                let _ = attributions.of(TokenRef { sentence: s as u32, token: t });
            }
        }
    }
    let attributions = Attributions::default();
    assert!(attributions.of(TokenRef { sentence: 7, token: 7 }).chain.is_empty());
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    /// Whatever the tree, nothing panics and content lies within the sentences.
    #[test]
    fn any_tree_is_read(heads in proptest::collection::vec((0u16..14, 0usize..40), 1..14), words in proptest::collection::vec(0usize..16, 14)) {
        use crate::model::{Dep, NO_HEAD, Sentence, Span, Tag, Token};
        const WORDS: [&str; 16] = [
            "said", "police", "that", "\"", ",", "denied", "he", "called", "according", "to", "as", "quoted", "citing", "reportedly", "false", "is",
        ];
        const TAGS: [Tag; 8] = [Tag::Vbd, Tag::Nns, Tag::In, Tag::Prp, Tag::Nnp, Tag::Vbg, Tag::Vbn, Tag::Jj];
        let mut text = String::new();
        let n = heads.len();
        let mut tokens = Vec::new();
        for (i, (head, dep)) in heads.iter().enumerate() {
            let start = text.len() as u32;
            text.push_str(WORDS[words[i]]);
            let span = Span::new(start, text.len() as u32);
            text.push(' ');
            let lemma = match WORDS[words[i]] { "said" => "say", "denied" => "deny", "called" => "call", "quoted" => "quote", "citing" => "cite", "is" => "be", w => w };
            let head = if usize::from(*head) < n && usize::from(*head) != i { *head } else { NO_HEAD };
            tokens.push(Token { span, lemma: lemma.into(), tag: TAGS[(dep + i) % 8], head, dep: Dep::ALL[*dep % Dep::ALL.len()] });
        }
        let span = Span::new(0, text.len() as u32);
        let sentence = Sentence { field: crate::model::Field::Text, span, block: 0, heading: n % 2 == 0, tokens, entities: Vec::new() };
        let annotated = Annotated { sentences: vec![sentence.clone(), sentence] };
        let document = Document { text, ..Document::default() };
        let attributions = find(&document, &annotated);
        for s in 0..2 {
            for t in 0..n as u16 {
                let at = TokenRef { sentence: s, token: t };
                let _ = attributions.of(at);
                let _ = crate::extract::factuality::of_speaker(&document, &annotated, &attributions, at);
            }
        }
    }
}
