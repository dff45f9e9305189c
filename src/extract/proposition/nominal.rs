//! Propositions carried by event nouns and by participles before a noun.

use super::clause::{prepositional, subjects, tense};
use super::{Argument, Form, Proposition, Tense, conjuncts, phrase};
use crate::lower::Lower;
use crate::model::{Dep, NO_HEAD, Role, Sentence};

/// Reads the event noun at `noun`: "the shooting of X by Y", "X's request for a meeting", "the meeting between X and Y".
/// Under a light verb ("held a meeting with Y") the verb's subject and phrases come along.
pub(super) fn read(sentence: &Sentence, text: &str, noun: u16) -> Option<Proposition> {
    let token = &sentence.tokens[noun as usize];
    if token.dep == Dep::Compound {
        return None;
    }
    let mut arguments = Vec::new();
    for child in sentence.children(noun) {
        let own = &sentence.tokens[child as usize];
        match own.dep {
            Dep::Poss => {
                for head in conjuncts(sentence, child) {
                    push(sentence, &mut arguments, Role::Agent, head, Some("'s"));
                }
            }
            Dep::Prep | Dep::Agent => {
                let word = own.lemma.lower();
                match word.as_ref() {
                    "of" | "by" | "between" | "among" | "with" => {
                        let role = match word.as_ref() {
                            "of" => Role::Patient,
                            "with" => Role::Recipient,
                            _ => Role::Agent,
                        };
                        if let Some(object) = sentence.child(child, Dep::Pobj) {
                            for head in conjuncts(sentence, object) {
                                push(sentence, &mut arguments, role, head, Some(&word));
                            }
                        }
                    }
                    _ => prepositional(sentence, child, &mut arguments),
                }
            }
            _ => {}
        }
    }
    let mut carrier = None;
    let mut when = Tense::Untold;
    if token.head != NO_HEAD {
        let head = &sentence.tokens[token.head as usize];
        if head.tag.is_verb() && matches!(token.dep, Dep::Dobj | Dep::Attr | Dep::Nsubj | Dep::Nsubjpass) {
            carrier = Some(token.head);
            when = tense(sentence, token.head);
            let light = matches!(
                head.lemma.lower().as_ref(),
                "have"
                    | "hold"
                    | "make"
                    | "take"
                    | "give"
                    | "conduct"
                    | "do"
                    | "stage"
                    | "begin"
                    | "start"
                    | "end"
                    | "conclude"
                    | "finish"
                    | "open"
                    | "be"
            );
            if token.dep == Dep::Dobj && light {
                for subject in subjects(sentence, text, token.head, false) {
                    push(sentence, &mut arguments, Role::Agent, subject, None);
                }
            }
            if light || matches!(token.dep, Dep::Nsubj | Dep::Nsubjpass) {
                for child in sentence.children(token.head) {
                    if sentence.tokens[child as usize].dep == Dep::Prep {
                        prepositional(sentence, child, &mut arguments);
                    }
                }
            }
        }
    }
    arguments.sort_by_key(|a: &Argument| (a.head, a.role));
    arguments.dedup();
    Some(Proposition {
        trigger: noun,
        predicate: token.lemma.lower().into(),
        form: Form::Noun,
        tense: when,
        arguments,
        carrier,
    })
}

/// Reads a participle before its noun: "three wounded people".
pub(super) fn participle(sentence: &Sentence, _text: &str, verb: u16) -> Option<Proposition> {
    let token = &sentence.tokens[verb as usize];
    (token.head != NO_HEAD).then(|| {
        let mut arguments = Vec::new();
        push(sentence, &mut arguments, Role::Patient, token.head, None);
        Proposition {
            trigger: verb,
            predicate: token.lemma.lower().into(),
            form: Form::Verb,
            tense: Tense::Past,
            arguments,
            carrier: None,
        }
    })
}

fn push(sentence: &Sentence, arguments: &mut Vec<Argument>, role: Role, head: u16, preposition: Option<&str>) {
    let tokens = phrase(sentence, head);
    arguments.push(Argument { role, head, tokens, preposition: preposition.map(Into::into) });
}
