//! The world's countries: names, adjectives, people, capitals, and what stands for their governments.

use super::name::fold;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A country, as a row of `data/names/countries.csv`.
#[derive(Clone, Debug)]
pub struct Country {
    /// ISO 3166-1 alpha-2 code (ISO 3166-3 for those that are no more, `XK` for Kosovo).
    pub code: &'static str,
    /// Usual English name.
    pub name: &'static str,
    /// Adjectives: "French".
    pub adjectives: Vec<&'static str>,
    /// What one of its people is called: "Frenchman".
    pub demonyms: Vec<&'static str>,
    /// The capital, where it has one.
    pub capital: Option<&'static str>,
    /// Buildings and quarters that stand for the government: "the Kremlin".
    pub metonyms: Vec<&'static str>,
}

/// How a word points to a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sense {
    /// Its name.
    Name,
    /// Its adjective.
    Adjective,
    /// One of its people, or the people.
    People,
    /// Its capital: a city, or the government that sits there.
    Capital,
    /// A seat of government, standing for the government.
    Government,
}

struct Table {
    countries: Vec<Country>,
    senses: FxHashMap<String, Vec<(u16, Sense)>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let text: &'static str = include_str!("../../data/names/countries.csv");
    let mut table = Table { countries: Vec::new(), senses: FxHashMap::default() };
    for line in text.lines().skip(1) {
        let mut columns = line.split(',');
        let mut cell = || columns.next().unwrap_or("");
        let (code, name, variants, adjectives) = (cell(), cell(), cell(), cell());
        let (demonyms, capital, metonyms) = (cell(), cell(), cell());
        let list = |s: &'static str| s.split(';').filter(|p| !p.is_empty()).collect::<Vec<_>>();
        let ix = table.countries.len() as u16;
        let mut add = |form: &str, sense: Sense| {
            let senses = table.senses.entry(without_article(&fold(form)).to_owned()).or_default();
            if !form.is_empty() && !senses.contains(&(ix, sense)) {
                senses.push((ix, sense));
            }
        };
        add(name, Sense::Name);
        list(variants).into_iter().for_each(|v| add(v, Sense::Name));
        list(adjectives).into_iter().for_each(|v| add(v, Sense::Adjective));
        for demonym in list(demonyms) {
            add(demonym, Sense::People);
            for (one, many) in [("man", "men"), ("woman", "women")] {
                if let Some(stem) = demonym.strip_suffix(one) {
                    add(&format!("{stem}{many}"), Sense::People);
                }
            }
            add(&format!("{demonym}s"), Sense::People);
        }
        add(capital, Sense::Capital);
        list(metonyms).into_iter().for_each(|v| add(v, Sense::Government));
        table.countries.push(Country {
            code,
            name,
            adjectives: list(adjectives),
            demonyms: list(demonyms),
            capital: Some(capital).filter(|c| !c.is_empty()),
            metonyms: list(metonyms),
        });
    }
    table
});

fn without_article(folded: &str) -> &str {
    folded.strip_prefix("the ").unwrap_or(folded)
}

/// All countries, in the order of the table.
#[must_use]
pub fn all() -> &'static [Country] {
    &TABLE.countries
}

/// What a word or name can mean in the table, in any spelling: (country, sense) pairs, the commonest first.
pub fn senses(text: &str) -> impl Iterator<Item = (&'static Country, Sense)> {
    let folded = fold(text);
    let key = without_article(&folded);
    // "us" is a pronoun unless it is written in capitals; the caller folds, so the check is on the text itself.
    let pronoun = key == "us" && !text.chars().any(char::is_uppercase);
    let found: &'static [(u16, Sense)] = if pronoun { &[] } else { TABLE.senses.get(key).map_or(&[], Vec::as_slice) };
    found.iter().map(|&(ix, sense)| (&TABLE.countries[ix as usize], sense))
}

/// The country of that name.
///
/// ```
/// use gainsay::normalize::country;
/// assert_eq!(country::by_name("Türkiye").unwrap().name, "Turkey");
/// assert_eq!(country::by_name("the U.S.").unwrap().code, "US");
/// assert!(country::by_name("Nigeria").unwrap().code != country::by_name("Niger").unwrap().code);
/// ```
#[must_use]
pub fn by_name(text: &str) -> Option<&'static Country> {
    senses(text).find(|&(_, sense)| sense == Sense::Name).map(|(country, _)| country)
}

/// The country that an adjective or the name of a people points to, "Russian", "the Americans"; also a country's name
/// used as an adjective ("the US minister").
#[must_use]
pub fn of_nationality(text: &str) -> Option<&'static Country> {
    senses(text)
        .find(|&(_, sense)| matches!(sense, Sense::Adjective | Sense::People))
        .or_else(|| senses(text).find(|&(_, sense)| sense == Sense::Name))
        .map(|(country, _)| country)
}

/// The country whose government a name can stand for: its capital, its seat of government, or the country itself.
#[must_use]
pub fn of_government(text: &str) -> Option<&'static Country> {
    senses(text)
        .find(|&(_, sense)| matches!(sense, Sense::Government | Sense::Capital | Sense::Name))
        .map(|(country, _)| country)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        assert!(all().len() > 200);
        let mut codes: Vec<_> = all().iter().map(|c| c.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), all().len());
        assert!(all().iter().all(|c| !c.name.is_empty() && c.code.len() == 2));
    }

    #[test]
    fn words_point_to_countries() {
        for (text, code) in [("Russian", "RU"), ("Americans", "US"), ("Frenchmen", "FR"), ("Dutch", "NL"), ("US", "US")]
        {
            assert_eq!(of_nationality(text).map(|c| c.code), Some(code), "{text}");
        }
        for (text, code) in [("the Kremlin", "RU"), ("Tehran", "IR"), ("White House", "US"), ("Washington", "US")] {
            assert_eq!(of_government(text).map(|c| c.code), Some(code), "{text}");
        }
        assert_eq!(of_nationality("us").map(|c| c.code), None);
        assert_eq!(by_name("Iraq").map(|c| c.code), Some("IQ"));
    }
}
