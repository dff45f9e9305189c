//! How two people are related: "her fiancé", "his uncle, Carl Moss", "Carl Moss, the boy's uncle".

use super::context::{Context, Draft, cover};
use crate::extract::mention::Nouns;
use crate::extract::{kinds, nouns};
use crate::lower::Lower;
use crate::model::value::Phrase;
use crate::model::{
    Attribute, Claim, Dep, Filler, Gender, GrammaticalNumber, MentionIx, MentionKind, NO_HEAD, Role, Sentence, Subject,
    Tag, Value,
};
use smol_str::{SmolStr, format_smolstr};
use std::ops::Range;

/// Whom somebody is a couple with: of that somebody.
const PARTNER: &str = "people.partner";
/// Whether somebody still is the partner of another: of the partner.
const COUPLE: &str = "people.couple";
/// What somebody is to another: of the relative.
const RELATION: &str = "people.relation";

/// Adds the couples and kinsfolk of a sentence.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    for (i, token) in sentence.tokens.iter().enumerate() {
        let noun = i as u16;
        // Several of them; but taggers take rare words such as "fiancée" for any part of speech.
        if matches!(token.tag, Tag::Nns | Tag::Nnps) && sentence.word(noun, text).lower() != token.lemma.lower() {
            continue;
        }
        let (word, parts) = word(sentence, noun);
        let Some((anchor, tokens)) = anchor(context, s, noun, &parts) else { continue };
        let relative = relative(context, s, noun, &parts);
        let tokens = match &relative {
            Some((_, name)) if name.end.max(tokens.end) - name.start.min(tokens.start) <= LONG => {
                name.start.min(tokens.start)..name.end.max(tokens.end)
            }
            _ => tokens,
        };
        let name = relative.map(|(name, _)| name).filter(|&name| name != anchor);
        let mut tell = |attribute: &str, subject: MentionIx, other: Option<MentionIx>| {
            let Some(kind) = kinds::of(attribute, std::slice::from_ref(&word)) else { return };
            out.push(context.finish(
                s,
                Draft {
                    attribute: Attribute::Frame(attribute.into()),
                    subject: Subject::Mention(subject),
                    value: Value::Phrase(Phrase::new(kind, gender(&word))),
                    rest: other.map(|m| (Role::Recipient, Filler::Mention(m))).into_iter().collect(),
                    trigger: noun,
                    evidence: cover(sentence, beside(sentence, text, tokens.clone())),
                    as_written: cover(sentence, tokens.clone()),
                    polar: false,
                },
            ));
        };
        tell(PARTNER, anchor, name);
        if let Some(name) = name {
            tell(COUPLE, name, Some(anchor));
            tell(RELATION, name, Some(anchor));
        }
    }
}

/// As many tokens may a relation and the name of the relative take.
const LONG: u16 = 9;

/// The word for a relation, also where it comes in parts ("ex-wife", "half-brother", "father-in-law"), with its tokens.
fn word(sentence: &Sentence, noun: u16) -> (SmolStr, Range<u16>) {
    let lemma = |i: u16| sentence.tokens.get(i as usize).map(|t| t.lemma.lower()).unwrap_or_default();
    let hyphen = |i: u16| sentence.tokens.get(i as usize).is_some_and(|t| t.tag == Tag::Hyph || t.lemma == "-");
    // The parser may take either part for the noun.
    if lemma(noun) == "ex" && hyphen(noun + 1) {
        return (format_smolstr!("ex-{}", lemma(noun + 2)), noun..noun + 3);
    }
    let (mut word, mut tokens) = (SmolStr::from(lemma(noun).as_ref()), noun..noun + 1);
    if noun >= 2 && hyphen(noun - 1) {
        tokens.start = noun - 2;
        word = format_smolstr!("{}-{word}", lemma(noun - 2));
    } else if noun >= 1 && matches!(lemma(noun - 1).as_ref(), "former" | "ex") {
        tokens.start = noun - 1;
        word = format_smolstr!("ex-{word}");
    }
    if hyphen(noun + 1) && lemma(noun + 4) == "law" {
        tokens.end = noun + 5;
        word = format_smolstr!("{word}-in-law");
    }
    (word, tokens)
}

