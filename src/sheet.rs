/// The kit's whole style sheet in parts, to be put into a page or a file in this order.
///
/// Everything stands in `@layer waitwell.*`, so that an app's own rules outside any layer win.
pub const STYLE: [&str; 4] = [
    include_str!("../style/layers.css"),
    include_str!("../style/tokens.css"),
    include_str!("../style/base.css"),
    waitwell_components::style::STYLE,
];
