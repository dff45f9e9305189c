use super::*;
use crate::model::GrammaticalNumber;

fn document(id: u32, names: &[(&str, EntityKind)]) -> Reading {
    let locals = names
        .iter()
        .map(|&(name, kind)| LocalEntity {
            mentions: Vec::new(),
            kind,
            name: name.into(),
            variants: vec![name.into()],
            descriptions: Vec::new(),
            number: GrammaticalNumber::Singular,
            gender: crate::normalize::name::gender(name),
        })
        .collect();
    let document = crate::model::Document { id: format!("d{id}"), ..Default::default() };
    Reading { document, locals, ..Reading::default() }
}

fn people(id: u32, names: &[&str]) -> Reading {
    document(id, &names.iter().map(|n| (*n, EntityKind::Person)).collect::<Vec<_>>())
}

/// The entities as sets of names.
fn groups(readings: &[Reading]) -> Vec<Vec<String>> {
    corpus(readings, &[]).into_iter().map(|e| e.variants.iter().map(ToString::to_string).collect()).collect()
}

fn together(readings: &[Reading], a: &str, b: &str) -> bool {
    groups(readings).iter().any(|g| g.iter().any(|n| n == a) && g.iter().any(|n| n == b))
}

#[test]
fn spellings_join_without_context() {
    let readings = [people(0, &["Sergei Lavrov"]), people(1, &["Sergey V. Lavrov"]), people(2, &["Sergej Lawrow"])];
    assert_eq!(corpus(&readings, &[]).len(), 1);
}

#[test]
fn slips_need_a_context() {
    let alone = [people(0, &["Davon Calloway"]), people(1, &["Devon Calloway"])];
    assert!(!together(&alone, "Davon Calloway", "Devon Calloway"));
    let shared = [people(0, &["Davon Calloway", "Lena Dahl"]), people(1, &["Devon Calloway", "Lena Dahl"])];
    assert!(together(&shared, "Davon Calloway", "Devon Calloway"));
}

#[test]
fn an_event_is_a_context() {
    let readings = [people(0, &["Davon Calloway"]), people(1, &["Devon Calloway"]), people(2, &["Calloway"])];
    let event = |documents: &[u32]| Event {
        id: crate::model::Id::default(),
        label: String::new(),
        documents: documents.to_vec(),
    };
    assert_eq!(corpus(&readings, &[event(&[0, 1, 2])]).len(), 1);
    assert_eq!(corpus(&readings, &[event(&[0, 2]), event(&[1])]).len(), 2);
    // Two of one event are two, however alike.
    let brothers = [people(0, &["Davon Calloway", "Devon Calloway"]), people(1, &["Devon Calloway"])];
    assert_eq!(corpus(&brothers, &[event(&[0, 1])]).len(), 2);
}

#[test]
fn lone_surnames_need_a_context() {
    let alone = [people(0, &["Marta Arlowe"]), people(1, &["Arlowe"])];
    assert!(!together(&alone, "Marta Arlowe", "Arlowe"));
    let shared = [people(0, &["Marta Arlowe", "Lena Dahl"]), people(1, &["Arlowe", "Lena Dahl"])];
    assert!(together(&shared, "Marta Arlowe", "Arlowe"));
    // Two bear the name: it stays open.
    let two = [people(0, &["Marta Arlowe", "John Arlowe", "Lena Dahl"]), people(1, &["Arlowe", "Lena Dahl"])];
    assert!(!together(&two, "Marta Arlowe", "Arlowe") && !together(&two, "John Arlowe", "Arlowe"));
}

#[test]
fn what_a_document_tells_apart_stays_apart() {
    let readings =
        [people(0, &["Kara Torben", "Karen Torben", "Lena Dahl"]), people(1, &["Karen Torben", "Lena Dahl"])];
    assert!(!together(&readings, "Kara Torben", "Karen Torben"));
}

#[test]
fn a_surname_does_not_bridge_two_people() {
    let readings = [
        people(0, &["Bill Arlowe", "Lena Dahl"]),
        people(1, &["Arlowe", "Lena Dahl"]),
        people(2, &["Hillary Arlowe", "Lena Dahl"]),
    ];
    assert!(!together(&readings, "Bill Arlowe", "Hillary Arlowe"));
}

#[test]
fn places_and_bodies() {
    use EntityKind::{Gpe, Org};
    let readings = [
        document(
            0,
            &[
                ("Kyiv", Gpe),
                ("Central Intelligence Agency", Org),
                ("Niger", Gpe),
                ("Polder County Sheriff's Office", Org),
            ],
        ),
        document(1, &[("Kiev", Gpe), ("C.I.A.", Org), ("Nigeria", Gpe), ("Polder County Sherriff's office", Org)]),
    ];
    assert!(together(&readings, "Kyiv", "Kiev"));
    assert!(together(&readings, "Central Intelligence Agency", "C.I.A."));
    assert!(together(&readings, "Polder County Sheriff's Office", "Polder County Sherriff's office"));
    assert!(!together(&readings, "Niger", "Nigeria"));
}

#[test]
fn the_order_of_documents_does_not_matter() {
    let readings = [
        people(0, &["Davon Calloway", "Lena Dahl"]),
        people(1, &["Devon Calloway", "Lena Dahl", "Arlowe"]),
        people(2, &["Marta Arlowe", "Lena Dahl"]),
    ];
    let mut turned = readings.to_vec();
    turned.reverse();
    let sorted = |r: &[Reading]| {
        let mut g = groups(r);
        g.iter_mut().for_each(|v| v.sort());
        g.sort();
        g
    };
    assert_eq!(sorted(&readings), sorted(&turned));
}

#[test]
fn many_of_one_surname_stay_apart() {
    let readings: Vec<Reading> =
        (0..4000).map(|i| people(i, &[format!("Given{} Smith", letters(i)).as_str(), "Smith"])).collect();
    assert!(corpus(&readings, &[]).len() > 4000);
}

fn letters(mut n: u32) -> String {
    let mut out = String::new();
    for _ in 0..4 {
        out.push((b'a' + (n % 26) as u8) as char);
        n /= 26;
    }
    out
}
