//! Propositions carried by verbs.

use super::{Argument, Form, Proposition, Tense, conjuncts, phrase, preposition};
use crate::extract::lexicon::Lexicon;
use crate::extract::nouns;
use crate::lower::Lower;
use crate::model::{Dep, NO_HEAD, Role, Sentence, Tag};
use smol_str::SmolStr;

/// Verbs that say little beside their object.
const LIGHT: [&str; 9] = ["take", "give", "make", "have", "hold", "put", "do", "conduct", "stage"];

/// Reads the clause of the verb at `verb`. A copula gives one proposition for each of its complements; a light verb with
/// an event noun gives none, for the noun carries it.
pub(super) fn read(sentence: &Sentence, text: &str, verb: u16, lexicon: &Lexicon) -> Vec<Proposition> {
    let token = &sentence.tokens[verb as usize];
    let passive = is_passive(sentence, verb, lexicon);
    let mut arguments = Vec::new();
    let subjects = subjects(sentence, text, verb, passive);
    let subject_role = if passive { Role::Patient } else { Role::Agent };
    for subject in subjects {
        arguments.push(argument(sentence, subject_role, subject, None));
    }
    let mut complements = Vec::new();
    for child in sentence.children(verb) {
        let dep = sentence.tokens[child as usize].dep;
        match dep {
            Dep::Dobj => {
                let object = relative_antecedent(sentence, text, verb, child).unwrap_or(child);
                for head in conjuncts(sentence, object) {
                    arguments.push(argument(sentence, Role::Patient, head, None));
                }
                // "Left two men dead": the parser may hang what came of them on the men.
                complements.extend(sentence.children(child).filter(|&c| {
                    let token = &sentence.tokens[c as usize];
                    c > child && token.dep == Dep::Amod && lexicon.class_of_adjective(&token.lemma).is_some()
                }));
            }
            Dep::Dative => {
                let head = sentence.child(child, Dep::Pobj).unwrap_or(child);
                arguments.push(argument(sentence, Role::Recipient, head, None));
            }
            Dep::Agent => {
                if let Some(head) = sentence.child(child, Dep::Pobj) {
                    for head in conjuncts(sentence, head) {
                        arguments.push(argument(sentence, Role::Agent, head, Some("by".into())));
                    }
                }
            }
            Dep::Prep => prepositional(sentence, child, &mut arguments),
            Dep::Attr | Dep::Acomp | Dep::Oprd => complements.push(child),
            Dep::Xcomp | Dep::Ccomp if dep == Dep::Xcomp || sentence.child(child, Dep::Mark).is_none() => {
                if sentence.tokens[child as usize].tag.is_verb() && dep == Dep::Xcomp {
                    arguments.push(argument(sentence, Role::Topic, child, None));
                } else if sentence.tokens[child as usize].tag.is_adjective() {
                    complements.push(child);
                }
            }
            _ => {}
        }
    }
    // A relative clause without a gap filled: "the $1.7 billion the United States gave".
    if token.dep == Dep::Relcl
        && token.head != NO_HEAD
        && !passive
        && arguments.iter().any(|a| a.role == Role::Agent && a.head != token.head)
        && !arguments.iter().any(|a| a.role == Role::Patient)
        && !has_relative_adverb(sentence, verb)
    {
        arguments.push(argument(sentence, Role::Patient, token.head, None));
    }
    arguments.sort_by_key(|a| (a.head, a.role));
    arguments.dedup();
    let tense = tense(sentence, verb);
    let lemma = token.lemma.lower();
    let mut out = Vec::new();
    // "Is going to close" is a tense of closing.
    if lemma == "go" && token.tag == Tag::Vbg && arguments.iter().any(|a| a.role == Role::Topic && a.head > verb) {
        return out;
    }
    if matches!(lemma.as_ref(), "be" | "become" | "remain" | "seem" | "appear" | "look") && !complements.is_empty() {
        for complement in complements {
            for head in std::iter::once(complement)
                .chain(sentence.children(complement).filter(|&c| sentence.tokens[c as usize].dep == Dep::Conj))
            {
                let own = &sentence.tokens[head as usize];
                let mut arguments = arguments.clone();
                for child in sentence.children(head) {
                    if sentence.tokens[child as usize].dep == Dep::Prep {
                        prepositional(sentence, child, &mut arguments);
                    }
                }
                arguments.sort_by_key(|a| (a.head, a.role));
                out.push(Proposition {
                    trigger: head,
                    predicate: own.lemma.lower().into(),
                    form: Form::Copula,
                    tense,
                    arguments,
                    carrier: Some(verb),
                });
            }
        }
        return out;
    }
    if lemma == "be" && complements.is_empty() {
        // "Were out of town", "is in custody": where somebody is says how they are.
        let place =
            arguments.iter().find(|a| a.preposition.is_some() && a.head > verb && a.role != Role::Agent).cloned();
        if let Some(place) = place.filter(|p| sentence.tokens[p.head as usize].tag.is_noun()) {
            let predicate = sentence.tokens[place.head as usize].lemma.lower().into();
            out.push(Proposition {
                trigger: place.head,
                predicate,
                form: Form::Copula,
                tense,
                arguments: arguments.iter().filter(|a| a.head != place.head).cloned().collect(),
                carrier: Some(verb),
            });
        }
    }
    // "pronounced dead", "found guilty", "left three dead": the complement is a predicate of its own.
    for &complement in &complements {
        let object = arguments.iter().any(|a| a.role == Role::Patient);
        // "Two men fired, leaving a boy dead": whoever the parser does not find, it is not the two.
        if lemma == "leave" && !passive && !object {
            continue;
        }
        let role = if passive || !object { subject_role } else { Role::Patient };
        let mut args: Vec<_> = arguments.iter().filter(|a| a.role == role).cloned().collect();
        for a in &mut args {
            a.role = Role::Agent;
        }
        args.extend(arguments.iter().filter(|a| matches!(a.role, Role::Place | Role::Time)).cloned());
        // "Found shot to death".
        let outcome = outcome(sentence, complement, lexicon).map(SmolStr::from);
        out.push(Proposition {
            trigger: complement,
            predicate: outcome.unwrap_or_else(|| sentence.tokens[complement as usize].lemma.lower().into()),
            form: Form::Copula,
            tense,
            arguments: args,
            carrier: Some(verb),
        });
    }
    // "Fatally shot", "beaten to death": what came of it is told beside.
    if let Some(outcome) = outcome(sentence, verb, lexicon) {
        let of = if arguments.iter().any(|a| a.role == Role::Patient) { Role::Patient } else { Role::Agent };
        let told = |a: &&Argument| a.role == of || matches!(a.role, Role::Place | Role::Time);
        let to_agent = |a: &Argument| Argument { role: if a.role == of { Role::Agent } else { a.role }, ..a.clone() };
        let arguments = arguments.iter().filter(told).map(to_agent).collect();
        let predicate = outcome.into();
        out.push(Proposition { trigger: verb, predicate, form: Form::Copula, tense, arguments, carrier: None });
    }
    // "Took office", "gave a speech": the noun says what happened.
    if let Some(object) = sentence.child(verb, Dep::Dobj).filter(|_| !passive && LIGHT.contains(&lemma.as_ref())) {
        let noun = &sentence.tokens[object as usize];
        let word = noun.lemma.lower();
        if lexicon.is_event_noun(&word) {
            return out;
        }
        let counted = sentence.child(object, Dep::Nummod).is_some();
        if lemma == "take"
            && counted
            && matches!(word.as_ref(), "second" | "minute" | "hour" | "day" | "week" | "month" | "year")
        {
            out.push(Proposition {
                trigger: verb,
                predicate: "last".into(),
                form: Form::Verb,
                tense,
                arguments,
                carrier: None,
            });
            return out;
        }
        if matches!(noun.tag, Tag::Nn | Tag::Nns) && !counted && !nouns::is_person(sentence, text, object) {
            let mut arguments: Vec<_> = arguments.into_iter().filter(|a| a.head != object).collect();
            for child in sentence.children(object).filter(|&c| sentence.tokens[c as usize].dep == Dep::Prep) {
                prepositional(sentence, child, &mut arguments);
            }
            arguments.sort_by_key(|a| (a.head, a.role));
            let predicate = if lemma == "take" && word == "place" { "take place".into() } else { word.into() };
            let form = if predicate == "take place" { Form::Verb } else { Form::Noun };
            out.push(Proposition { trigger: object, predicate, form, tense, arguments, carrier: Some(verb) });
            return out;
        }
    }
    let mut predicate = SmolStr::from(lemma);
    if let Some((object, idiom)) =
        sentence.child(verb, Dep::Dobj).and_then(|o| Some((o, with_object(sentence, verb, o, lexicon)?)))
    {
        predicate = idiom;
        arguments.retain(|a| a.head != object);
    } else if let Some(particle) = sentence.child(verb, Dep::Prt) {
        predicate = smol_str::format_smolstr!("{predicate} {}", sentence.tokens[particle as usize].lemma.lower());
    } else if let Some(verb) = with_preposition(sentence, verb, lexicon) {
        predicate = verb;
    }
    out.push(Proposition { trigger: verb, predicate, form: Form::Verb, tense, arguments, carrier: None });
    out
}

