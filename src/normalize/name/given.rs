//! Given names: which are forms of one name, and whose they are.

use super::fold;
use crate::model::Gender;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The table of `data/names/given.csv`.
#[derive(Debug)]
pub struct GivenNames {
    forms: FxHashMap<String, Form>,
    /// The first form of each row.
    firsts: Vec<String>,
}

#[derive(Clone, Debug, Default)]
struct Form {
    /// The rows that list it. "Kathy" stands in two.
    rows: Vec<u16>,
    /// `None` where the rows differ.
    gender: Option<Gender>,
}

/// What the table says of two given names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Forms of one name: Bob and Robert, Sergei and Sergey.
    SameName,
    /// Both are known, and as different names.
    Different,
    /// The table does not know both.
    Unknown,
}

impl GivenNames {
    /// The table built into the library.
    #[must_use]
    pub fn table() -> &'static Self {
        static TABLE: LazyLock<GivenNames> =
            LazyLock::new(|| GivenNames::parse(include_str!("../../../data/names/given.csv")));
        &TABLE
    }

    fn parse(csv: &str) -> Self {
        let mut forms: FxHashMap<String, Form> = FxHashMap::default();
        let mut firsts = Vec::new();
        for (row, line) in csv.lines().skip(1).enumerate() {
            let mut columns = line.split(',');
            let (Some(name), Some(gender)) = (columns.next(), columns.next()) else { continue };
            firsts.resize(row + 1, String::new());
            firsts[row] = fold(name);
            let gender = match gender {
                "m" => Gender::Masculine,
                "f" => Gender::Feminine,
                _ => Gender::Unknown,
            };
            for form in std::iter::once(name).chain(columns.next().unwrap_or("").split(';')) {
                let form = fold(form);
                if form.is_empty() {
                    continue;
                }
                let entry = forms.entry(form).or_default();
                entry.gender = if entry.rows.is_empty() || entry.gender == Some(gender) { Some(gender) } else { None };
                entry.rows.push(row as u16);
            }
        }
        Self { forms, firsts }
    }

    /// Whether `token` (folded) is a given name that the table knows.
    #[must_use]
    pub fn knows(&self, token: &str) -> bool {
        self.forms.contains_key(token)
    }

    /// What the table says of two folded tokens.
    #[must_use]
    pub fn relation(&self, a: &str, b: &str) -> Relation {
        let Some((x, y)) = self.forms.get(a).and_then(|x| Some((x, self.forms.get(b)?))) else {
            return Relation::Unknown;
        };
        if x.rows.iter().any(|r| y.rows.contains(r)) { Relation::SameName } else { Relation::Different }
    }

    /// One form that stands for the forms of a name: the first of the first row that lists it.
    #[must_use]
    pub(crate) fn representative(&self, token: &str) -> Option<&str> {
        match self.forms.get(token)?.rows.as_slice() {
            [row, ..] => self.firsts.get(*row as usize).map(String::as_str),
            [] => None,
        }
    }

    /// Whose name the folded token is; unknown where both men and women bear it.
    #[must_use]
    pub fn gender(&self, token: &str) -> Gender {
        self.forms.get(token).and_then(|f| f.gender).unwrap_or(Gender::Unknown)
    }
}

/// The gender that the first word of a name tells.
///
/// ```
/// use gainsay::{model::Gender, normalize::name::gender};
/// assert_eq!(gender("Maria Zakharova"), Gender::Feminine);
/// assert_eq!(gender("Robin Miller"), Gender::Unknown);
/// ```
#[must_use]
pub fn gender(name: &str) -> Gender {
    let folded = fold(name);
    let mut words = folded.split_ascii_whitespace();
    let Some(first) = words.next() else { return Gender::Unknown };
    if words.next().is_none() {
        return Gender::Unknown;
    }
    GivenNames::table().gender(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nicknames() {
        let table = GivenNames::table();
        assert_eq!(table.relation("bob", "robert"), Relation::SameName);
        assert_eq!(table.relation("katie", "kathryn"), Relation::SameName);
        assert_eq!(table.relation("kathryn", "katherine"), Relation::SameName);
        assert_eq!(table.relation("hillary", "bill"), Relation::Different);
        assert_eq!(table.relation("dashawn", "bill"), Relation::Unknown);
    }

    #[test]
    fn genders() {
        let table = GivenNames::table();
        assert_eq!(table.gender("alex"), Gender::Unknown);
        assert_eq!(table.gender("susan"), Gender::Feminine);
        assert_eq!(table.gender("vladimir"), Gender::Masculine);
    }
}
