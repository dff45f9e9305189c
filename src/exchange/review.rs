//! schema.org's `Claim` and `ClaimReview`, as JSON-LD has them: one object, or several under `@graph`.
//!
//! | in JSON-LD | in records |
//! | --- | --- |
//! | `Claim` | a statement in its words, of each of its `appearance`s, or else of its author |
//! | `ClaimReview` | the claim that it reviews, as its author's "yes" to the question whether it is so; and the reviewer's "yes" or "no" where `reviewRating` is one |
//! | `Claim` that we wrote | a record of each appearance, whole |

use super::Record;
use crate::ingest::Fields;
use crate::knowledge::knowledge;
use crate::normalize::name::fold;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::sync::LazyLock;

type Node = Map<String, Value>;

/// The prefix of the properties that schema.org has no word for.
pub(crate) const OWN: &str = "gainsay:";

/// `data/exchange/verdicts.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Verdicts {
    r#true: Vec<String>,
    r#false: Vec<String>,
    neither: Vec<String>,
}

static VERDICTS: LazyLock<Verdicts> = LazyLock::new(|| knowledge!("exchange/verdicts.toml"));

/// Whether fields are those of JSON-LD.
pub(super) fn is_linked_data(fields: &Fields) -> bool {
    fields.contains_key("@type") || fields.contains_key("@graph")
}

/// The records of claims and reviews.
pub(super) fn records(fields: &Fields) -> Vec<Record> {
    let root: Node = fields.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    let listed = root.get("@graph").map(list).unwrap_or_default();
    let nodes = std::iter::once(&root).chain(listed.into_iter().filter_map(Value::as_object)).collect();
    let graph = Graph { nodes };
    let of_type = |name: &'static str| graph.nodes.iter().copied().filter(move |node| is_a(node, name));
    // What somebody decided on a finding of ours takes no side between its answers.
    let reviews = || of_type("ClaimReview").filter(|review| !review.contains_key(&format!("{OWN}status")));
    let reviewed: BTreeSet<String> =
        reviews().filter_map(|review| words(graph.thing(review, "itemReviewed")?, "@id")).collect();
    let alone = |claim: &&Node| words(claim, "@id").is_none_or(|id| !reviewed.contains(&id));
    let reviews = reviews().flat_map(|review| of_review(review, &graph));
    reviews.chain(of_type("Claim").filter(alone).flat_map(|claim| of_claim(claim, &graph))).collect()
}

/// The nodes of a file, which may speak of one another by `@id`.
struct Graph<'a> {
    nodes: Vec<&'a Node>,
}

impl Graph<'_> {
    /// A node, or the one that it refers to.
    fn find<'n>(&'n self, node: &'n Node) -> &'n Node {
        let id = node.get("@id").and_then(Value::as_str).filter(|_| node.len() == 1);
        let named = |other: &&&Node| other.len() > 1 && other.get("@id").and_then(Value::as_str) == id;
        id.and_then(|_| self.nodes.iter().find(named).copied()).unwrap_or(node)
    }

    /// The first thing that a property holds.
    fn thing<'n>(&'n self, node: &'n Node, property: &str) -> Option<&'n Node> {
        list(node.get(property)?).first()?.as_object().map(|node| self.find(node))
    }

    /// The name of the first thing that a property holds.
    fn name(&self, node: &Node, property: &str) -> Option<String> {
        match self.thing(node, property) {
            Some(thing) => words(thing, "name"),
            None => words(node, property),
        }
    }
}

/// The values of a property: one, or many.
fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(values) => values.iter().collect(),
        one => vec![one],
    }
}

fn is_a(node: &Node, name: &str) -> bool {
    let types = node.get("@type").map(list).unwrap_or_default();
    types.into_iter().filter_map(Value::as_str).any(|kind| kind.rsplit(['/', ':', '#']).next() == Some(name))
}

