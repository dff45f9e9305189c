//! A name taken apart once, so that many comparisons stay cheap.

use super::organisation::{self, BodyName};
use super::{GivenNames, Verdict, fold, key, person, person::PersonName, token, words::Words};
use crate::model::EntityKind;
use crate::normalize::place::{Gazetteer, PlaceRelation};

/// A name with what comparing it needs.
#[derive(Clone, Debug)]
pub struct NameForm {
    /// As written.
    pub text: String,
    /// Folded.
    pub folded: String,
    /// What sort of thing bears it.
    pub kind: EntityKind,
    /// Taken apart as a person's name.
    pub person: PersonName,
    /// Taken apart as the name of an organisation or a place.
    pub(crate) body: BodyName,
    /// The usual name of a place that the gazetteer knows.
    pub place: Option<String>,
    /// For each word a person or body may share with another: its key and the set of its letters.
    traces: Vec<(String, u32)>,
    /// The set of the letters that these keys begin with.
    begins: u32,
    initials: bool,
}

impl NameForm {
    /// Takes a name apart.
    #[must_use]
    pub fn new(text: &str, kind: EntityKind) -> Self {
        let person = if kind == EntityKind::Person || text.split_whitespace().count() <= 4 {
            PersonName::parse(text)
        } else {
            PersonName::default()
        };
        let body = BodyName::parse(text);
        let place = match kind {
            EntityKind::Person => None,
            EntityKind::Gpe | EntityKind::Loc | EntityKind::Norp => Gazetteer::world().canonical(text),
            _ => crate::normalize::country::by_name(text).map(|c| fold(c.name)),
        };
        let of = if kind == EntityKind::Person { &person.parts } else { &body.words };
        let traces: Vec<_> = of.iter().map(|w| (key(w), letters(w))).collect();
        let begins = traces.iter().fold(0, |set, (key, _)| set | 1 << (key.as_bytes().first().unwrap_or(&0) & 31));
        let initials = !text.contains(' ')
            && text.chars().filter(|c| c.is_alphabetic()).count() >= 2
            && text.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
        Self { folded: fold(text), text: text.to_owned(), kind, person, body, place, traces, begins, initials }
    }

    /// Whether the name has more than one telling word.
    #[must_use]
    pub fn is_full(&self) -> bool {
        if self.kind == EntityKind::Person { self.person.is_full() } else { self.body.words.len() > 1 }
    }

    /// How full the name is: by words, initials counting less, then by letters.
    #[must_use]
    pub fn fullness(&self) -> (usize, usize) {
        let parts = if self.kind == EntityKind::Person { &self.person.parts } else { &self.body.words };
        (parts.iter().map(|p| if p.len() > 1 { 3 } else { 1 }).sum(), self.text.len())
    }

    /// Quick test that lets through every pair that [`NameForm::compare`] could find possible, and few others.
    #[must_use]
    pub(crate) fn may_match(&self, other: &Self) -> bool {
        if self.initials || other.initials || self.place.is_some() && self.place == other.place {
            return true;
        }
        // All that the traces let through begin alike.
        self.begins & other.begins != 0
            && self.traces.iter().any(|(a, x)| {
                other.traces.iter().any(|(b, y)| {
                    a == b
                        || a.as_bytes().first() == b.as_bytes().first()
                            && a.len().abs_diff(b.len()) <= 3
                            && (x ^ y).count_ones() <= 4
                        || a.len() == 1 && b.starts_with(a.as_str())
                        || b.len() == 1 && a.starts_with(b.as_str())
                })
            })
    }

