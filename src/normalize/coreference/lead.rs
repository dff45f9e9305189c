//! Who the lead is about: news brings somebody in by a description ("A Marlow man was jailed on Monday") and names them in
//! the sentence after ("Peter Quist, 41, had …").

use super::pronouns;
use super::state::{Referent, State, is_subject};
use crate::model::{EntityKind, GrammaticalNumber, MentionKind};

/// As far behind the description the name may stand, in sentences.
const NEAR: u32 = 2;

/// The referents of one that the lead describes and of the name that the text gives next, where they can be one.
pub(super) fn find(state: &State<'_>) -> Option<(u32, u32)> {
    let mentions = state.text.mentions;
    let single = |ix: usize| {
        let m = &mentions[ix];
        m.entity == EntityKind::Person && m.number == GrammaticalNumber::Singular && is_subject(state.text, m)
    };
    let described = (0..mentions.len()).take_while(|&ix| mentions[ix].head.is_in_lead()).find(|&ix| {
        single(ix)
            && mentions[ix].kind == MentionKind::Indefinite
            && is_anybody(&mentions[ix].text)
            && !state.text.sentence(&mentions[ix]).heading
            && !state.traits[ix].other
    })?;
    let at = mentions[described].head.sentence;
    let named = (described..mentions.len())
        .find(|&ix| mentions[ix].head.sentence > at && single(ix) && mentions[ix].kind != MentionKind::Pronoun)?;
    // A judge or a spokesman has a title, or tells of somebody else.
    if mentions[named].kind != MentionKind::Name
        || mentions[named].head.sentence > at + NEAR
        || !state.traits[named].heads.is_empty()
        || pronouns::speaks(state.text, &mentions[named])
    {
        return None;
    }
    let (from, to) = (state.of[described]?, state.of[named]?);
    let (r, n) = (&state.referents[from as usize], &state.referents[to as usize]);
    (from != to && r.cluster.is_none() && can_be_one(r, n)).then_some((from, to))
}

/// Nouns that say no more of somebody than age and sex.
fn is_anybody(noun: &str) -> bool {
    matches!(noun, "man" | "woman" | "boy" | "girl" | "teen" | "teenager" | "person")
}

/// Whether what is told of the two lets them be one: age, gender, and the parts that they play.
fn can_be_one(described: &Referent, named: &Referent) -> bool {
    let plain = |r: &Referent| r.is_single_person() && r.offices.is_empty();
    let ages = described.age.is_none() || named.age.is_none() || described.age == named.age;
    let parts = match (described.victim, described.suspect) {
        (false, false) => !named.victim,
        (victim, suspect) => victim && named.victim || suspect && named.suspect,
    };
    plain(described) && plain(named) && ages && parts && described.gender.agrees(named.gender)
}
