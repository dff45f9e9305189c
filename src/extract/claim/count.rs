//! How many people a predicate tells of: counted, named, one by one, some of them or none.

use super::context::Context;
use crate::extract::nouns;
use crate::extract::proposition::{Argument, Proposition};
use crate::lower::Lower;
use crate::model::value::{Interval, Intervals, Number, NumberKind};
use crate::model::{Dep, GrammaticalNumber, MentionKind, NO_HEAD, Sentence, Tag, Value};

/// How many the coordinated fillers are together: exact where each is counted or named, a lower bound where one is not.
pub(super) fn count(context: &Context, s: usize, proposition: &Proposition, arguments: &[&Argument]) -> Option<Value> {
    let (sentence, text) = context.sentence(s);
    // "Killed one and wounded three others": three is the whole number of the wounded. "Three others were wounded" may
    // come on top of wounded ones told before.
    let beside_other_harm = context.propositions[s].iter().any(|p| {
        p.predicate != proposition.predicate
            && matches!(context.class(p), "kill" | "die" | "shoot")
            && context.class(proposition) == "injure"
    });
    // "That gang member or that one".
    let either = |a: &&Argument| sentence.children(a.head).any(|c| sentence.tokens[c as usize].lemma == "or");
    if arguments.len() > 1 && arguments.iter().any(either) {
        return None;
    }
    let mut total = Interval::exactly(0.0);
    let (mut exact, mut named) = (false, 0);
    let exact_others = arguments.iter().any(|a| context.value_of(s, a.head).is_some_and(|f| f.others));
    for argument in arguments {
        let token = &sentence.tokens[argument.head as usize];
        // "One of the victims", "three of her children", "the remaining two": some of a number told elsewhere.
        if is_part(sentence, argument.head) {
            return None;
        }
        // "One of the sailors killed", "including the two killed".
        if context.values[s].iter().any(|f| f.of == Some(argument.head) && f.is_part(sentence))
            || is_included(sentence, argument.head)
        {
            return None;
        }
        // "A third man was charged": three by then. "A third man was hurt" may come after two who died.
        let by_then = matches!(context.class(proposition), "arrest" | "charge");
        let rank = context.values[s].iter().find_map(|f| match &f.value {
            Value::Ordinal(o) if by_then && f.of == Some(argument.head) && o.rank > 1 => Some(o.rank as f64),
            _ => None,
        });
        if let Some(rank) = rank {
            return Some(number(Interval::exactly(rank)));
        }
        // "Ex-wife" comes as three tokens; the prefix is nobody.
        if sentence.tokens.get(argument.head as usize + 1).is_some_and(|t| t.tag == Tag::Hyph) {
            continue;
        }
        if let Some(Value::Number(n)) = context.value_of(s, argument.head).map(|f| &f.value)
            && n.kind != NumberKind::Age
        {
            if arguments.len() == 1 {
                let others = context.value_of(s, argument.head).is_some_and(|f| f.others);
                // "Twelve others were charged": beside whom is told elsewhere, and the law may have caught them for other things.
                if others && matches!(context.class(proposition), "arrest" | "charge") {
                    return None;
                }
                return Some(if others && !beside_other_harm { at_least(n) } else { Value::Number(n.clone()) });
            }
            let set = n.set.0.first()?;
            total.low += set.low;
            total.high += set.high;
            exact = true;
            continue;
        }
        // "Three were killed": the number stands for the people.
        if let Some(found) = context.values[s].iter().find(|f| f.tokens.contains(&argument.head) && is_count(&f.value))
        {
            if arguments.len() == 1 {
                return Some(found.value.clone());
            }
            if let Value::Number(n) = &found.value {
                let set = n.set.0.first()?;
                total.low += set.low;
                total.high += set.high;
                exact = true;
                continue;
            }
        }
        let word = sentence.word(argument.head, text).lower();
        if matches!(word.as_ref(), "nobody" | "none") || no_determiner(sentence, text, argument.head) {
            return Some(number(Interval::exactly(0.0)));
        }
        let plural = match context.mention(s, argument.head) {
            Some(m) => context.mentions[m as usize].number == GrammaticalNumber::Plural,
            None => nouns::number(token.tag) == GrammaticalNumber::Plural,
        };
        if plural || matches!(word.as_ref(), "they" | "them" | "who" | "people" | "we" | "us") {
            return None;
        }
        let known = context
            .mention(s, argument.head)
            .is_some_and(|m| matches!(context.mentions[m as usize].kind, MentionKind::Name | MentionKind::Pronoun));
        total.low += 1.0;
        total.high += 1.0;
        // Names alone are those worth naming; with "and six others" they make up the whole.
        named += u32::from(known);
    }
    exact |= named > 0 && exact_others;
    if total.low == 0.0 {
        return None;
    }
    if !exact || arguments.len() == 1 {
        total.high = f64::INFINITY;
        total.open_high = true;
    }
    Some(number(total))
}

