//! Attributes one by one: a sentence that answers what they ask, and one of much the same words that doesn't.

use super::tests::{reading, values};

#[test]
fn frames_read_what_answers_them_and_nothing_else() {
    for (attribute, answer, value, other) in [
        ("arrests.charged", "Three men were charged with theft.", "3", "The shop charged three pounds for a loaf."),
        ("business.price", "The bank bought a rival for $9 billion.", "USD 9 billion", "The bank bought time."),
        (
            "meetings.joint statement",
            "The ministers issued a joint statement.",
            "yes",
            "The union said in a statement that the strike goes on.",
        ),
        (
            "meetings.joint statement",
            "No statement was issued after the talks.",
            "no",
            "He gave no statement to police.",
        ),
        ("disasters.depth", "The quake struck at a depth of 10 km.", "10 km", "Divers fell in love 10 km from shore."),
        ("disasters.depth", "The quake was 40 km deep.", "40 km", "He walked 10 km in deep snow."),
        ("disasters.speed", "The storm hit with winds of 120 mph.", "120 mph", "The wind fell after 120 miles."),
        ("casualties.shot", "Four men were shot outside a bakery.", "4", "The director shot four films in Oslo."),
        ("casualties.shot", "Four men were shot in a shooting.", "4", "Ten men were shot in seven shootings."),
        ("casualties.killed", "Four men were killed on Friday.", "4", "Ten men were killed in Dover since May."),
        ("casualties.killed", "Four men were killed in May.", "4", "Ten men are killed in Dover every year."),
        (
            "casualties.stabbed",
            "Two sailors were stabbed in a bar.",
            "2",
            "The crisis stabbed at the heart of two towns.",
        ),
        ("casualties.missing", "Seven people are missing.", "7", "Seven pages are missing from the diary."),
        ("casualties.missing", "Seven people were reported missing.", "7", "Seven boys are missing their mothers."),
        (
            "casualties.rescued",
            "Firefighters rescued nine passengers from the ferry.",
            "9",
            "The loan rescued nine banks.",
        ),
        (
            "casualties.hospitalised",
            "Three children were taken to hospital.",
            "3",
            "Three children visited the hospital.",
        ),
        ("casualties.displaced", "The flood displaced 4,000 people.", "4000", "The boat displaced 4,000 tons."),
        (
            "courts.sentence",
            "Peter Falk was jailed for nine years.",
            "P9Y",
            "Peter Falk lived in Dover for nine years.",
        ),
        (
            "disasters.magnitude",
            "A 6.2-magnitude earthquake struck Chile on Sunday.",
            "6.2 magnitude",
            "The magnitude of the task surprised six engineers.",
        ),
        ("disasters.aboard", "The ferry carried 310 passengers.", "310", "The truck carried 310 barrels."),
        (
            "meetings.ordinal",
            "It was the third meeting between Norway and Chile.",
            "3rd chile norway meeting",
            "The third man came late.",
        ),
        ("meetings.was a meeting", "It was not a meeting, the minister said.", "no", "The meeting was not long."),
        (
            "meetings.joint statement",
            "No joint statement was issued.",
            "no",
            "No joint was left unturned by the inspectors.",
        ),
        (
            "meetings.signed",
            "The two ministers signed an agreement on fish.",
            "yes",
            "The player signed for a club in Turin.",
        ),
        ("meetings.approved", "The parliament approved the treaty.", "yes", "The neighbours approved of the garden."),
        (
            "meetings.press conference",
            "The two presidents gave a press conference after the talks.",
            "yes",
            "The coach gave the press a wave.",
        ),
        ("people.day of birth", "Maria Lund was born on May 3, 1975.", "1975-05-03", "Maria Lund was born in Dover."),
        (
            "people.day of arrest",
            "Peter Falk was arrested on May 3, 2014.",
            "2014-05-03",
            "Peter Falk arrested the decline of the club on May 3, 2014.",
        ),
        (
            "people.day of resignation",
            "Peter Falk resigned on May 3, 2014.",
            "2014-05-03",
            "Peter Falk was resigned to his fate on May 3, 2014.",
        ),
        (
            "people.wedding day",
            "Peter Falk married Maria Lund on May 3, 2014.",
            "2014-05-03",
            "Peter Falk met Maria Lund on May 3, 2014.",
        ),
        ("police.gunmen", "Two gunmen shot a baker.", "2", "Two officers opened fire on a baker."),
        ("police.gunmen", "Robbers shot a baker.", "at least 2", "The baker was one of the robbers firing shots."),
        ("people.victim named", "Police have not identified the victim.", "no", "The firm did not release the album."),
        (
            "police.caller",
            "A neighbour called the police after the shots.",
            "(mention)",
            "A neighbour called her sister after the shots.",
        ),
        ("police.driver", "Peter Falk drove the getaway car.", "(mention)", "Peter Falk drove a hard bargain."),
        (
            "police.finder",
            "A neighbour found the bodies on Sunday.",
            "(mention)",
            "A neighbour found the keys on Sunday.",
        ),
        ("sport.winner", "Marco Bruno beat Paul Stone in Turin.", "(mention)", "Marco Bruno beat the eggs in Turin."),
        ("sport.missed games", "Marco Bruno missed three games.", "3", "Marco Bruno missed three buses."),
        ("casualties.missing", "Seven sailors remain missing.", "7", "Seven strikers missed from the spot."),
        ("arrests.caught", "Peter Falk was caught on Monday.", "yes", "Police caught two fish."),
        ("arrests.caught", "Two men were caught in Ohio.", "yes", "Two men were caught in the crossfire."),
        ("arrests.caught", "Peter Falk was captured in Ohio.", "yes", "Peter Falk was captured on camera."),
        ("arrests.charged", "Two men were charged in the case.", "2", "Anyone charged in the case needs a lawyer."),
        (
            "casualties.injured",
            "Falk was one of five people injured.",
            "5",
            "His 6- and 12-year-old sons were injured.",
        ),
        ("arrests.charges filed", "No charges have been filed.", "no", "The lawyer filed two papers."),
        ("arrests.charges filed", "Peter Falk will be charged with arson.", "no", "The shop will charge for bags."),
        ("arrests.charges filed", "Deputies are seeking charges.", "no", "Deputies are seeking further charges."),
        ("arrests.charges filed", "Deputies are seeking warrants.", "no", "Deputies are seeking search warrants."),
        ("arrests.charges filed", "Charges are pending.", "no", "Talks are pending."),
        (
            "arrests.charges filed",
            "Peter Falk appeared in court on arson charges.",
            "yes",
            "Peter Falk appeared in court.",
        ),
        ("arrests.caught", "Peter Falk is in police custody.", "yes", "The children are in the custody of an aunt."),
        ("arrests.caught", "Peter Falk pleaded not guilty to arson.", "yes", "Peter Falk pleaded for help."),
        ("courts.case", "Peter Falk is in police custody.", "arrested", "Peter Falk is in Boulder."),
        ("courts.case", "Peter Falk was held in lieu of bail.", "arrested", "Peter Falk was held in high esteem."),
        ("courts.case", "Peter Falk pleaded not guilty to arson.", "charged", "Peter Falk pleaded with them."),
        ("courts.case", "Peter Falk is awaiting trial.", "charged", "Peter Falk is awaiting a bus."),
        ("courts.case", "Peter Falk has not been found.", "sought", "The car has not been found."),
        (
            "courts.next hearing",
            "Peter Falk is scheduled for a hearing on May 3, 2014.",
            "2014-05-03",
            "Peter Falk is scheduled for a haircut on May 3, 2014.",
        ),
        ("clock:left", "Bruno scored with 7:41 left in the first half.", "PT7M41S", "The train left 7 minutes late."),
        (
            "courts.trial date",
            "Peter Falk's trial is set for May 3, 2014.",
            "2014-05-03",
            "Peter Falk's table is set for May 3, 2014.",
        ),
        (
            "courts.trial date",
            "Peter Falk's trial is expected to begin on May 3, 2014.",
            "2014-05-03",
            "Peter Falk's trial began on May 3, 2014.",
        ),
        (
            "courts.before the court",
            "Peter Falk was arraigned on Monday.",
            "yes",
            "Peter Falk appeared before the press on Monday.",
        ),
        (
            "courts.charges stand",
            "The charges against Peter Falk were dropped.",
            "no",
            "The charges for parking were dropped.",
        ),
        ("courts.verdict", "Peter Falk was acquitted of arson.", "no", "The bank found guilty pleasures in Oslo."),
        ("courts.tried as", "Peter Falk was charged as an adult.", "adult", "Peter Falk left the town as an adult."),
        (
            "courts.tried as",
            "Peter Falk appeared in juvenile court.",
            "juvenile",
            "Peter Falk worked in juvenile court.",
        ),
        ("police.gunmen", "Three gunmen shot a cook.", "3", "Deputies found three men shot to death."),
        ("deeds.accident", "A cook was accidentally shot.", "yes", "A cook accidentally spilled a drink."),
        ("deeds.accident", "A cook was shot by accident.", "yes", "A cook was shot by a neighbor."),
        ("deeds.accident", "An accidental shooting closed the bar.", "yes", "A fatal shooting closed the bar."),
        ("deeds.accident", "The shooting was an accident.", "yes", "The shooting was an ordeal."),
        ("deeds.accident", "The death was not accidental.", "no", "The tone was not accidental."),
        ("deeds.accident", "The blaze was deliberately set.", "no", "The table was deliberately set."),
        ("deeds.accident", "The death was ruled a homicide.", "no", "The death was ruled a tragedy."),
        ("deeds.self-defence", "He acted in self-defense.", "yes", "He acted in two films."),
        ("deeds.own hand", "Peter Falk shot himself.", "their own hand", "Peter Falk called himself a cook."),
        ("deeds.own hand", "Peter Falk was shot by his uncle.", "another", "Peter Falk was called by his uncle."),
        (
            "meetings.first to arrive",
            "Maria Lund arrived an hour before Peter Falk.",
            "(mention)",
            "Maria Lund arrived an hour before noon.",
        ),
        ("meetings.requester", "The talks were held at the request of Norway.", "(mention)", "Norway requested fish."),
        ("people.children", "Maria Lund, a mother of three, spoke.", "3", "Maria Lund led a team of three."),
    ] {
        assert_eq!(values(answer, attribute), [value], "{attribute}: {answer}");
        assert!(values(other, attribute).is_empty(), "{attribute}: {other}");
    }
}

#[test]
fn what_is_told_of_several_is_told_of_each() {
    for (text, second) in [
        ("Peter Falk, 23, and Carl Moss, 22, have been arrested.", "Carl Moss, 22, have been arrested"),
        ("Deputies charged Peter Falk and Carl Moss in the robbery.", "charged Peter Falk and Carl Moss"),
        ("Deputies identified Peter Falk and Carl Moss as people of interest.", "Carl Moss as people of interest"),
    ] {
        let read = reading(text);
        let told: Vec<&str> = read
            .claims
            .iter()
            .filter(|c| c.attribute.name() == "courts.case")
            .map(|c| c.evidence.span.of(&read.document.text))
            .collect();
        assert_eq!(told.len(), 2, "{text}");
        assert!(told.contains(&second), "{told:?}");
    }
}
