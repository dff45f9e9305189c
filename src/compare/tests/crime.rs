//! Crime and accidents: people, what befell them, what the law did.

use super::{relation, report, undated};
use crate::model::Relation;

#[test]
fn between_reports_people_have_birthdays() {
    let aged = |age: u8| {
        format!("Peter Falk, {age}, was arrested after a bakery on Elm Street in Denver was robbed on May 1.")
    };
    let ages = |first: (i8, u8), then: (i8, u8)| {
        relation(&report(&[(first.0, &aged(first.1)), (then.0, &aged(then.1))]), "people.age")
    };
    assert_eq!(ages((-10, 40), (30, 41)), [Relation::Update]);
    assert_eq!(ages((1, 40), (8, 41)), [Relation::Conflict]);
    assert_eq!(ages((-10, 41), (30, 40)), [Relation::Conflict]);
}

const SHOT: &str = "A baker was shot at the Larkspur club on Elm Street in Denver on Sunday, police said. ";

/// What two reports of the shooting, a day apart, come to on an attribute.
fn on(attribute: &str, first: &str, then: &str) -> Vec<Relation> {
    relation(&report(&[(7, &format!("{SHOT}{first}")), (8, &format!("{SHOT}{then}"))]), attribute)
}

#[test]
fn inside_is_not_outside() {
    let inside = "A man opened fire in the club at midnight.";
    assert_eq!(
        on("police.setting", inside, "The shooting happened in the yard behind the club."),
        [Relation::Conflict]
    );
    assert!(on("police.setting", inside, "The shooting happened inside the club.").is_empty());
}

#[test]
fn an_accident_is_no_murder() {
    let accident = "The shooting was an accident, his brother said.";
    assert_eq!(on("deeds.accident", accident, "Peter Falk was charged with murder."), [Relation::Disputed]);
    assert!(on("deeds.accident", accident, "Peter Falk was charged with manslaughter.").is_empty());
}

#[test]
fn a_rifle_is_no_shotgun() {
    let rifle = "The gunman walked into the club with a rifle.";
    assert_eq!(on("deeds.weapon", rifle, "The gunman was armed with a shotgun."), [Relation::Conflict]);
    assert!(on("deeds.weapon", rifle, "He used a hunting rifle.").is_empty());
}

#[test]
fn by_ones_own_hand_is_not_by_another() {
    let own = "Carl Moss, 20, shot himself.";
    assert_eq!(on("deeds.own hand", own, "Carl Moss, 20, was shot by his uncle."), [Relation::Conflict]);
    assert!(on("deeds.own hand", own, "His uncle, Karl Roth, was shot by a neighbor.").is_empty());
}

#[test]
fn charges_grow() {
    let charged = |offence: &str| format!("Peter Falk, 31, was charged with {offence}.");
    let grow = |first: &str, then: &str| on("courts.charge", &charged(first), &charged(then));
    assert_eq!(grow("aggravated assault", "murder"), [Relation::Update]);
    assert_eq!(grow("manslaughter", "second-degree murder"), [Relation::Update]);
    assert!(grow("murder", "first-degree murder").is_empty());
    // Of many charges a report may tell but the least.
    assert!(grow("murder", "assault").is_empty());
}

#[test]
fn who_is_treated_as_a_juvenile_may_be_tried_as_an_adult() {
    let juvenile = "Peter Falk, 16, appeared in juvenile court.";
    assert_eq!(on("courts.tried as", juvenile, "Peter Falk, 16, was charged as an adult."), [Relation::Update]);
}

#[test]
fn one_officer_is_not_several() {
    let one = "A deputy fired at the gunman.";
    assert_eq!(on("police.officers firing", one, "Deputies fired at the gunman."), [Relation::Conflict]);
    assert!(on("police.officers firing", one, "The deputy fired twice at the gunman.").is_empty());
}

#[test]
fn conditions_withheld_and_then_told() {
    let withheld = "Two boys were wounded. Their conditions were not released.";
    let told = "Two boys were wounded. Both are listed in fair condition.";
    assert_eq!(on("people.condition told", withheld, told), [Relation::Update]);
    assert!(on("people.condition told", told, told).is_empty());
}

#[test]
fn a_suspect_who_denies_it_disputes_it() {
    let accused = "Investigators said that Peter Falk shot the baker.";
    let denies = "Peter Falk said from jail that he was not the shooter.";
    assert_eq!(on("police.doer", accused, &format!("{accused} {denies}")), [Relation::Disputed]);
    assert!(on("police.doer", accused, accused).is_empty());
}

