//! What tells who is who, as `data/compare/cast.toml` has it: points, words, and the parts of either side.

use crate::knowledge::knowledge;
use serde::Deserialize;
use smol_str::SmolStr;
use std::sync::LazyLock;

pub(super) static RULES: LazyLock<Rules> = LazyLock::new(|| knowledge!("compare/cast.toml"));

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rules {
    /// The fewest points that make two one.
    pub least: f32,
    /// How many points anybody else has to be behind.
    pub margin: f32,
    /// Words for nobody in particular.
    pub nobody: Vec<SmolStr>,
    /// Nouns that say no more of somebody than age and sex.
    pub anybody: Vec<SmolStr>,
    /// Words for one beside others.
    pub another: Vec<SmolStr>,
    pub sole: f32,
    pub across: Across,
    pub within: Within,
    pub harmed: SideOf,
    pub killed: SideOf,
    pub accused: SideOf,
}

/// Points for what two reports have in common.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Across {
    pub same_age: f32,
    pub same_part: f32,
    pub further_part: f32,
    pub same_side: f32,
    pub each_alone: f32,
    pub a_year_apart: f32,
    pub same_home: f32,
    pub same_wound: f32,
    pub other_wound: f32,
}

/// Points for what one report tells of two.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Within {
    pub same_age: f32,
    pub alone_harmed: f32,
    pub alone_killed: f32,
    pub alone_accused: f32,
    pub then_named: f32,
}

/// What makes a side.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SideOf {
    /// The parts of those on it.
    pub parts: Vec<SmolStr>,
    /// The attributes that count them.
    pub tolls: Vec<SmolStr>,
}
