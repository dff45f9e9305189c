//! Which records are claims.

use super::record::Fields;
use serde_json::Value;

/// The fields of a claim, as `docs/claims.md` tells them.
pub(super) const FIELDS: [&str; 32] = [
    "schema",
    "id",
    "document",
    "source",
    "published",
    "date",
    "url",
    "title",
    "event",
    "event_id",
    "event_label",
    "origin",
    "question",
    "attribute",
    "kind",
    "subject",
    "value",
    "unit",
    "as_written",
    "polarity",
    "factuality",
    "speaker",
    "speakers",
    "background",
    "rest",
    "quote",
    "context",
    "field",
    "start",
    "end",
    "statement",
    "version",
];

/// How the schema of a claim is named.
const SCHEMA: &str = "gainsay.claim/";

/// Whether a record is a claim: it names the schema, or is one of schema.org's, or has a value and what is asked but no text.
pub(super) fn is_claim(fields: &Fields) -> bool {
    let is_told = |name: &str| fields.get(name).is_some_and(|value| !value.is_null());
    let schema = fields.get("schema").and_then(Value::as_str);
    schema.is_some_and(|schema| schema.starts_with(SCHEMA))
        || fields.get("@type").is_some_and(is_of_claims)
        || fields.contains_key("@graph") && !is_told("text")
        || !is_told("text") && is_told("value") && (is_told("question") || is_told("attribute"))
}

/// Whether schema.org's type, or one of several, is that of a claim.
fn is_of_claims(kind: &Value) -> bool {
    match kind {
        Value::Array(kinds) => kinds.iter().any(is_of_claims),
        Value::String(kind) => matches!(kind.rsplit(['/', ':', '#']).next(), Some("Claim" | "ClaimReview")),
        _ => false,
    }
}

/// Whether a table under this header holds claims.
pub(super) fn is_header(names: &[String]) -> bool {
    let has = |name: &str| names.iter().any(|other| other == name);
    !has("text") && has("value") && (has("question") || has("attribute")) || has("schema") && !has("text")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn claims_are_known_by_their_fields() {
        let is = |value: Value| is_claim(&serde_json::from_value(value).unwrap());
        assert!(is(json!({"schema": "gainsay.claim/1", "statement": "Twelve died."})));
        assert!(is(json!({"source": "Post", "question": "How many?", "value": 3})));
        assert!(is(json!({"@context": "https://schema.org", "@type": "ClaimReview"})));
        assert!(is(json!({"@type": ["schema:Claim"], "text": "Twelve died."})) && is(json!({"@graph": []})));
        assert!(!is(json!({"@type": "NewsArticle", "text": "Twelve died."})));
        assert!(!is(json!({"text": "Twelve died.", "value": 3, "question": "q"})));
        assert!(!is(json!({"value": 3, "question": null})));
        assert!(!is(json!({"schema": "other/1", "body": "Twelve died."})));
    }

    #[test]
    fn tables_are_known_by_their_headers() {
        let is = |header: &str| is_header(&header.split(',').map(str::to_owned).collect::<Vec<_>>());
        assert!(is("source,question,value") && is("document,attribute,value,quote"));
        assert!(!is("source,question") && !is("id,text,value,question") && !is("id,body"));
    }
}
