//! What the looks must hold: contrast that can be read, and colors of the person's own.

use std::collections::BTreeMap;

use waitwell_core::view::ShownStatus;

const TOKENS: &str = include_str!("../../style/tokens.css");

/// The color tokens with a light and a dark value, without `--ww-color-`.
fn colors(tokens: &str) -> BTreeMap<&str, [&str; 2]> {
    let declared = tokens.lines().filter_map(|line| line.trim().strip_prefix("--ww-color-"));
    declared
        .filter_map(|line| {
            let (name, values) = line.split_once(": light-dark(#")?;
            let (light, dark) = values.strip_suffix(");")?.split_once(", #")?;
            Some((name, [light, dark]))
        })
        .collect()
}

/// The relative luminance of WCAG 2.2 for six hexadecimal digits.
fn luminance(hex: &str) -> f64 {
    let part = |at: usize| {
        // What is no number makes every comparison below false.
        let value =
            u8::from_str_radix(&hex[at..at + 2], 16).map_or(f64::NAN, |value| f64::from(value) / 255.0);
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Every pair that is drawn on each other, and the least contrast that it must have.
fn pairs() -> Vec<(String, String, f64)> {
    let mut pairs = Vec::new();
    let mut pair = |front: &str, back: &str, least| pairs.push((front.to_owned(), back.to_owned(), least));
    for ground in ["surface", "surface-quiet"] {
        for text in ["text", "text-quiet", "accent", "accent-hover", "danger"] {
            pair(text, ground, 4.5);
        }
        for line in ["focus", "border-strong", "fill"] {
            pair(line, ground, 3.0);
        }
    }
    pair("fill", "track", 3.0);
    for button in ["accent", "danger"] {
        pair(&format!("on-{button}"), button, 4.5);
        pair(&format!("on-{button}"), &format!("{button}-hover"), 4.5);
    }
    for status in ShownStatus::ALL.map(ShownStatus::as_str) {
        for ground in [&format!("{status}-surface"), "surface", "surface-quiet"] {
            pair(status, ground, 4.5);
            pair(&format!("{status}-mark"), ground, 3.0);
        }
    }
    pairs
}

#[test]
fn every_text_and_mark_can_be_read_in_light_and_in_dark() {
    let colors = colors(TOKENS);
    for (front, back, least) in pairs() {
        for (front_color, back_color) in colors[front.as_str()].iter().zip(colors[back.as_str()]) {
            let ratio = contrast(front_color, back_color);
            assert!(ratio >= least, "{front} on {back}: {ratio:.2}, at least {least}");
        }
    }
}

#[test]
fn every_color_gives_way_to_the_colors_of_the_person() {
    let (_, forced) = TOKENS.split_once("forced-colors: active").unwrap();
    for name in colors(TOKENS).keys() {
        assert!(forced.contains(&format!("--ww-color-{name}: ")), "{name}");
    }
}

#[test]
fn contrast_is_computed_as_wcag_does() {
    assert!((contrast("ffffff", "000000") - 21.0).abs() < 1e-9);
    assert!((contrast("777777", "ffffff") - 4.48).abs() < 0.01);
}
