//! Where signatures come from.

use crate::model::Signature;
use std::borrow::Cow;

/// The signatures of documents in the order of their ids: held in memory, or read from a file where there are too many.
pub trait Signatures: Sync {
    /// How many there are.
    fn count(&self) -> u32;

    /// That of a document.
    fn get(&self, document: u32) -> Cow<'_, Signature>;
}

impl Signatures for [&Signature] {
    fn count(&self) -> u32 {
        self.len() as u32
    }

    fn get(&self, document: u32) -> Cow<'_, Signature> {
        Cow::Borrowed(self[document as usize])
    }
}

impl Signatures for [Cow<'_, Signature>] {
    fn count(&self) -> u32 {
        self.len() as u32
    }

    fn get(&self, document: u32) -> Cow<'_, Signature> {
        Cow::Borrowed(&*self[document as usize])
    }
}

/// Some of the documents, numbered anew.
pub(super) struct Part<'s, S: ?Sized> {
    pub all: &'s S,
    pub documents: &'s [u32],
}

impl<S: Signatures + ?Sized> Signatures for Part<'_, S> {
    fn count(&self) -> u32 {
        self.documents.len() as u32
    }

    fn get(&self, document: u32) -> Cow<'_, Signature> {
        self.all.get(self.documents[document as usize])
    }
}
