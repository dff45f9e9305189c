//! Which nodes are one, and what may not become one.

use super::{Nodes, documents};
use crate::model::Gender;
use crate::normalize::name::Verdict;
use rustc_hash::FxHashSet;

/// Disjoint sets of nodes.
pub(super) struct Sets {
    parent: Vec<u32>,
    /// Of each root: what it unites.
    members: Vec<Members>,
}

#[derive(Default)]
struct Members {
    documents: FxHashSet<u32>,
    /// Different full names, a few.
    full: Vec<u32>,
    gender: Option<Gender>,
}

/// So many full names stand for a set when another wants to join.
const NAMES: usize = 16;

impl Sets {
    pub(super) fn new(nodes: &Nodes) -> Self {
        let members = nodes
            .nodes
            .iter()
            .enumerate()
            .map(|(n, node)| Members {
                documents: documents(nodes, &[n as u32]),
                full: if nodes.forms[node.spelling as usize].is_full() { vec![node.spelling] } else { Vec::new() },
                gender: Some(node.gender).filter(|g| *g != Gender::Unknown),
            })
            .collect();
        Self { parent: (0..nodes.nodes.len() as u32).collect(), members }
    }

    pub(super) fn root(&mut self, node: u32) -> u32 {
        let mut root = node;
        while self.parent[root as usize] != root {
            root = self.parent[root as usize];
        }
        let mut at = node;
        while self.parent[at as usize] != root {
            at = std::mem::replace(&mut self.parent[at as usize], root);
        }
        root
    }

    /// Joins the sets of two nodes unless something forbids it.
    pub(super) fn join(&mut self, nodes: &Nodes, verdict: Verdict, a: u32, b: u32) {
        let (x, y) = (self.root(a), self.root(b));
        if x == y || self.forbids(nodes, verdict, x, y) {
            return;
        }
        // The larger takes in the smaller, so that no document is moved often; equal ones by their place.
        let (into, from) = match self.members[x as usize].documents.len().cmp(&self.members[y as usize].documents.len())
        {
            std::cmp::Ordering::Greater => (x, y),
            std::cmp::Ordering::Less => (y, x),
            std::cmp::Ordering::Equal => (x.min(y), x.max(y)),
        };
        let taken = std::mem::take(&mut self.members[from as usize]);
        let members = &mut self.members[into as usize];
        members.documents.extend(taken.documents);
        for spelling in taken.full {
            if members.full.len() < NAMES && !members.full.contains(&spelling) {
                members.full.push(spelling);
            }
        }
        members.gender = members.gender.or(taken.gender);
        self.parent[from as usize] = into;
    }

    fn forbids(&self, nodes: &Nodes, verdict: Verdict, x: u32, y: u32) -> bool {
        let (a, b) = (&self.members[x as usize], &self.members[y as usize]);
        if let (Some(g), Some(h)) = (a.gender, b.gender)
            && g != h
        {
            return true;
        }
        let differ = a.full.iter().any(|&p| {
            b.full.iter().any(|&q| {
                let (p, q) = (&nodes.forms[p as usize], &nodes.forms[q as usize]);
                p.kind == q.kind
                    && p.compare(q) == Verdict::Different
                    && !initials_stand_between(p.text.as_str(), q.text.as_str())
            })
        });
        if differ {
            return true;
        }
        // What one document tells apart is two, unless the names are the same.
        verdict != Verdict::Same && {
            let (few, many) = if a.documents.len() <= b.documents.len() { (a, b) } else { (b, a) };
            few.documents.iter().any(|d| many.documents.contains(d))
        }
    }
}

/// "Trans-Pacific Partnership" and "TPP deal" differ as names; what joins them may be the initials alone.
fn initials_stand_between(a: &str, b: &str) -> bool {
    let capitals =
        |s: &str| s.split_whitespace().any(|w| w.len() >= 2 && w.chars().all(|c| c.is_uppercase() || c == '.'));
    capitals(a) != capitals(b)
}