    /// Whether the two can be names of one bearer.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Verdict {
        use EntityKind::{Gpe, Loc, Norp, Person};
        if self.folded == other.folded && !self.folded.is_empty() {
            return Verdict::Same;
        }
        if let (Some(a), Some(b)) = (&self.place, &other.place) {
            if a == b || Gazetteer::world().relation(&self.text, &other.text) == PlaceRelation::Same {
                return Verdict::Same;
            }
            return Verdict::Different;
        }
        if self.kind != Person && other.kind != Person && (self.initials || other.initials) {
            return organisation::by_initials(&self.body, &other.body);
        }
        match (self.kind, other.kind) {
            (Person, Person) => person::compare(&self.person, &other.person),
            (Person, Gpe | Loc | Norp) | (Gpe | Loc | Norp, Person) => {
                match self.place.is_none() && other.place.is_none() {
                    // A surname taken for a town by a slip of the annotator.
                    true => self.lone_against(other),
                    false => Verdict::Different,
                }
            }
            (Person, _) | (_, Person) => self.lone_against(other),
            (Norp, _) | (_, Norp) => Verdict::Different,
            (Gpe | Loc, Gpe | Loc) => match organisation::compare(&self.body, &other.body) {
                Verdict::Similar | Verdict::Part if self.place.is_some() || other.place.is_some() => Verdict::Different,
                verdict => verdict,
            },
            (Gpe | Loc, _) | (_, Gpe | Loc) => {
                match organisation::compare(&self.body, &other.body) {
                    // "Marlow" the town is not "Marlow Hospital"; but a street taken for a town stays a street.
                    Verdict::Part if self.place.is_some() || other.place.is_some() => Verdict::Different,
                    verdict => verdict,
                }
            }
            _ => organisation::compare(&self.body, &other.body),
        }
    }

    /// A person's full name beside a lone word of another kind: the annotator often takes a lone surname for a body.
    fn lone_against(&self, other: &Self) -> Verdict {
        let (lone, full) = if self.kind == EntityKind::Person { (other, self) } else { (self, other) };
        let telling = |p: &String| !Words::table().generic.contains(p) && !Words::table().body.contains(p);
        let comparable = match lone.person.parts.as_slice() {
            [word] => {
                full.person.last().is_some_and(|last| token::score(word, last) >= 0.8 || person::swapped(word, last))
            }
            // A full name that was taken for a body.
            [_, _] => full.is_full(),
            [given, _, _, ..] => full.is_full() && GivenNames::table().knows(given),
            _ => false,
        };
        if comparable && lone.person.parts.iter().all(telling) {
            person::compare(&self.person, &other.person)
        } else {
            Verdict::Different
        }
    }
}

/// The set of letters of a word, a bit each.
fn letters(word: &str) -> u32 {
    word.bytes().filter(u8::is_ascii_lowercase).fold(0, |set, b| set | 1 << (b - b'a'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_test_lets_through_what_can_match() {
        for (a, b) in [
            ("Wladimir Klitschko", "Kiltschko"),
            ("Dashawn Oduya", "Dashwan Oduya"),
            ("Kathryn Aldous", "Katie Aldous"),
            ("J. Aldous", "John Aldous"),
        ] {
            let (x, y) = (NameForm::new(a, EntityKind::Person), NameForm::new(b, EntityKind::Person));
            assert!(x.may_match(&y) && y.may_match(&x), "{a} {b}");
            assert!(x.compare(&y).is_possible(), "{a} {b}");
        }
    }

    #[test]
    fn kinds_matter() {
        let form = |t: &str, k| NameForm::new(t, k);
        let full = form("Marta Arlowe", EntityKind::Person);
        assert_eq!(full.compare(&form("Arlowe", EntityKind::Org)), Verdict::Part);
        assert_eq!(full.compare(&form("Marta Arlowe Pinto", EntityKind::Org)), Verdict::Part);
        assert_eq!(full.compare(&form("Marta Arlowe Road School", EntityKind::Org)), Verdict::Different);
        assert_eq!(form("Lena Paris", EntityKind::Person).compare(&form("Paris", EntityKind::Gpe)), Verdict::Different);
        assert_eq!(form("Kiev", EntityKind::Gpe).compare(&form("Kyiv", EntityKind::Gpe)), Verdict::Same);
        assert_eq!(
            form("Moscow", EntityKind::Gpe).compare(&form("Moscow Hospital", EntityKind::Org)),
            Verdict::Different
        );
    }
}