/// What came of the deed of a verb, as an adjective: by an adverb or by a preposition with its bare noun.
pub(crate) fn outcome<'a>(sentence: &Sentence, verb: u16, lexicon: &'a Lexicon) -> Option<&'a str> {
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    sentence.children(verb).find_map(|child| match sentence.tokens[child as usize].dep {
        Dep::Advmod => lexicon.outcome(&lemma(verb), &lemma(child)),
        Dep::Prep => {
            let noun = sentence.child(child, Dep::Pobj).filter(|&noun| sentence.children(noun).next().is_none())?;
            lexicon.outcome(&lemma(verb), &smol_str::format_smolstr!("{} {}", lemma(child), lemma(noun)))
        }
        _ => None,
    })
}

fn argument(sentence: &Sentence, role: Role, head: u16, preposition: Option<SmolStr>) -> Argument {
    let tokens =
        if sentence.tokens[head as usize].tag.is_verb() { sentence.subtree(head) } else { phrase(sentence, head) };
    Argument { role, head: counted(sentence, head), tokens, preposition }
}

/// What a quantity is of: the people of "a total of seven people".
fn counted(sentence: &Sentence, head: u16) -> u16 {
    if !nouns::is_quantity(&sentence.tokens[head as usize].lemma.lower()) {
        return head;
    }
    let of = sentence.children(head).find(|&c| sentence.tokens[c as usize].lemma == "of");
    of.and_then(|of| sentence.child(of, Dep::Pobj)).unwrap_or(head)
}

