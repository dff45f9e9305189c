//! Trains and evaluates the models embedded in the annotator.

fn main() {}