fn as_words(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Object(node) => return words(node, "@value"),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn words(node: &Node, property: &str) -> Option<String> {
    as_words(list(node.get(property)?).first()?)
}

/// Where a claim was made: the document of a record.
fn document(work: &Node, graph: &Graph<'_>) -> Record {
    let url = words(work, "url").or_else(|| words(work, "@id").filter(|id| id.starts_with("http")));
    Record {
        document: words(work, "identifier").or_else(|| url.clone()),
        url,
        source: graph.name(work, "publisher").or_else(|| graph.name(work, "provider")),
        title: words(work, "headline"),
        published: words(work, "datePublished"),
        ..Record::default()
    }
}

/// A claim by itself, as each of its appearances makes it.
fn of_claim(claim: &Node, graph: &Graph<'_>) -> Vec<Record> {
    if claim.contains_key(&format!("{OWN}attribute")) {
        return own(claim, graph);
    }
    let Some(text) = words(claim, "text").or_else(|| words(claim, "name")) else { return Vec::new() };
    made(claim, graph).into_iter().map(|record| Record { statement: Some(text.clone()), ..record }).collect()
}

/// The documents in which a claim was made, with its author as their speaker.
fn made(claim: &Node, graph: &Graph<'_>) -> Vec<Record> {
    let of = |property: &str| -> Vec<Record> {
        let values = claim.get(property).map(list).unwrap_or_default();
        let works = values.into_iter().map(|value| match value {
            Value::Object(work) => document(graph.find(work), graph),
            other => Record { url: as_words(other), ..Record::default() },
        });
        works.filter(|record| record.url.is_some() || record.document.is_some() || record.source.is_some()).collect()
    };
    let author = graph.name(claim, "author");
    let mut found = of("appearance");
    if found.is_empty() {
        found = of("firstAppearance");
    }
    if found.is_empty() {
        found = vec![Record { source: author.clone(), ..Record::default() }];
    }
    let date = words(claim, "datePublished");
    for record in &mut found {
        record.speaker.clone_from(&author);
        record.published = record.published.take().or_else(|| date.clone());
        if record.source.is_none() && record.url.is_none() {
            record.source.clone_from(&author);
        }
    }
    found.retain(|record| record.source.is_some() || record.url.is_some() || record.document.is_some());
    found
}

/// What a review reviews, and what it says of it.
fn of_review(review: &Node, graph: &Graph<'_>) -> Vec<Record> {
    let item = graph.thing(review, "itemReviewed");
    let claimed = words(review, "claimReviewed")
        .or_else(|| item.and_then(|item| words(item, "text").or_else(|| words(item, "name"))));
    let Some(claimed) = claimed else { return Vec::new() };
    let asked =
        Record { event: Some(claimed.clone()), question: Some(format!("Is it so: {claimed}")), ..Record::default() };
    let mut found: Vec<Record> = Vec::new();
    for record in item.map(|item| made(item, graph)).unwrap_or_default() {
        // Who is reviewed is a party, whether or not somebody else printed it.
        let speaker = record.speaker.clone().or_else(|| record.source.clone());
        let record = Record { speaker, event: asked.event.clone(), quote: Some(claimed.clone()), ..record };
        found.push(Record { statement: Some(claimed.clone()), ..record.clone() });
        found.push(Record { question: asked.question.clone(), value: Some("yes".into()), ..record });
    }
    let rating = graph.thing(review, "reviewRating");
    if let Some((rating, verdict)) = rating.and_then(|rating| Some((rating, verdict(rating)?))) {
        found.push(Record {
            source: graph.name(review, "author").or_else(|| graph.name(review, "publisher")),
            value: Some(if verdict { "yes" } else { "no" }.into()),
            quote: words(rating, "alternateName"),
            ..asked.of(document(review, graph))
        });
    }
    found
}

/// What a rating says: true, false, or neither. Words go before figures, whose scale is each publisher's own.
fn verdict(rating: &Node) -> Option<bool> {
    let told = words(rating, "alternateName").or_else(|| words(rating, "name")).map(|name| fold(&name));
    if let Some(told) = told {
        let longest = |known: &[String]| {
            let begins = |word: &&String| {
                told.strip_prefix(word.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            };
            known.iter().filter(begins).map(String::len).max().unwrap_or_default()
        };
        let [yes, no, neither] = [&VERDICTS.r#true, &VERDICTS.r#false, &VERDICTS.neither].map(|known| longest(known));
        match yes.max(no).max(neither) {
            0 => {}
            length if length == neither => return None,
            length => return Some(length == yes),
        }
    }
    // schema.org: from 1 to 5 where nothing else is told.
    let figure = |property: &str| words(rating, property)?.parse::<f64>().ok().filter(|figure| figure.is_finite());
    let (best, worst) = (figure("bestRating").unwrap_or(5.0), figure("worstRating").unwrap_or(1.0));
    let share = (figure("ratingValue")? - worst) / (best - worst);
    match share {
        share if (0.75..=1.0).contains(&share) => Some(true),
        share if (0.0..=0.25).contains(&share) => Some(false),
        _ => None,
    }
}

/// The records of a claim that we wrote: one for each quotation.
fn own(claim: &Node, graph: &Graph<'_>) -> Vec<Record> {
    let told = |node: &Node, name: &str| words(node, &format!("{OWN}{name}"));
    let about = claim.get("about").and_then(Value::as_object);
    let shared = Record {
        attribute: told(claim, "attribute"),
        question: told(claim, "question"),
        subject: told(claim, "subject"),
        value: told(claim, "value"),
        unit: told(claim, "unit"),
        event: about.and_then(|event| words(event, "@id")?.rsplit(':').next().map(str::to_owned)),
        event_label: about.and_then(|event| words(event, "name")),
        ..Record::default()
    };
    let quotation = |value: &Value| {
        let quotation = value.as_object()?;
        let work = quotation.get("isPartOf").and_then(Value::as_object)?;
        let speakers: Vec<String> = list(quotation.get("author").unwrap_or(&Value::Null))
            .into_iter()
            .filter_map(|author| words(author.as_object()?, "name"))
            .collect();
        Some(Record {
            quote: words(quotation, "text"),
            context: told(quotation, "context"),
            as_written: told(quotation, "as_written"),
            factuality: told(quotation, "factuality"),
            background: told(quotation, "background"),
            field: told(quotation, "field"),
            start: told(quotation, "start"),
            origin: told(quotation, "origin"),
            speakers,
            ..shared.clone().of(document(work, graph))
        })
    };
    let appearances = claim.get("appearance").map(list).unwrap_or_default();
    appearances.into_iter().filter_map(quotation).collect()
}

impl Record {
    /// The same claim, made in that document.
    fn of(self, document: Self) -> Self {
        let Self { document, url, source, title, published, .. } = document;
        Self { document, url, source, title, published, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(value: Value) -> Vec<Record> {
        records(&serde_json::from_value(value).unwrap())
    }

    fn review(rating: Value) -> Value {
        json!({
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "url": "https://checks.example/ferry",
            "datePublished": "2021-03-04",
            "author": {"@type": "Organization", "name": "Island Checks"},
            "claimReviewed": "The ferry carried 400 people",
            "itemReviewed": {
                "@type": "Claim",
                "author": {"@type": "Person", "name": "Ana Diaz"},
                "datePublished": "2021-03-02",
                "appearance": [{"@type": "NewsArticle", "url": "https://post.example/a", "publisher": {"name": "Harbour Post"}}]
            },
            "reviewRating": rating
        })
    }

    #[test]
    fn a_review_sets_the_reviewer_against_the_author() {
        let records = read(review(json!({"@type": "Rating", "alternateName": "False", "ratingValue": 1})));
        let [statement, claim, verdict] = &records[..] else { panic!("{records:?}") };
        assert_eq!(statement.statement.as_deref(), Some("The ferry carried 400 people"));
        assert_eq!((claim.source.as_deref(), claim.speaker.as_deref()), (Some("Harbour Post"), Some("Ana Diaz")));
        assert_eq!((claim.value.as_deref(), claim.published.as_deref()), (Some("yes"), Some("2021-03-02")));
        assert_eq!((verdict.source.as_deref(), verdict.value.as_deref()), (Some("Island Checks"), Some("no")));
        assert_eq!(verdict.question, claim.question);
    }

    #[test]
    fn ratings_are_read_by_words_and_else_by_figures() {
        let verdict = |rating: Value| super::verdict(rating.as_object().unwrap());
        assert_eq!(verdict(json!({"alternateName": "Mostly True", "ratingValue": 1})), Some(true));
        assert_eq!(verdict(json!({"alternateName": "FALSE. Nobody said so"})), Some(false));
        assert_eq!(verdict(json!({"alternateName": "False, but funny"})), None);
        assert_eq!(verdict(json!({"alternateName": "Half true", "ratingValue": 1})), None);
        assert_eq!(verdict(json!({"alternateName": "Four ducks", "ratingValue": "9", "bestRating": "10"})), Some(true));
        assert_eq!(verdict(json!({"ratingValue": 3})), None);
        assert_eq!(verdict(json!({"ratingValue": -1})), None);
        assert_eq!(verdict(json!({"ratingValue": 1, "bestRating": 1, "worstRating": 1})), None);
    }

    #[test]
    fn neither_true_nor_false_leaves_the_claim_alone() {
        assert_eq!(read(review(json!({"alternateName": "Misleading"}))).len(), 2);
    }

    #[test]
    fn nodes_refer_to_one_another() {
        let graph = json!({"@context": "https://schema.org", "@graph": [
            {"@id": "#c", "@type": ["Claim"], "text": "The ferry carried 400 people", "author": {"@id": "#a"}},
            {"@id": "#a", "@type": "Person", "name": "Ana Diaz"},
            {"@type": "schema:ClaimReview", "itemReviewed": {"@id": "#c"}, "author": "Island Checks",
             "reviewRating": {"ratingValue": 5}}
        ]});
        let records = read(graph);
        assert_eq!(records.len(), 3, "the claim is told once: {records:?}");
        assert_eq!(records[0].source.as_deref(), Some("Ana Diaz"));
        assert_eq!(records[2].value.as_deref(), Some("yes"));
    }

    #[test]
    fn nothing_in_it_is_nothing() {
        for value in [json!({"@type": "Person"}), json!({"@graph": 3}), json!({"@type": "Claim", "author": []})] {
            assert_eq!(read(value), []);
        }
    }

    #[test]
    fn verdicts_are_folded() {
        for word in VERDICTS.r#true.iter().chain(&VERDICTS.r#false).chain(&VERDICTS.neither) {
            assert_eq!(*word, fold(word));
        }
    }
}
