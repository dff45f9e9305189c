//! The record of a claim as it comes from outside.

use super::{Error, Given, review};
use crate::ingest::{Fields, Place};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

/// The schema of [`Record`], which records may name in their field `schema`.
pub const SCHEMA: &str = "gainsay.claim/1";

/// One claim. What must be there is who says it (`document` or `source`), what is asked (`question` or `attribute`) and what is
/// answered (`value`); or instead of question and value a `statement` in words. `docs/claims.md` and
/// `schema/claim-input.schema.json` describe the fields.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// Schema and version: [`SCHEMA`], or nothing.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Id or address of the document that makes the claim.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// The outlet.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// When the document was published; also as `date`.
    #[serde(alias = "date", deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Where the document stands on the web.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its headline.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// A name of the event: claims of one name are on one event. The id of a document means the event that it reports.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// The same, for tables that have an id of the event beside its name.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub event_id: Option<String>,
    /// A few words for the event, where `event` is an id.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub event_label: Option<String>,
    /// A name of the voice: documents of one name are copies of one report.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// What is asked, in plain words.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// What is asked, as a name: `casualties.killed`.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub attribute: Option<String>,
    /// Of whom or what; the event's, where nothing is told.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The answer: `12`, `about 10`, `PT40M`, `2014-10-09`, `yes`, `Ana Diaz`.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The unit of a number that is written without.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The value as the document has it.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub as_written: Option<String>,
    /// `no` where the document says that it is not so.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub polarity: Option<String>,
    /// How sure the speaker is: `certain`, `probable`, `possible`, each also with `-not`, `uncommitted`.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub factuality: Option<String>,
    /// Whom the document credits with the claim.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// Everyone it went through, outermost first.
    #[serde(deserialize_with = "texts", skip_serializing_if = "Vec::is_empty")]
    pub speakers: Vec<String>,
    /// When it was, where that is not the news of the document: `2003-12-26`, `2003-12`, `2003`, `--12-26`, `--12`, `other`.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub background: Option<String>,
    /// The further slots of an open attribute.
    #[serde(deserialize_with = "slots", skip_serializing_if = "Vec::is_empty")]
    pub rest: Vec<Slot>,
    /// The words that carry the claim.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// The sentence around them.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
    /// The field of the document that the quote stands in: `title` or `text`.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Where in it, in code points: which of several like quotes is meant.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// A claim in words alone, which is read as articles are.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
}

/// A further slot of a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Slot {
    /// Its role, as `gainsay claims` names it.
    pub role: String,
    /// What fills it.
    pub filler: String,
}

/// Makes records of a record's fields: one, or of schema.org's forms as many as they hold.
///
/// # Errors
/// When a field has a value of the wrong sort, or the record is of another schema.
///
/// ```
/// use gainsay::{exchange, ingest::Place};
/// let fields = serde_json::from_str(r#"{"source": "Post", "question": "How many boats sank?", "value": 2}"#).unwrap();
/// let given = exchange::records(fields, &Place::file("claims.json"))?;
/// assert_eq!(given[0].record.value.as_deref(), Some("2"));
/// # Ok::<(), gainsay::exchange::Error>(())
/// ```
pub fn records(fields: Fields, place: &Place) -> Result<Vec<Given>, Error> {
    let wrong = |why: String| Error::Field { place: place.clone(), why };
    if review::is_linked_data(&fields) {
        let found = review::records(&fields);
        return match found.is_empty() {
            true => Err(wrong("holds no Claim and no ClaimReview of schema.org with words in it".into())),
            false => Ok(found.into_iter().map(|record| Given { record, place: place.clone() }).collect()),
        };
    }
    let own = fields.get("version").and_then(Value::as_u64).filter(|_| !fields.contains_key("schema"));
    let record: Record = serde_json::from_value(Value::Object(fields.into_iter().collect()))
        .map_err(|error| wrong(error.to_string()))?;
    let schema = record.schema.clone().or_else(|| own.filter(|&v| v != 1).map(|v| format!("gainsay.claim/{v}")));
    match schema.filter(|schema| schema != SCHEMA) {
        Some(schema) => Err(Error::Schema { place: place.clone(), schema }),
        None => Ok(vec![Given { record, place: place.clone() }]),
    }
}

/// A text, a number or a truth value as a text; nothing for an empty one.
fn text<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let text = match Value::deserialize(from)? {
        Value::Null => return Ok(None),
        Value::String(text) => bare(text.trim()).to_owned(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(number) => number.to_string(),
        other => return Err(serde::de::Error::custom(format!("{other} where a text or a number belongs"))),
    };
    Ok((!text.is_empty()).then_some(text))
}

/// A cell without the `'` that keeps spreadsheets from running it as a formula.
fn bare(cell: &str) -> &str {
    let is_formula = |text: &&str| text.trim_start_matches(['"', ' ']).starts_with(['=', '+', '-', '@']);
    cell.strip_prefix('\'').filter(is_formula).unwrap_or(cell)
}

/// A list of texts, or one alone.
fn texts<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Texts {
        One(String),
        Many(Vec<String>),
    }
    Ok(match Option::<Texts>::deserialize(from)? {
        None => Vec::new(),
        Some(Texts::One(text)) => vec![text],
        Some(Texts::Many(texts)) => texts,
    })
}

/// The slots; tables have none.
fn slots<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Slot>, D::Error> {
    Ok(Option::deserialize(from)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(value: Value) -> Result<Vec<Given>, String> {
        records(serde_json::from_value(value).unwrap(), &Place::line("c.jsonl", 3, 0)).map_err(|e| e.to_string())
    }

    #[test]
    fn cells_and_json_values_are_one() {
        let of = |value: Value| read(value).unwrap().remove(0).record;
        let cells = of(json!({"source": "Post ", "value": "2.5", "polarity": "yes", "unit": ""}));
        assert_eq!(cells, of(json!({"source": "Post", "value": 2.5, "polarity": true, "unit": null})));
        assert_eq!(of(json!({"quote": "'-40 degrees"})).quote.as_deref(), Some("-40 degrees"));
        assert_eq!(of(json!({"quote": "'Twas cold"})).quote.as_deref(), Some("'Twas cold"));
        assert_eq!(of(json!({"date": "2020-01-02"})).published.as_deref(), Some("2020-01-02"));
    }

    #[test]
    fn another_schema_is_refused() {
        assert!(read(json!({"schema": SCHEMA, "value": 1})).is_ok());
        assert!(read(json!({"version": 1, "value": 1})).is_ok());
        let error = read(json!({"schema": "gainsay.claim/2"})).unwrap_err();
        assert!(error.starts_with("c.jsonl:3 (byte 0): schema \"gainsay.claim/2\" is not read"), "{error}");
        assert!(read(json!({"version": 2, "value": 1})).is_err());
        assert!(read(json!({"value": ["a"]})).unwrap_err().contains("where a text or a number belongs"));
        assert!(read(json!({"speakers": 1})).is_err());
    }
}
