//! Mentions by description and by pronoun.

use super::{NounClass, Nouns, View};
use crate::lower::Lower;
use crate::model::{Dep, EntityKind, Gender, GrammaticalNumber, Mention, MentionKind, Tag, TokenRef};
use smol_str::SmolStr;

/// Adds the descriptions and pronouns of a sentence.
pub(super) fn find(view: View<'_>, taken: &[bool], out: &mut Vec<Mention>) {
    for i in 0..view.len() {
        let token = view.token(i);
        match token.tag {
            Tag::Prp | Tag::PrpS => out.extend(pronoun(view, i)),
            Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps if !taken[i as usize] => out.extend(description(view, i)),
            // "the 36-year-old": the adjective stands for the person.
            Tag::Jj if view.is_age(i) && is_argument(token.dep) => out.extend(description(view, i)),
            // "three were wounded", "two of them", "both", "the other": numbers and the like that stand for people.
            Tag::Cd | Tag::Dt | Tag::Jj if stands_for_people(view, i) => out.push(build(view, i, None)),
            _ => {}
        }
    }
}

fn is_argument(dep: Dep) -> bool {
    matches!(
        dep,
        Dep::Nsubj
            | Dep::Nsubjpass
            | Dep::Dobj
            | Dep::Pobj
            | Dep::Dative
            | Dep::Agent
            | Dep::Conj
            | Dep::Appos
            | Dep::Attr
            | Dep::Poss
            | Dep::Root
    )
}

fn stands_for_people(view: View<'_>, i: u16) -> bool {
    let token = view.token(i);
    let argument = match token.dep {
        Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Agent => true,
        Dep::Pobj => token.tag != Tag::Cd,
        _ => false,
    };
    if !argument {
        return false;
    }
    match token.tag {
        Tag::Cd => {
            let number = view.sentence.entity_at(i).is_none_or(|e| e.kind == EntityKind::Cardinal);
            number && token.dep != Dep::Dobj && view.word(i).chars().all(|c| c.is_alphanumeric() || c == '-')
        }
        Tag::Dt => matches!(token.lemma.as_str(), "both" | "all"),
        // "each other" means those already there.
        _ => {
            matches!(token.lemma.as_str(), "other" | "another")
                && !(i > 0 && matches!(view.word(i - 1), "each" | "Each"))
        }
    }
}

fn description(view: View<'_>, i: u16) -> Option<Mention> {
    let token = view.token(i);
    // A noun before another noun modifies it: "police car".
    if matches!(token.dep, Dep::Compound | Dep::Nmod | Dep::Amod | Dep::Npadvmod) {
        return None;
    }
    let noun = Nouns::table().get(&token.lemma);
    if token.tag.is_proper() && !noun.is_some_and(|n| n.role || n.class == NounClass::Person) {
        return None;
    }
    if noun.is_none() && !view.is_age(i) && Nouns::table().how_many(&token.lemma).is_none() && view.word(i) != "others"
    {
        return None;
    }
    Some(build(view, i, noun))
}

