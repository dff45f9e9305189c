//! The words of the trade: the types that the stages hand to one another.

mod attribution;
mod claim;
mod corpus;
mod document;
mod entity;
mod event;
mod factuality;
mod finding;
mod id;
mod mention;
mod reading;
mod signature;
mod syntax;
mod target;
pub mod value;

pub use attribution::{Attribution, AttributionKind, Source};
pub use claim::{Attribute, Claim, Filler, Occasion, ParseOccasionError, Role, Subject};
pub use corpus::Corpus;
pub use document::{Block, BlockKind, DateEvidence, Document, Published};
pub use entity::{Entity, LocalEntity};
pub use event::{Event, Origin};
pub use factuality::{Certainty, Factuality};
pub use finding::{Finding, Position, Relation};
pub use id::{Id, IdHasher, ParseIdError};
pub use mention::{Gender, GrammaticalNumber, Mention, MentionIx, MentionKind, Person};
pub use reading::Reading;
pub use signature::{LabelWord, Mass, Signature, Term, TermClass, Venue};
pub use syntax::{Annotated, Dep, EntityKind, EntitySpan, LEAD, NO_HEAD, NO_TOKEN, Sentence, Tag, Token, TokenRef};
pub use target::{Field, Span, Target};
pub use value::{Overlap, Value};