/// The verb that a verb and its bare object make, where the lexicon has it: "open fire".
pub(super) fn with_object(sentence: &Sentence, verb: u16, object: u16, lexicon: &Lexicon) -> Option<SmolStr> {
    let bare = sentence.tokens[object as usize].dep == Dep::Dobj && sentence.children(object).all(|c| c > object);
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    let both = || smol_str::format_smolstr!("{} {}", lemma(verb), lemma(object));
    bare.then(both).filter(|word| lexicon.class_of_verb(word).is_some())
}

/// The verb that a verb and a preposition behind it make, or these and the preposition's noun, where the lexicon has it: "call
/// for", "commit to"; who was "caught in the crossfire" was not arrested.
fn with_preposition(sentence: &Sentence, verb: u16, lexicon: &Lexicon) -> Option<SmolStr> {
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    let known = |word: &SmolStr| lexicon.class_of_verb(word).is_some();
    let prepositions = || sentence.children(verb).filter(|&c| c > verb && sentence.tokens[c as usize].dep == Dep::Prep);
    let idiom = |prep: u16| {
        let noun = sentence.child(prep, Dep::Pobj)?;
        Some(smol_str::format_smolstr!("{} {} {}", lemma(verb), lemma(prep), lemma(noun))).filter(known)
    };
    let pair = |prep: u16| Some(smol_str::format_smolstr!("{} {}", lemma(verb), lemma(prep))).filter(known);
    prepositions().find_map(idiom).or_else(|| prepositions().find_map(pair))
}

