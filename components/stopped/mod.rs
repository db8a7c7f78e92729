//! The words of what takes the kit's place when the page's own code has failed. It is no component, since no
//! component can be drawn any more.

mod copy;

pub use copy::StoppedCopy;
