use super::fixture::sentence;
use super::{Form, Proposition, Tense, find};
use crate::extract::lexicon::Lexicon;
use crate::model::Role;

fn read(notation: &str) -> (Vec<Proposition>, Vec<String>) {
    let (sentence, text) = sentence(notation);
    let words = (0..sentence.tokens.len()).map(|i| sentence.word(i as u16, &text).to_owned()).collect();
    (find(&sentence, &text, Lexicon::builtin()), words)
}

fn fillers(notation: &str, predicate: &str, role: Role) -> Vec<String> {
    let (found, words) = read(notation);
    let p = found.iter().find(|p| p.predicate == predicate).unwrap_or_else(|| panic!("no {predicate} in {found:?}"));
    p.arguments.iter().filter(|a| a.role == role).map(|a| words[a.head as usize].clone()).collect()
}

const ACTIVE: &str = "Deputies/deputy/NNS/2/nsubj arrested/arrest/VBD/0/root Moss/Moss/NNP/2/dobj/PERSON";
const PASSIVE: &str = "Moss/Moss/NNP/3/nsubjpass/PERSON was/be/VBD/3/auxpass arrested/arrest/VBN/0/root by/by/IN/3/agent \
                       deputies/deputy/NNS/4/pobj";

#[test]
fn active_and_passive_give_the_same_roles() {
    for text in [ACTIVE, PASSIVE] {
        assert_eq!(fillers(text, "arrest", Role::Patient), ["Moss"], "{text}");
        assert_eq!(fillers(text, "arrest", Role::Agent).concat().to_lowercase(), "deputies", "{text}");
    }
}

#[test]
fn relative_pronoun_stands_for_its_noun() {
    let text = "Moss/Moss/NNP/0/root ,/,/,/1/punct who/who/WP/4/nsubj shot/shoot/VBD/1/relcl Reyes/Reyes/NNP/4/dobj";
    assert_eq!(fillers(text, "shoot", Role::Agent), ["Moss"]);
    assert_eq!(fillers(text, "shoot", Role::Patient), ["Reyes"]);
}

#[test]
fn cleft_names_the_agent() {
    let text = "It/it/PRP/2/nsubj was/be/VBD/0/root Okafor/Okafor/NNP/2/attr who/who/WP/5/nsubj asked/ask/VBD/3/relcl \
                for/for/IN/5/prep talks/talk/NNS/6/pobj";
    assert_eq!(fillers(text, "ask", Role::Agent), ["Okafor"]);
    assert_eq!(fillers(text, "ask", Role::Topic), ["talks"]);
}

#[test]
fn event_noun_has_agent_and_patient() {
    let text = "The/the/DT/2/det killing/killing/NN/7/nsubj of/of/IN/2/prep Reyes/Reyes/NNP/3/pobj by/by/IN/2/prep \
                Moss/Moss/NNP/5/pobj shocked/shock/VBD/0/root them/they/PRP/7/dobj";
    assert_eq!(fillers(text, "killing", Role::Patient), ["Reyes"]);
    assert_eq!(fillers(text, "killing", Role::Agent), ["Moss"]);
}

#[test]
fn light_verb_lends_its_subject_to_the_noun() {
    let text = "Okafor/Okafor/NNP/2/nsubj held/hold/VBD/0/root a/a/DT/4/det meeting/meeting/NN/2/dobj with/with/IN/4/prep \
                Silva/Silva/NNP/5/pobj";
    assert_eq!(fillers(text, "meeting", Role::Agent), ["Okafor"]);
    assert_eq!(fillers(text, "meeting", Role::Recipient), ["Silva"]);
}

#[test]
fn object_control_and_subject_control() {
    let object =
        "She/she/PRP/2/nsubj asked/ask/VBD/0/root Silva/Silva/NNP/2/dobj to/to/TO/5/aux leave/leave/VB/2/xcomp";
    assert_eq!(fillers(object, "leave", Role::Agent), ["Silva"]);
    let subject = "Silva/Silva/NNP/2/nsubj asked/ask/VBD/0/root to/to/TO/4/aux leave/leave/VB/2/xcomp";
    assert_eq!(fillers(subject, "leave", Role::Agent), ["Silva"]);
}

#[test]
fn result_adjective_is_a_predicate_of_the_patient() {
    let text = "A/a/DT/2/det woman/woman/NN/4/nsubjpass was/be/VBD/4/auxpass pronounced/pronounce/VBN/0/root \
                dead/dead/JJ/4/oprd";
    let (found, _) = read(text);
    let dead = found.iter().find(|p| p.predicate == "dead").unwrap();
    assert_eq!((dead.form, dead.tense), (Form::Copula, Tense::Past));
    assert_eq!(fillers(text, "dead", Role::Agent), ["woman"]);
}

#[test]
fn coordinated_objects_are_all_arguments() {
    let text = "Fire/fire/NN/2/nsubj killed/kill/VBD/0/root a/a/DT/4/det man/man/NN/2/dobj and/and/CC/4/cc two/two/CD/7/nummod \
                children/child/NNS/4/conj";
    assert_eq!(fillers(text, "kill", Role::Patient), ["man", "children"]);
}

#[test]
fn a_cycle_in_the_parse_does_not_hang() {
    let text = "a/a/NN/2/dep b/shoot/VBD/1/conj c/c/NN/2/dobj";
    let _ = read(text);
}