/// Adds the objects of the preposition at `prep`, and of prepositions chained to it ("on the sidelines of").
pub(super) fn prepositional(sentence: &Sentence, prep: u16, arguments: &mut Vec<Argument>) {
    let word = sentence.tokens[prep as usize].lemma.lower();
    for child in sentence.children(prep) {
        match sentence.tokens[child as usize].dep {
            Dep::Pobj => {
                for head in conjuncts(sentence, child) {
                    let role = preposition::role(sentence, &word, head);
                    arguments.push(argument(sentence, role, head, Some(word.as_ref().into())));
                }
            }
            Dep::Pcomp => arguments.push(argument(
                sentence,
                if word == "for" { Role::Topic } else { Role::Other },
                child,
                Some(word.as_ref().into()),
            )),
            Dep::Prep => prepositional(sentence, child, arguments),
            _ => {}
        }
    }
}

/// Whether the verb is passive: with an auxiliary, as a reduced relative, coordinated under a passive, or in headlinese.
pub(super) fn is_passive(sentence: &Sentence, verb: u16, lexicon: &Lexicon) -> bool {
    let token = &sentence.tokens[verb as usize];
    if sentence
        .children(verb)
        .any(|c| matches!(sentence.tokens[c as usize].dep, Dep::Auxpass | Dep::Nsubjpass | Dep::Csubjpass))
    {
        return true;
    }
    let has_object = sentence.child(verb, Dep::Dobj).is_some();
    if token.tag == Tag::Vbn {
        let perfect = sentence.children(verb).any(|c| {
            sentence.tokens[c as usize].dep == Dep::Aux
                && matches!(sentence.tokens[c as usize].lemma.as_str(), "have" | "be")
        });
        let own_subject = sentence.children(verb).any(|c| sentence.tokens[c as usize].dep == Dep::Nsubj);
        match token.dep {
            Dep::Acl if !perfect => return true,
            Dep::Conj if !perfect && !own_subject && !has_object && token.head != NO_HEAD => {
                return is_passive(sentence, token.head, lexicon);
            }
            Dep::Advcl if !perfect && !own_subject && !has_object => return true,
            _ if perfect => return false,
            _ => {}
        }
    }
    // "Two men charged in killing", "Man shot dead": a headline leaves the auxiliary out.
    let finite_form = matches!(token.tag, Tag::Vbn | Tag::Vbd);
    let auxiliary = sentence.children(verb).any(|c| sentence.tokens[c as usize].dep == Dep::Aux);
    finite_form
        && !auxiliary
        && !has_object
        && (sentence.heading || token.tag == Tag::Vbn)
        && lexicon.affects(&token.lemma)
}

/// The heads of the verb's logical subject.
pub(super) fn subjects(sentence: &Sentence, text: &str, verb: u16, passive: bool) -> Vec<u16> {
    let mut at = verb;
    for _ in 0..6 {
        let token = &sentence.tokens[at as usize];
        let own =
            sentence.children(at).find(|&c| matches!(sentence.tokens[c as usize].dep, Dep::Nsubj | Dep::Nsubjpass));
        if let Some(subject) = own {
            let subject = relative_antecedent(sentence, text, at, subject).unwrap_or(subject);
            return conjuncts(sentence, subject);
        }
        if token.head == NO_HEAD {
            return Vec::new();
        }
        match token.dep {
            Dep::Acl if at == verb && (passive || token.tag == Tag::Vbg) => return vec![token.head],
            // "Man to plead guilty"
            Dep::Acl | Dep::Relcl | Dep::Advcl if is_announced(sentence, at) => return conjuncts(sentence, token.head),
            Dep::Acl | Dep::Relcl => return Vec::new(),
            Dep::Xcomp => {
                // "asked Lavrov to leave": the object does it; "asked to leave": the subject does.
                if let Some(object) = sentence.child(token.head, Dep::Dobj).filter(|&o| o < at) {
                    return conjuncts(sentence, object);
                }
                at = token.head;
                // "is about to be signed", "is ready to leave": the subject stands at the copula.
                let above = &sentence.tokens[at as usize];
                if above.tag.is_adjective() && above.dep == Dep::Acomp && above.head != NO_HEAD {
                    at = above.head;
                }
            }
            Dep::Conj | Dep::Advcl => at = token.head,
            // "Had both been hired": to some parsers the auxiliary is a verb of its own.
            Dep::Ccomp if is_stray_auxiliary(sentence, token.head, at) => at = token.head,
            Dep::Pcomp => {
                let Some(governor) =
                    sentence.ancestors(token.head).find(|&a| sentence.tokens[a as usize].tag.is_verb())
                else {
                    return Vec::new();
                };
                at = governor;
            }
            _ => return Vec::new(),
        }
        if !sentence.tokens[at as usize].tag.is_verb() {
            return Vec::new();
        }
    }
    Vec::new()
}

