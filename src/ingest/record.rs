//! From a record of named fields, as JSON and CSV have them, to a document.

use super::Given;
use super::claim;
use super::dates;
use super::error::{Error, Place};
use crate::model::Document;
use indexmap::IndexMap;
use serde_json::Value;

/// What to make of records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Take {
    /// Documents.
    #[default]
    Documents,
    /// Claims of those that are claims by their fields, documents of all others.
    Both,
    /// Claims.
    Claims,
}

impl Take {
    /// Whether a record of these fields is a claim.
    pub(super) fn is_claim(self, fields: &Fields) -> bool {
        match self {
            Self::Documents => false,
            Self::Both => claim::is_claim(fields),
            Self::Claims => true,
        }
    }
}

/// Makes of a record what it is.
pub(super) fn given(
    fields: Fields,
    take: Take,
    default_id: impl FnOnce() -> String,
    place: &Place,
) -> Result<Given, Error> {
    if take.is_claim(&fields) {
        return Ok(Given::Claim(fields));
    }
    document(fields, default_id, place).map(Given::Document)
}

/// Makes a document of a record. The fields `id`, `source`, `published`, `title`, `text`, `url` and `language` are read,
/// all others kept as they are, as is a `published` that no date can be made of. `text` stays as it is to the byte.
pub(super) fn document(
    fields: impl IntoIterator<Item = (String, Value)>,
    default_id: impl FnOnce() -> String,
    place: &Place,
) -> Result<Document, Error> {
    let mut document = Document::default();
    let mut text = None;
    let mut names = Vec::new();
    for (name, value) in fields {
        match name.as_str() {
            "id" => document.id = id(value, place)?,
            "source" => document.source = string(&name, value, place)?.filter(|s| !s.trim().is_empty()),
            "title" => document.title = string(&name, value, place)?.filter(|s| !s.trim().is_empty()),
            "text" => text = string(&name, value, place)?,
            "url" => document.url = string(&name, value, place)?.filter(|s| !s.trim().is_empty()),
            "language" => document.language = string(&name, value, place)?.filter(|s| !s.trim().is_empty()),
            "published" => {
                document.published = dates::metadata(&value);
                let is_blank = value.is_null() || value.as_str().is_some_and(|s| s.trim().is_empty());
                if document.published.is_none() && !is_blank {
                    document.extra.insert(name.clone(), value);
                }
            }
            _ => {
                document.extra.insert(name.clone(), value);
            }
        }
        names.push(name);
    }
    match text {
        Some(text) => document.text = text,
        None => return Err(Error::NoText { place: place.clone(), found: list(&names) }),
    }
    if document.title.is_none() && document.text.trim().is_empty() {
        return Err(Error::Empty { place: place.clone() });
    }
    if document.id.is_empty() {
        document.id = default_id();
    }
    if document.source.is_none() {
        document.source = document.url.as_deref().and_then(host).map(str::to_owned);
    }
    Ok(document)
}

/// Makes of a JSON value what it is.
pub(super) fn of_json(
    value: Value,
    take: Take,
    default_id: impl FnOnce() -> String,
    place: &Place,
) -> Result<Given, Error> {
    match value {
        Value::Object(fields) => given(fields.into_iter().collect(), take, default_id, place),
        other => Err(Error::Field {
            place: place.clone(),
            field: "record".into(),
            expected: "an object",
            found: type_of(&other),
        }),
    }
}

fn id(value: Value, place: &Place) -> Result<String, Error> {
    match value {
        Value::Number(n) => Ok(n.to_string()),
        other => Ok(string("id", other, place)?.unwrap_or_default()),
    }
}

fn string(name: &str, value: Value, place: &Place) -> Result<Option<String>, Error> {
    match value {
        Value::String(s) => Ok(Some(s)),
        Value::Null => Ok(None),
        other => Err(Error::Field {
            place: place.clone(),
            field: name.to_owned(),
            expected: "a string",
            found: type_of(&other),
        }),
    }
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

fn list(names: &[String]) -> String {
    if names.is_empty() {
        return "an empty record".into();
    }
    // A file that is no CSV at all can have thousands of columns.
    let mut shown: Vec<String> = names.iter().take(12).map(|n| format!("`{}`", n.escape_debug())).collect();
    if names.len() > 12 {
        shown.push("…".into());
    }
    shown.join(", ")
}

/// The host of a URL, without `www.`: the best name of an outlet whose metadata give none.
pub(crate) fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://")?.1;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then_some(host)
}

/// Fields in the order in which they came.
pub type Fields = IndexMap<String, Value>;

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(value: Value) -> Result<Document, Error> {
        match of_json(value, Take::default(), || "f.jsonl:1".into(), &Place::line("f.jsonl", 1, 0))? {
            Given::Document(document) => Ok(document),
            Given::Claim(fields) => panic!("a claim: {fields:?}"),
        }
    }

    #[test]
    fn known_fields_are_read_and_others_kept() {
        let document = read(json!({
            "id": 7, "source": "The Harbour Post", "published": "2019-05-02", "title": "Ferry sinks",
            "text": " A ferry sank.\r\n", "url": "https://example.org/a", "language": "en", "section": ["sea"],
        }))
        .unwrap();
        assert_eq!(document.id, "7");
        assert_eq!(document.source.as_deref(), Some("The Harbour Post"));
        assert_eq!(document.published.unwrap().date().to_string(), "2019-05-02");
        assert_eq!(document.text, " A ferry sank.\r\n");
        assert_eq!(document.extra["section"], json!(["sea"]));
    }

    #[test]
    fn what_is_missing_is_made_up_from_what_is_there() {
        let document = read(json!({"text": "A ferry sank.", "url": "https://www.example.org:80/a?b", "id": null}));
        let document = document.unwrap();
        assert_eq!(document.id, "f.jsonl:1");
        assert_eq!(document.source.as_deref(), Some("example.org"));
        assert_eq!(document.title, None);
    }

    #[test]
    fn a_date_that_is_none_is_kept_as_it_came() {
        let document = read(json!({"text": "A ferry sank.", "published": "last spring"})).unwrap();
        assert_eq!(document.published, None);
        assert_eq!(document.extra["published"], json!("last spring"));
    }

    #[test]
    fn records_without_content_are_refused() {
        assert!(matches!(read(json!({"id": "a", "body": "b"})), Err(Error::NoText { .. })));
        assert!(matches!(read(json!({"text": " \n"})), Err(Error::Empty { .. })));
        assert!(matches!(read(json!({"text": ["a"]})), Err(Error::Field { .. })));
        assert!(matches!(read(json!([1])), Err(Error::Field { .. })));
        assert!(read(json!({"title": "Ferry sinks", "text": ""})).is_ok());
    }
}