fn build(view: View<'_>, i: u16, noun: Option<super::Noun>) -> Mention {
    let token = view.token(i);
    let mut start = i;
    let mut titles = Vec::new();
    let mut definite = false;
    let mut indefinite = false;
    let mut plural = matches!(token.tag, Tag::Nns | Tag::Nnps)
        || token.tag == Tag::Cd && !matches!(token.lemma.as_str(), "one" | "1");
    for c in view.sentence.children(i).filter(|&c| c < i) {
        let child = view.token(c);
        match child.dep {
            Dep::Det => match child.lemma.as_str() {
                "the" | "this" | "that" | "these" | "those" | "both" => definite = true,
                "a" | "an" | "another" | "some" | "any" | "no" | "every" | "each" => indefinite = true,
                _ => {}
            },
            Dep::Poss => definite = true,
            Dep::Nummod => plural |= !matches!(child.lemma.as_str(), "one" | "1"),
            Dep::Predet | Dep::Preconj | Dep::Quantmod => {}
            Dep::Amod | Dep::Compound | Dep::Nmod => titles.push(SmolStr::from(modifier(view, c))),
            Dep::Advmod | Dep::Punct | Dep::Case | Dep::Neg => continue,
            _ => continue,
        }
        start = start.min(left_edge(view, c));
    }
    if let Some(of) =
        view.sentence.children(i).find(|&c| c > i && view.token(c).dep == Dep::Prep && view.word(c) == "of")
    {
        // "the foreign minister of Russia": whose, like an adjective before it.
        if let Some(whose) = view.sentence.child(of, Dep::Pobj)
            && view
                .sentence
                .entity_at(whose)
                .is_some_and(|e| matches!(e.kind, EntityKind::Gpe | EntityKind::Norp | EntityKind::Org))
        {
            titles.insert(0, SmolStr::from(view.word(whose)));
        }
    }
    let class = noun.map(|n| n.class);
    plural |= class == Some(NounClass::Group);
    let bare_group = class == Some(NounClass::Group) && !indefinite && start == i;
    let person = matches!(class, Some(NounClass::Person | NounClass::Group)) || view.is_age(i);
    Mention {
        head: TokenRef { sentence: view.ix, token: i },
        start,
        end: i + 1,
        target: view.sentence.cover(start..i + 1),
        kind: if (definite || bare_group) && !indefinite { MentionKind::Definite } else { MentionKind::Indefinite },
        entity: match class {
            _ if person => EntityKind::Person,
            Some(NounClass::Organisation) => EntityKind::Org,
            Some(NounClass::Place) => EntityKind::Fac,
            _ => EntityKind::Other,
        },
        text: SmolStr::from(token.lemma.lower()),
        titles,
        number: if plural || Nouns::table().how_many(&token.lemma).is_some() {
            GrammaticalNumber::Plural
        } else {
            GrammaticalNumber::Singular
        },
        gender: match noun.map(|n| n.gender) {
            Some(gender) if gender != Gender::Unknown => gender,
            _ => gender_beside(view, i),
        },
    }
}

/// Gender that a modifier tells: "a male suspect", "female victims".
fn gender_beside(view: View<'_>, i: u16) -> Gender {
    for c in view.sentence.children(i).filter(|&c| c < i) {
        match view.token(c).lemma.as_str() {
            "male" => return Gender::Masculine,
            "female" | "woman" | "pregnant" => return Gender::Feminine,
            _ => {}
        }
    }
    Gender::Unknown
}

/// The words of a modifier, its own modifiers included: "foreign", "US", "deputy foreign".
fn modifier(view: View<'_>, c: u16) -> String {
    view.words(left_edge(view, c)..c + 1)
}

/// The first token of what depends on `c` to its left without a gap.
fn left_edge(view: View<'_>, c: u16) -> u16 {
    let mut start = c;
    while start > 0 && view.sentence.ancestors(start - 1).take(8).any(|a| a == c) {
        start -= 1;
    }
    start
}

fn pronoun(view: View<'_>, i: u16) -> Option<Mention> {
    use Gender::{Feminine, Masculine, Unknown};
    use GrammaticalNumber::{Plural, Singular};
    let word = view.word(i).lower();
    // "US" as a pronoun tag in a headline is the country; reflexives repeat their subject.
    if view.word(i) == "US" {
        return None;
    }
    let (number, gender, entity) = match word.as_ref() {
        "he" | "him" | "his" | "himself" => (Singular, Masculine, EntityKind::Person),
        "she" | "her" | "hers" | "herself" => (Singular, Feminine, EntityKind::Person),
        "it" | "its" | "itself" => (Singular, Unknown, EntityKind::Other),
        "they" | "them" | "their" | "theirs" | "themselves" => (Plural, Unknown, EntityKind::Other),
        "i" | "me" | "my" | "mine" | "myself" => (Singular, Unknown, EntityKind::Person),
        "we" | "us" | "our" | "ours" | "ourselves" => (Plural, Unknown, EntityKind::Person),
        "you" | "your" | "yours" | "yourself" => (Singular, Unknown, EntityKind::Person),
        _ => return None,
    };
    Some(Mention {
        head: TokenRef { sentence: view.ix, token: i },
        start: i,
        end: i + 1,
        target: view.sentence.cover(i..i + 1),
        kind: MentionKind::Pronoun,
        entity,
        text: SmolStr::from(word),
        titles: Vec::new(),
        number,
        gender,
    })
}