/// Whether a headline tells what is to come by an infinitive behind a noun: "Man to plead guilty".
fn is_announced(sentence: &Sentence, verb: u16) -> bool {
    let token = &sentence.tokens[verb as usize];
    sentence.heading
        && token.tag == Tag::Vb
        && token.head != NO_HEAD
        && sentence.tokens[token.head as usize].tag.is_noun()
        && token.head < verb
        && sentence.children(verb).any(|c| sentence.tokens[c as usize].tag == Tag::To)
}

/// Whether the verb at `above` is but the auxiliary of the participle at `verb`, set apart by "both" or "all".
fn is_stray_auxiliary(sentence: &Sentence, above: u16, verb: u16) -> bool {
    let token = &sentence.tokens[above as usize];
    matches!(token.lemma.as_str(), "have" | "be")
        && token.tag.is_verb()
        && sentence.tokens[verb as usize].tag == Tag::Vbn
        && above + 1 < verb
        && matches!(sentence.tokens[above as usize + 1].lemma.as_str(), "both" | "all" | "each")
}

/// What a relative pronoun stands for: the noun that the clause of `verb` modifies.
fn relative_antecedent(sentence: &Sentence, text: &str, verb: u16, pronoun: u16) -> Option<u16> {
    let tag = sentence.tokens[pronoun as usize].tag;
    let word = sentence.word(pronoun, text);
    let relative = matches!(tag, Tag::Wdt | Tag::Wp) || (word == "that" && tag == Tag::In);
    let clause = sentence
        .ancestors(verb)
        .take(3)
        .find(|&a| sentence.tokens[a as usize].dep == Dep::Relcl)
        .filter(|_| relative)?;
    let head = sentence.tokens[clause as usize].head;
    (head != NO_HEAD).then_some(head)
}

fn has_relative_adverb(sentence: &Sentence, verb: u16) -> bool {
    sentence.children(verb).any(|c| sentence.tokens[c as usize].tag == Tag::Wrb)
}

/// The tense of a finite verb; a bare participle or infinitive takes that of the verb above it.
pub(super) fn tense(sentence: &Sentence, verb: u16) -> Tense {
    let mut at = verb;
    for _ in 0..4 {
        let token = &sentence.tokens[at as usize];
        for child in sentence.children(at) {
            let aux = &sentence.tokens[child as usize];
            if matches!(aux.dep, Dep::Aux | Dep::Auxpass) {
                match (aux.tag, aux.lemma.as_str()) {
                    (Tag::Md, "will" | "shall" | "'ll" | "wo") => return Tense::Future,
                    (Tag::To, _) if is_announced(sentence, at) => return Tense::Future,
                    (Tag::Md, _) => return Tense::Present,
                    (Tag::Vbd, _) | (_, "have") => return Tense::Past,
                    (Tag::Vbz | Tag::Vbp, _) => return Tense::Present,
                    _ => {}
                }
            }
        }
        match token.tag {
            Tag::Vbd => return Tense::Past,
            Tag::Vbz | Tag::Vbp => return Tense::Present,
            Tag::Md => return Tense::Future,
            _ => {}
        }
        if token.head == NO_HEAD || !matches!(token.dep, Dep::Conj | Dep::Xcomp | Dep::Advcl | Dep::Pcomp) {
            return if token.tag == Tag::Vbn { Tense::Past } else { Tense::Untold };
        }
        at = token.head;
        if !sentence.tokens[at as usize].tag.is_verb() {
            return Tense::Untold;
        }
    }
    Tense::Untold
}
