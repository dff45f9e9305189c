//! Conditions as hospitals tell them: "in critical condition", "is stable", "upgraded to fair", "on life support".

use super::{CRITICAL, Told, WORDS, has};
use crate::lower::Lower;
use crate::model::{Dep, Sentence};
use smol_str::SmolStr;

/// What a token tells of a condition.
pub(super) fn told(sentence: &Sentence, text: &str, at: u16) -> Option<Told> {
    condition(sentence, text, at)
        .or_else(|| state(sentence, text, at))
        .or_else(|| hurt(sentence, text, at))
        .or_else(|| supported(sentence, text, at))
        .or_else(|| fighting(sentence, at))
}

/// An adjective that tells a condition, and where it begins: "non-critical" is three tokens.
fn named(sentence: &Sentence, text: &str, i: u16) -> Option<(SmolStr, u16)> {
    let word = sentence.word(i, text).lower();
    let not = i >= 2
        && sentence.word(i - 1, text).starts_with(['-', '‑', '–'])
        && sentence.word(i - 2, text).eq_ignore_ascii_case("non");
    // "Fair-to-serious" is neither.
    let hyphen = |i: u16| (i as usize) < sentence.tokens.len() && sentence.word(i, text).starts_with(['-', '‑', '–']);
    if hyphen(i + 1) || !not && i > 0 && hyphen(i - 1) {
        return None;
    }
    let (word, start) = if not { (format!("non{word}"), i - 2) } else { (word.replace('-', ""), i) };
    Some((WORDS.conditions.iter().find(|w| **w == word)?.clone(), start))
}

/// "Critical condition", "listed in stable condition": the condition, and its words with those that lead to it.
pub(in crate::extract::claim) fn condition(sentence: &Sentence, text: &str, noun: u16) -> Option<Told> {
    if sentence.tokens[noun as usize].lemma.lower() != "condition" {
        return None;
    }
    let mut found = sentence.children(noun).filter_map(|c| Some((c, named(sentence, text, c)?)));
    let ((adjective, (word, at)), None) = (found.next()?, found.next()) else { return None };
    // "Critical but stable" is neither.
    if sentence.children(adjective).any(|c| sentence.tokens[c as usize].dep == Dep::Conj) {
        return None;
    }
    let out =
        at >= 2 && ["out", "of"].iter().zip(at - 2..).all(|(w, i)| sentence.tokens[i as usize].lemma.lower() == *w);
    if out {
        return Some((smol_str::format_smolstr!("out of {word} condition"), at - 2..noun + 1));
    }
    let from = sentence.ancestors(noun).skip(1).take(3).filter(|&a| a < at && noun - a < 6).last().unwrap_or(at);
    Some((smol_str::format_smolstr!("{word} condition"), from..noun + 1))
}

/// "She is critical", "was listed as stable", "his condition is serious", "was upgraded to fair".
fn state(sentence: &Sentence, text: &str, at: u16) -> Option<Told> {
    let token = &sentence.tokens[at as usize];
    let (word, start) = named(sentence, text, at)?;
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    let one_of = |list: &[SmolStr], i: u16| has(list, &lemma(i));
    let verb = sentence.ancestors(at).skip(1).take(2).find(|&a| sentence.tokens[a as usize].tag.is_verb())?;
    let between = (token.head != verb).then_some(token.head);
    let changed = between.is_some_and(|to| lemma(to) == "to") && one_of(&WORDS.changes, verb);
    let linked = between.is_none_or(|of| lemma(of) == "as") && one_of(&WORDS.links, verb);
    // "Is critical but stable", "is not critical", "is critical of the mayor".
    let alone = sentence
        .children(at)
        .all(|c| c < at && !matches!(sentence.tokens[c as usize].dep, Dep::Conj | Dep::Neg | Dep::Pobj))
        && token.dep != Dep::Conj
        && sentence.child(verb, Dep::Neg).is_none();
    if verb > at || !alone || !(changed || linked) || !token.tag.is_adjective() && !token.tag.is_verb() {
        return None;
    }
    let subject = sentence.child(verb, Dep::Nsubj).or_else(|| sentence.child(verb, Dep::Nsubjpass))?;
    let told = changed || lemma(subject) == "condition" || WORDS.states.contains(&word);
    told.then(|| (smol_str::format_smolstr!("{word} condition"), verb.min(start)..at + 1))
}

