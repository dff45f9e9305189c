//! What a mention tells of whom it refers to.

use super::Text;
use crate::extract::mention::{Titles, age_ending_at, small_number};
use crate::lower::Lower;
use crate::model::{Dep, EntityKind, Mention, MentionKind, Tag};
use crate::normalize::country;
use smol_str::SmolStr;

/// What one mention tells.
#[derive(Clone, Debug, Default)]
pub(super) struct Traits {
    /// Code of the country it belongs to.
    pub country: Option<&'static str>,
    /// Usual name of the office it names.
    pub office: Option<&'static str>,
    /// The office as this mention says it: "secretary of state".
    pub said: Option<&'static str>,
    /// Head nouns of its description or titles, lower-case.
    pub heads: Vec<SmolStr>,
    /// Age in years.
    pub age: Option<u16>,
    /// Whether it says that somebody else is meant: "the other man", "another victim", "the second suspect".
    pub other: bool,
    /// How many it stands for, where a number says so.
    pub count: Option<u32>,
}

pub(super) fn of(text: Text<'_>, m: &Mention) -> Traits {
    let mut traits = Traits::default();
    if m.kind == MentionKind::Pronoun {
        return traits;
    }
    if m.entity == EntityKind::Norp {
        traits.country = country::of_nationality(&m.text).map(|c| c.code);
        return traits;
    }
    let sentence = text.sentence(m);
    let field = text.document.field(sentence.field);
    for title in &m.titles {
        if let Some(c) = country::of_nationality(title).or_else(|| country::of_government(title)) {
            traits.country = traits.country.or(Some(c.code));
        } else if m.kind == MentionKind::Name {
            if let Some((office, said)) = Titles::table().office_as_said(title).filter(|_| traits.office.is_none()) {
                (traits.office, traits.said) = (Some(office), Some(said));
            }
            let last = title.split(' ').next_back().unwrap_or("");
            let head = title.split(" of ").next().and_then(|t| t.split(' ').next_back()).unwrap_or(last);
            traits.heads.push(SmolStr::from(head.trim_end_matches('.').lower()));
        }
    }
    if m.kind == MentionKind::Name {
        if m.entity == EntityKind::Person {
            traits.age = m.start.checked_sub(1).and_then(|i| age_ending_at(sentence, i, field)).map(|(age, _)| age);
            traits.age = traits.age.or_else(|| age_after(text, m));
        }
        return traits;
    }
    traits.heads.push(SmolStr::from(m.text.lower()));
    // "Secretary of State", "minister of foreign affairs": what follows belongs to the office.
    let end = (m.end + 4).min(sentence.tokens.len() as u16);
    let office = (m.end..=end).rev().find_map(|end| {
        let span = sentence.cover(m.start..end).span;
        Titles::table().office_as_said(span.of(field))
    });
    (traits.office, traits.said) = office.unzip();
    for i in m.start..m.end {
        let word = sentence.word(i, field);
        traits.age = traits.age.or_else(|| age_ending_at(sentence, i, field).map(|(age, _)| age));
        let lemma = &sentence.tokens[i as usize].lemma;
        traits.other |= i != m.head.token
            && matches!(
                lemma.as_str(),
                "other" | "another" | "second" | "third" | "fourth" | "fifth" | "different" | "fellow" | "new"
            )
            || matches!(word, "others" | "other" | "another");
        let token = &sentence.tokens[i as usize];
        if token.tag == Tag::Cd && (token.dep == Dep::Nummod || i == m.head.token) {
            traits.count = small_number(word).map(u32::from);
        }
    }
    if traits.age.is_none() {
        traits.age = age_after(text, m);
    }
    if traits.country.is_none() {
        traits.country = place_after(text, m);
    }
    traits
}

/// "Munro, 28, was": the number between commas or brackets right after.
fn age_after(text: Text<'_>, m: &Mention) -> Option<u16> {
    let tokens = &text.sentence(m).tokens;
    let end = m.end as usize;
    let mark = |i: usize| tokens.get(i).map(|_| text.word(m, i as u16));
    if !matches!(mark(end), Some("," | "(")) || tokens.get(end + 1)?.tag != Tag::Cd {
        return None;
    }
    if !matches!(mark(end + 2), None | Some("," | ")" | "." | ";" | "of" | "and")) {
        return None;
    }
    small_number(text.word(m, end as u16 + 1)).filter(|&n| n <= 110)
}

/// "his counterpart in Moscow", "the foreign minister of India".
fn place_after(text: Text<'_>, m: &Mention) -> Option<&'static str> {
    let sentence = text.sentence(m);
    let prep = sentence.children(m.head.token).find(|&c| {
        c >= m.end && sentence.tokens[c as usize].dep == Dep::Prep && matches!(text.word(m, c), "of" | "in" | "from")
    })?;
    let place = sentence.child(prep, Dep::Pobj)?;
    let entity = sentence.entity_at(place)?;
    let span = sentence.cover(entity.start..entity.end).span;
    country::of_government(span.of(text.document.field(sentence.field))).map(|c| c.code)
}