/// The number that one noun without one tells: "a deputy", "deputies".
pub(super) fn bare(context: &Context, s: usize, arguments: &[&Argument]) -> Option<Value> {
    let (sentence, text) = context.sentence(s);
    let [argument] = arguments else { return None };
    if is_part(sentence, argument.head) || no_determiner(sentence, text, argument.head) {
        return None;
    }
    if let Some(found) = context.value_of(s, argument.head) {
        // "One of the robbers fired": how many did, it doesn't tell.
        return (is_count(&found.value) && !found.is_part(sentence)).then(|| found.value.clone());
    }
    let one = sentence.tokens[argument.head as usize].tag == Tag::Nn;
    let determined = sentence.child(argument.head, Dep::Det).is_some();
    match nouns::number(sentence.tokens[argument.head as usize].tag) {
        GrammaticalNumber::Plural => Some(at_least(&Number::count(2.0))),
        GrammaticalNumber::Singular => (one && determined).then(|| number(Interval::exactly(1.0))),
    }
}

/// The same count as a lower bound.
pub(super) fn at_least(number: &Number) -> Value {
    let mut number = number.clone();
    for interval in &mut number.set.0 {
        interval.high = f64::INFINITY;
        interval.open_high = true;
    }
    Value::Number(number)
}

/// Whether a count is of some out of more: a number with "of the" behind it, or under "remaining".
pub(super) fn is_part(sentence: &crate::model::Sentence, head: u16) -> bool {
    sentence.children(head).any(|c| {
        let child = &sentence.tokens[c as usize];
        let lemma = child.lemma.as_str();
        (child.dep == Dep::Prep && lemma == "of" && sentence.tokens[head as usize].tag == Tag::Cd)
            || (child.dep == Dep::Amod && matches!(lemma, "remain" | "remaining" | "additional" | "prior" | "previous"))
    })
}

/// Whether a phrase is told as part of a larger number: "six sailors, including two who drowned".
pub(super) fn is_included(sentence: &Sentence, head: u16) -> bool {
    let token = &sentence.tokens[head as usize];
    token.dep == Dep::Pobj
        && token.head != NO_HEAD
        && sentence.tokens[token.head as usize].lemma.eq_ignore_ascii_case("include")
}

pub(super) fn no_determiner(sentence: &Sentence, text: &str, head: u16) -> bool {
    sentence.child(head, Dep::Det).is_some_and(|d| sentence.word(d, text).eq_ignore_ascii_case("no"))
}

pub(super) fn number(interval: Interval) -> Value {
    Value::Number(Number { set: Intervals::of(interval), ..Number::count(0.0) })
}

pub(super) fn is_count(value: &Value) -> bool {
    matches!(value, Value::Number(n) if n.kind == NumberKind::Count)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::values;

    #[test]
    fn what_stands_beside_is_not_counted() {
        let text = "Two men were taken in critical condition to Larkspur Hospital: a baker shot in the back and a clerk shot in \
                    the face.";
        assert_eq!(values(text, "casualties.taken to"), ["2"]);
        assert!(values("They boast of having killed this sailor or that sailor.", "casualties.killed").is_empty());
    }

    #[test]
    fn all_that_are_joined_are_counted() {
        assert_eq!(values("The blast killed a man and two women.", "casualties.killed"), ["3"]);
        assert_eq!(values("Two men and a girl were taken to Larkspur Hospital.", "casualties.taken to"), ["3"]);
    }
}