/// "Critically injured", "with serious wounds": how badly, as far as a hospital would say so.
fn hurt(sentence: &Sentence, text: &str, at: u16) -> Option<Told> {
    let token = &sentence.tokens[at as usize];
    let lemma = token.lemma.lower();
    let degree = |c: u16| {
        let word = sentence.word(c, text).lower();
        WORDS.degree.iter().find(|d| has(&d.words, &word)).map(|d| d.value.clone())
    };
    let own = |dep: &'static [Dep]| {
        let mut found = sentence
            .children(at)
            .filter(move |&c| c < at && dep.contains(&sentence.tokens[c as usize].dep))
            .filter_map(|c| Some((degree(c)?, c)));
        // "Serious but not life-threatening", "not seriously injured".
        let (first, None) = (found.next()?, found.next()) else { return None };
        let plain = sentence.children(first.1).next().is_none() && sentence.child(at, Dep::Neg).is_none();
        plain.then_some(first)
    };
    match lemma.as_ref() {
        "injure" | "wound" | "hurt" if token.tag.is_verb() => {
            let how = own(&[Dep::Advmod])
                .or_else(|| sentence.children(at).filter(|&c| c > at).find_map(|c| Some((degree(c)?, c))))?;
            let end = sentence.child(at, Dep::Dobj).map_or(at + 1, |o| sentence.subtree(o).end.min(at + 5));
            Some((how.0, how.1.min(at)..end.max(how.1 + 1)))
        }
        "injury" | "wound" if token.tag.is_noun() => {
            let (value, how) = own(&[Dep::Amod])?;
            let from = if how > 0 && token.dep == Dep::Pobj && token.head + 1 == how { token.head } else { how };
            Some((value, from..at + 1))
        }
        _ => None,
    }
}

/// "On life support": in critical condition.
fn supported(sentence: &Sentence, text: &str, noun: u16) -> Option<Told> {
    let on = sentence.tokens[noun as usize].head;
    let preposition = sentence.tokens.get(on as usize)?;
    if preposition.dep != Dep::Prep || preposition.lemma.lower() != "on" || noun < on {
        return None;
    }
    let words: Vec<_> = (on + 1..noun + 1).map(|i| sentence.word(i, text).lower()).collect();
    let is = |support: &&SmolStr| support.split(' ').eq(words.iter().map(AsRef::as_ref));
    WORDS.support.iter().find(is)?;
    let verb = sentence.tokens.get(preposition.head as usize)?;
    let from =
        if verb.tag.is_verb() && preposition.head < on && on - preposition.head < 4 { preposition.head } else { on };
    Some((SmolStr::new_static(CRITICAL), from..noun + 1))
}

/// "Is fighting for his life", "clings to life": in critical condition.
fn fighting(sentence: &Sentence, verb: u16) -> Option<Told> {
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    if !sentence.tokens[verb as usize].tag.is_verb() || !has(&WORDS.fights, &lemma(verb)) {
        return None;
    }
    let under = |c: u16| matches!(lemma(c).as_ref(), "for" | "to").then(|| sentence.child(c, Dep::Pobj)).flatten();
    let life = sentence.children(verb).filter(|&c| c > verb).find_map(under).filter(|&n| lemma(n) == "life")?;
    let start = sentence.child(verb, Dep::Aux).filter(|&a| a < verb && verb - a < 3).unwrap_or(verb);
    Some((SmolStr::new_static(CRITICAL), start..life + 1))
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::values;

    #[test]
    fn in_other_words() {
        for (text, value) in [
            ("A clerk is in non-critical condition at a hospital.", "noncritical condition"),
            ("The boy is in guarded condition.", "guarded condition"),
            ("The boy remains critical.", "critical condition"),
            ("The clerk was listed as stable on Friday.", "stable condition"),
            ("Her condition is serious.", "serious condition"),
            ("Dana Moss was upgraded to fair condition.", "fair condition"),
            ("Dana Moss was taken to a hospital with critical injuries.", "critical condition"),
            ("Dana Moss was badly injured in the fire.", "seriously hurt"),
            ("Dana Moss suffered minor injuries.", "slightly hurt"),
            ("Dana Moss is fighting for her life.", "critical condition"),
            ("The girl clings to life at a hospital.", "critical condition"),
        ] {
            assert_eq!(values(text, "people.condition"), [value], "{text}");
        }
    }

    #[test]
    fn what_is_neither_one_condition_nor_somebodys() {
        for text in [
            "The boy is in critical but stable condition.",
            "The mayor was critical of the police.",
            "The bridge is stable.",
            "The boy is in fair-to-serious condition.",
            "Dana Moss was not seriously injured.",
            "Dana Moss fights for a new law.",
            "Nine sailors were badly hurt.",
            "Peter Falk went to the hall where dozens were badly hurt.",
        ] {
            assert!(values(text, "people.condition").is_empty(), "{text}");
        }
    }
}