#[test]
fn who_is_sought_is_later_caught() {
    let sought = "Officers are looking for the gunman.";
    let caught = "Officers had been looking for the gunman, and took Peter Falk into custody on Monday.";
    assert_eq!(on("arrests.caught", sought, caught), [Relation::Update]);
    // The other way round they look for somebody else.
    assert!(on("arrests.caught", caught, sought).is_empty());
    assert!(on("arrests.caught", "Officers are looking for another man.", caught).is_empty());
    assert!(on("arrests.caught", "Friends searched for them in the yard.", caught).is_empty());
}

#[test]
fn charges_come_after_none() {
    let none = "No charges have been filed.";
    let some = "Peter Falk was charged with assault.";
    assert_eq!(on("arrests.charges filed", none, some), [Relation::Update]);
    assert_eq!(
        relation(&undated(&[&format!("{SHOT}{none}"), &format!("{SHOT}{some}")]), "arrests.charges filed"),
        [Relation::Update]
    );
    assert!(on("arrests.charges filed", some, "Peter Falk faces an assault charge.").is_empty());
}

#[test]
fn the_condition_of_one_hurt_changes() {
    let critical = "Peter Falk is in critical condition.";
    let better = "Peter Falk was in critical condition at first and has been upgraded to good condition.";
    assert_eq!(on("people.condition", critical, better), [Relation::Update]);
    assert_eq!(on("people.condition", critical, "Peter Falk died at the hospital on Monday."), [Relation::Update]);
    assert!(on("people.condition", critical, "Peter Falk was critically injured.").is_empty());
    assert!(on("people.condition", critical, "Peter Falk could die, his doctors said.").is_empty());
}

#[test]
fn who_was_hurt_goes_home_or_dies_against_hope() {
    let critical = "Peter Falk is in critical condition.";
    let home = "Peter Falk has been released from the hospital.";
    assert_eq!(on("people.condition", critical, home), [Relation::Update]);
    assert!(on("people.condition", critical, "Peter Falk has been released from jail.").is_empty());
    let hope = "Peter Falk is expected to survive.";
    assert_eq!(on("people.outlook", hope, "Peter Falk died on Monday."), [Relation::Update]);
    assert!(on("people.outlook", hope, "Carl Moss died on Monday.").is_empty());
}

#[test]
fn names_of_a_side_come_out() {
    let held = "No names will be released until kin are told.";
    let named = "Ana Diaz, 40, was killed.";
    assert_eq!(on("people.victim named", held, named), [Relation::Update]);
    assert!(on("people.victim named", "The name of the suspect was not released.", named).is_empty());
    let secret = "Police did not release the name of the officer.";
    let told = "Police released the name of the officer, Paul Lund.";
    assert_eq!(on("people.officer named", secret, told), [Relation::Update]);
    assert!(on("people.officer named", secret, named).is_empty());
}

#[test]
fn a_motive_comes_to_light() {
    let open = "It is not known why he was shot.";
    assert_eq!(on("police.motive known", open, "Police said the shooting stemmed from a dispute."), [Relation::Update]);
    assert!(on("police.motive known", open, "Police do not have a motive.").is_empty());
}

#[test]
fn one_disagreement_is_told_once() {
    let flagged = |first: &str, then: &str| {
        let found = report(&[(7, &format!("{SHOT}{first}")), (8, &format!("{SHOT}{then}"))]);
        found.findings.iter().filter(|f| f.relation.is_flagged()).count()
    };
    assert_eq!(flagged("Nobody has been arrested.", "Peter Falk was arrested."), 1);
    // Two disagreements are two.
    let wounded = |arrest: &str, boys: &str| format!("{arrest} {boys} boys were wounded.");
    assert_eq!(flagged(&wounded("Nobody has been arrested.", "Two"), &wounded("Peter Falk was arrested.", "Five")), 2);
}

#[test]
fn who_was_sought_is_held_and_who_was_charged_is_convicted() {
    let sought = "Police named Peter Falk as a person of interest.";
    let held = "Peter Falk was arrested in Boulder on Monday.";
    let charged = "Peter Falk was charged with assault.";
    let convicted = "Peter Falk was found guilty of assault.";
    assert_eq!(on("courts.case", sought, held), [Relation::Update]);
    assert_eq!(on("courts.case", charged, convicted), [Relation::Update]);
    // Who is held is charged within days.
    assert!(on("courts.case", held, charged).is_empty());
    assert!(on("courts.case", "Police obtained a search warrant for the house of Peter Falk.", held).is_empty());
    assert!(on("courts.case", sought, "Carl Moss was arrested in Boulder on Monday.").is_empty());
}