/// Whose partner or relative it is: one person before the noun ("her fiancé") or under it ("a brother of Diaz"); with the
/// tokens from there to the noun.
fn anchor(context: &Context, s: usize, noun: u16, parts: &Range<u16>) -> Option<(MentionIx, Range<u16>)> {
    let (sentence, text) = context.sentence(s);
    // Parsers lose the owner of words with a hyphen.
    let mark = parts.start.checked_sub(1).map(|i| &sentence.tokens[i as usize]).filter(|t| t.tag == Tag::Pos);
    let owner = sentence.child(noun, Dep::Poss).or_else(|| mark.map(|t| t.head).filter(|&head| head != NO_HEAD));
    let under = || {
        let of = sentence.children(noun).find(|&c| c > noun && sentence.tokens[c as usize].lemma == "of")?;
        sentence.child(of, Dep::Pobj)
    };
    let head = owner.or_else(under)?;
    let pronoun = sentence.tokens[head as usize].tag.is_pronoun();
    let third = matches!(sentence.word(head, text).lower().as_ref(), "his" | "her" | "him");
    if !nouns::is_person(sentence, text, head) || pronoun && !third {
        return None;
    }
    let mention = context.mention(s, head)?;
    let one = context.mentions[mention as usize].number == GrammaticalNumber::Singular;
    let joined = sentence.child(head, Dep::Conj).is_some();
    let phrase = sentence.subtree(head);
    (one && !joined).then(|| (mention, phrase.start.min(parts.start)..phrase.end.max(parts.end)))
}

/// The name of the partner or relative, with its tokens: beside the noun, or what the noun is said of.
fn relative(context: &Context, s: usize, noun: u16, parts: &Range<u16>) -> Option<(MentionIx, Range<u16>)> {
    let (sentence, _) = context.sentence(s);
    let token = &sentence.tokens[noun as usize];
    let above = (token.head != NO_HEAD).then_some(token.head);
    let beside = parts.clone().find_map(|i| sentence.child(i, Dep::Appos));
    let over = above.filter(|_| matches!(token.dep, Dep::Appos | Dep::Compound | Dep::Nmod));
    // "Moss is her uncle."
    let said_of = || above.filter(|_| token.dep == Dep::Attr).and_then(|verb| sentence.child(verb, Dep::Nsubj));
    let name = beside.or(over).or_else(said_of)?;
    let mention = context.mention(s, name)?;
    let m = &context.mentions[mention as usize];
    (m.kind == MentionKind::Name && m.number == GrammaticalNumber::Singular).then_some((mention, m.start..m.end))
}

/// Widens a relation over the preposition before it: "with her fiancé".
fn beside(sentence: &Sentence, text: &str, tokens: Range<u16>) -> Range<u16> {
    let with = tokens.start.checked_sub(1).filter(|&i| sentence.word(i, text).lower() == "with");
    with.unwrap_or(tokens.start)..tokens.end
}

/// Whether a word for a partner or relative is of a man or a woman, so that "husband" and "girlfriend" are two people. Few
/// tell a fiancé from a fiancée.
fn gender(word: &str) -> Option<&'static str> {
    if word.contains("fianc") {
        return None;
    }
    let noun = word.trim_start_matches("ex-").trim_start_matches("half-").trim_start_matches("great-");
    let noun = noun.trim_start_matches("step").trim_end_matches("-in-law");
    match Nouns::table().get(noun)?.gender {
        Gender::Feminine => Some("woman"),
        Gender::Masculine => Some("man"),
        Gender::Unknown => None,
    }
}
