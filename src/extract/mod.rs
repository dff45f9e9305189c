//! The extract stage.

pub mod attribution;
pub mod factuality;
pub mod mention;
pub mod value;