#[test]
fn a_case_goes_one_way() {
    let held = "Peter Falk was arrested in Boulder on Monday.";
    let convicted = "Peter Falk was found guilty of assault.";
    assert_eq!(on("courts.case", held, convicted), [Relation::Update]);
    // Who was convicted and is arrested later has another case.
    assert!(on("courts.case", convicted, held).is_empty());
    // A report on the verdict recalls the arrest.
    let both = format!("{convicted} {held}");
    assert!(on("courts.case", &both, convicted).is_empty());
    assert!(on("courts.case", "Peter Falk was charged with assault.", "Peter Falk has not been found.").is_empty());
}

#[test]
fn what_police_said_at_first_is_another_account() {
    let told = |first: &str| format!("{SHOT}A total of seven people were hurt. {first} that five people were hurt.");
    let counts = |text: &str| relation(&undated(&[text]), "casualties.injured");
    assert_eq!(counts(&told("Police initially said")), [Relation::Conflict]);
    assert_eq!(counts(&told("Early reports said")), [Relation::Conflict]);
    assert!(counts(&told("His mother said")).is_empty());
}

#[test]
fn a_report_that_counts_otherwise_than_it_and_others_do() {
    let seven = "The shooting injured seven people.";
    let both = format!("{seven} Five people were injured when he opened fire.");
    assert_eq!(on("casualties.injured", seven, &both), [Relation::Conflict]);
    let some = format!("{seven} Five of the people injured were in the yard.");
    assert!(on("casualties.injured", seven, &some).is_empty());
}

#[test]
fn the_dead_are_named_in_the_end() {
    let nameless = "A woman who has not been identified was killed.";
    assert_eq!(on("people.named", nameless, "Ana Diaz, 40, was killed."), [Relation::Update]);
    assert!(on("people.named", nameless, "Ana Diaz, 40, saw it.").is_empty());
}

#[test]
fn one_hospital_takes_in_so_many() {
    let taken = |n: &str| format!("{n} people were taken to Larkspur Hospital.");
    assert_eq!(on("casualties.taken to", &taken("Five"), &taken("Six")), [Relation::Conflict]);
    assert!(on("casualties.taken to", &taken("Five"), "Six people were taken to Mercy Hospital.").is_empty());
}

#[test]
fn a_gunman_is_not_a_pair_of_them() {
    let pair = "A pair of gunmen opened fire.";
    assert_eq!(on("police.gunmen", pair, "A gunman opened fire."), [Relation::Conflict]);
    assert!(on("police.gunmen", pair, "Another gunman opened fire.").is_empty());
    assert!(on("police.gunmen", pair, "Police are looking for two gunmen.").is_empty());
}

#[test]
fn who_was_caught_is_not_sought_again() {
    let caught = "Peter Falk was arrested at noon.";
    let looking = "Officers were looking for the gunman when Peter Falk was arrested.";
    assert!(on("arrests.caught", caught, looking).is_empty());
    assert_eq!(on("arrests.caught", "Officers were looking for the gunman.", caught), [Relation::Update]);
}

#[test]
fn who_died_was_in_critical_condition_before() {
    let died = "Ana Diaz, 40, died at a hospital.";
    let recalled = "Ana Diaz, 40, was taken to a hospital in critical condition. Ana Diaz died an hour later.";
    assert!(on("people.condition", died, recalled).is_empty());
    assert_eq!(on("people.condition", "Ana Diaz, 40, was in critical condition.", died), [Relation::Update]);
}

#[test]
fn the_injured_may_take_in_the_dead() {
    let all = "Four people were injured in the shooting. One person died.";
    assert!(on("casualties.injured", all, "Three people were injured in the shooting. One person died.").is_empty());
    let two = "Two people were injured in the shooting. One person died.";
    assert_eq!(on("casualties.injured", all, two), [Relation::Conflict]);
}

#[test]
fn the_women_who_were_shot_are_not_all_who_were() {
    let women = "Two female victims were shot in the legs.";
    assert!(on("casualties.shot", "Four people were shot at the club.", women).is_empty());
    assert_eq!(
        on("casualties.shot", "Four people were shot at the club.", "Two people were shot at the club."),
        [Relation::Conflict]
    );
}

#[test]
fn elm_street_is_not_elm_avenue() {
    let street = "Shots fell in the 400 block of Larkspur Street.";
    assert_eq!(on("places.street", street, "Shots fell on Larkspur Avenue."), [Relation::Conflict]);
    assert!(on("places.street", street, "Shots fell on Larkspur St.").is_empty());
    assert!(on("places.street", street, "Shots fell where Larkspur Street meets Dover Avenue.").is_empty());
    assert!(on("places.street", street, "Shots fell where Larkspur Street meets Larkspur Avenue.").is_empty());
}

#[test]
fn dead_at_the_scene_or_in_hospital() {
    let scene = "Ana Diaz, 40, was pronounced dead at the scene.";
    let hospital = "Ana Diaz, 40, was taken to a hospital, where she died.";
    assert_eq!(on("people.place of death", scene, hospital), [Relation::Conflict]);
    assert!(on("people.place of death", scene, "Ana Diaz, 40, was found dead.").is_empty());
}

#[test]
fn a_case_goes_on() {
    let arrested = "Peter Falk was arrested on Sunday night.";
    assert_eq!(on("courts.case", arrested, "Peter Falk was found dead in his cell on Monday."), [Relation::Update]);
    assert_eq!(on("courts.case", arrested, "Peter Falk was released from jail on Monday."), [Relation::Update]);
    assert_eq!(on("courts.case", arrested, "Peter Falk pleaded guilty to assault."), [Relation::Update]);
    assert!(on("courts.case", arrested, "Peter Falk was released from the hospital.").is_empty());
    // Reports tell of an arrest or of a charge, whichever they like.
    assert!(on("courts.case", arrested, "Peter Falk was charged with assault on Monday.").is_empty());
    let record =
        "It rained. Nobody spoke. The shop was shut. The street was empty. Peter Falk pleaded guilty to theft.";
    assert!(on("courts.case", arrested, record).is_empty());
}

#[test]
fn what_is_to_come_is_told_for_sure() {
    let trial = |day: &str| format!("Peter Falk's trial is scheduled to begin on {day}.");
    let dates = on("courts.trial date", &trial("July 3, 2021"), &trial("Nov. 10, 2021"));
    assert_eq!(dates, [Relation::Update]);
    assert!(on("courts.trial date", &trial("July 3, 2021"), &trial("July 3, 2021")).iter().all(|r| !r.is_flagged()));
    let given = "Peter Falk has been sentenced to four years in prison.";
    assert_eq!(on("courts.sentenced", "Peter Falk will be sentenced on July 3.", given), [Relation::Update]);
    assert!(!on("courts.sentenced", "Peter Falk could be sentenced.", given).contains(&Relation::Update));
}

#[test]
fn people_of_interest_are_sought() {
    let sought = "Police identified Peter Falk as a person of interest.";
    assert_eq!(on("courts.case", sought, "Peter Falk was arrested on Monday."), [Relation::Update]);
    assert!(on("courts.case", sought, "Peter Falk is still wanted by police.").is_empty());
}

#[test]
fn a_suspect_is_named_at_last() {
    let unnamed = "The name of the suspect was not released.";
    let several = "The name of a second suspect was not released.";
    assert!(on("people.named", several, "Peter Falk, 30, was arrested on Monday.").is_empty());
    assert_eq!(on("people.named", unnamed, "Peter Falk, 30, was arrested on Monday."), [Relation::Update]);
    assert!(on("people.named", unnamed, "Police released no name.").is_empty());
}

#[test]
fn the_toll_of_a_report_is_its_largest_in_the_lead() {
    let all = "Four people were shot at the club. Two men were shot in the yard.";
    let three = "Three people were shot at the club.";
    assert_eq!(on("casualties.shot", all, three), [Relation::Conflict]);
    let parts = "Four people were shot at the club. One person was shot twice. Two people had been shot in the arm.";
    assert!(on("casualties.shot", all, parts).is_empty());
}

#[test]
fn the_dead_may_take_in_the_gunman() {
    let two = "Two people were killed by a man. Later the gunman killed himself.";
    assert!(on("casualties.killed", two, "Three people were killed at the club.").is_empty());
    assert!(!on("casualties.killed", two, "Five people were killed at the club.").is_empty());
}

#[test]
fn a_day_copied_word_for_word_is_the_first_one() {
    let copied = "Peter Falk was arrested on Elm Street in Denver on Friday.";
    let own = "Peter Falk was caught on Saturday.";
    let arrests = |a: &str, b: &str| {
        relation(&report(&[(7, &format!("{SHOT}{a}")), (21, &format!("{SHOT}{b}"))]), "people.day of arrest")
    };
    assert!(arrests(copied, copied).iter().all(|r| !r.is_flagged()));
    assert_eq!(arrests(copied, own), [Relation::Conflict]);
}
