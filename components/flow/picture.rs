//! The map as a picture: the way that every job goes from top to bottom, and beside each stop the paths that
//! leave it. It takes the kit's own colors, and light or dark from who looks at it.

use std::fmt::Write;

use super::page::plain;
use super::{Part, Shows, Stop};
use crate::copy::Copy;

const TOKENS: &str = include_str!("../../style/tokens.css");

const WIDTH: usize = 1140;
const CARD: usize = 320;
/// The left edges: of the way that every job goes, and of the first and second card of a path.
const COLUMNS: [usize; 3] = [30, 430, 790];
const TOP: usize = 96;
const LINE: usize = 19;
/// How many letters a line of a card holds: the widest of the usual fonts needs less than 8 pixels for one.
const LETTERS: usize = 39;
const FOOT: usize = 30;

/// A card: a headline, the word of the status and the line that says most.
struct Card {
    name: String,
    badge: Option<(&'static str, String)>,
    text: Vec<String>,
}

pub(super) fn picture(copy: &Copy, parts: &[Part]) -> String {
    let mut body = String::new();
    let mut y = TOP;
    let mut before: Option<usize> = None;
    for (at, part) in parts.iter().enumerate() {
        let main = card(copy, &part.stop, &format!("{}. {}", at + 1, part.stop.name));
        if let Some(end) = before {
            arrow(&mut body, COLUMNS[0] + 40, end, y);
        }
        draw(&mut body, &main, COLUMNS[0], y, true);
        let bottom = y + height(&main);
        before = Some(bottom);
        let mut below = y;
        let mut last = y;
        for path in part.paths.iter().filter(|path| path.is_drawn) {
            let cards: Vec<Card> = path.stops.iter().map(|stop| card(copy, stop, stop.name)).collect();
            last = below + 46;
            below = draw_path(&mut body, (path.name, path.then), &cards, below);
        }
        if last > y {
            trunk(&mut body, y, last);
        }
        y = (bottom + 40).max(below + 24);
    }
    let foot = y + FOOT - 40;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {foot}\" role=\"img\" aria-labelledby=\"title desc\">\n\
         <title id=\"title\">The path of a job</title>\n<desc id=\"desc\">{}</desc>\n<style>\n{}</style>\n\
         <rect class=\"ground\" width=\"{WIDTH}\" height=\"{foot}\"/>\n\
         <text class=\"head\" x=\"{}\" y=\"48\">The path of a job, from the click to the result</text>\n\
         <text class=\"quiet\" x=\"{}\" y=\"72\">Every job goes down on the left. The paths that leave it are on the right.</text>\n{body}</svg>\n",
        escaped(&description(parts)),
        style(),
        COLUMNS[0],
        COLUMNS[0],
    )
}

/// The picture in a sentence for each stop, for who cannot see it.
fn description(parts: &[Part]) -> String {
    let of_part = parts.iter().enumerate().map(|(at, part)| {
        let paths: Vec<&str> = part.paths.iter().filter(|path| path.is_drawn).map(|path| path.name).collect();
        let leaving =
            if paths.is_empty() { String::new() } else { format!(" Paths from here: {}.", paths.join(", ")) };
        format!("{}. {}.{leaving}", at + 1, part.stop.name)
    });
    of_part.collect::<Vec<_>>().join(" ")
}

fn card(copy: &Copy, stop: &Stop, name: &str) -> Card {
    let badge = match &stop.shows {
        Shows::Job(job) => Some((job.status.as_str(), copy.panel.badge.word(job).to_string())),
        _ => None,
    };
    Card { name: name.to_owned(), badge, text: wrapped(&plain(&stop.key_line(copy))) }
}

fn height(card: &Card) -> usize {
    46 + card.text.len() * LINE + 8
}

/// A path: its name, its cards side by side, and where it leads; below its end the next one has room.
fn draw_path(body: &mut String, (name, then): (&str, &str), cards: &[Card], y: usize) -> usize {
    let top = y + 26;
    let _ =
        writeln!(body, "<text class=\"path\" x=\"{}\" y=\"{}\">{}</text>", COLUMNS[1], y + 15, escaped(name));
    let middle = top + 22;
    let _ = writeln!(body, "<path class=\"way\" d=\"M{} {middle}H{}\"/>", COLUMNS[1] - 40, COLUMNS[1]);
    let mut bottom = top;
    for (at, card) in cards.iter().enumerate() {
        let x = COLUMNS[1 + at];
        if at > 0 {
            next(body, x, middle);
        }
        draw(body, card, x, top, false);
        bottom = bottom.max(top + height(card));
    }
    let _ = writeln!(
        body,
        "<text class=\"quiet\" x=\"{}\" y=\"{}\">→ {}</text>",
        COLUMNS[1],
        bottom + 22,
        escaped(then)
    );
    bottom + 46
}

fn draw(body: &mut String, card: &Card, x: usize, y: usize, is_main: bool) {
    let kind = if is_main { "card main" } else { "card" };
    let _ = writeln!(
        body,
        "<rect class=\"{kind}\" x=\"{x}\" y=\"{y}\" width=\"{CARD}\" height=\"{}\" rx=\"10\"/>",
        height(card)
    );
    let _ = writeln!(
        body,
        "<text class=\"name\" x=\"{}\" y=\"{}\">{}</text>",
        x + 16,
        y + 29,
        escaped(&card.name)
    );
    if let Some((status, word)) = &card.badge {
        let width = word.chars().count() * 8 + 22;
        let left = x + CARD - 12 - width;
        let _ = writeln!(
            body,
            "<g class=\"badge {status}\"><rect x=\"{left}\" y=\"{}\" width=\"{width}\" height=\"24\" rx=\"12\"/>\
             <text x=\"{}\" y=\"{}\">{}</text></g>",
            y + 12,
            left + width / 2,
            y + 29,
            escaped(word)
        );
    }
    for (at, line) in card.text.iter().enumerate() {
        let _ =
            writeln!(body, "<text x=\"{}\" y=\"{}\">{}</text>", x + 16, y + 56 + at * LINE, escaped(line));
    }
}

/// From one stop down to the next.
fn arrow(body: &mut String, x: usize, from: usize, to: usize) {
    let _ = writeln!(body, "<path class=\"main-way\" d=\"M{x} {from}V{}\"/>", to - 9);
    let _ = writeln!(
        body,
        "<path class=\"main-tip\" d=\"M{} {}L{x} {to}L{} {}Z\"/>",
        x - 6,
        to - 11,
        x + 6,
        to - 11
    );
}

/// From the card on the left to the one at `x`.
fn next(body: &mut String, x: usize, y: usize) {
    let _ = writeln!(body, "<path class=\"way\" d=\"M{} {y}H{}\"/>", x - 40, x - 8);
    let _ = writeln!(body, "<path class=\"tip\" d=\"M{} {}L{x} {y}L{} {}Z\"/>", x - 9, y - 5, x - 9, y + 5);
}

/// From a stop to the right, and down along the paths that leave it.
fn trunk(body: &mut String, y: usize, last: usize) {
    let (right, x) = (COLUMNS[0] + CARD, COLUMNS[1] - 40);
    let _ = writeln!(body, "<path class=\"way\" d=\"M{right} {}H{x}M{x} {}V{}\"/>", y + 48, y + 48, last + 2);
}

fn wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= LETTERS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The kit's colors, once light and once dark, and what is drawn with them.
fn style() -> String {
    let both: Vec<(&str, &str, &str)> = TOKENS.lines().filter_map(color).collect();
    let set = |pick: fn(&(&str, &str, &str)) -> String| both.iter().map(pick).collect::<String>();
    let light = set(|(name, light, _)| format!("--{name}:{light};"));
    let dark = set(|(name, _, dark)| format!("--{name}:{dark};"));
    let badges: String = waitwell_core::view::ShownStatus::ALL
        .map(|status| {
            let name = status.as_str();
            format!(".{name} rect{{fill:var(--{name}-surface);stroke:var(--{name}-mark)}}.{name} text{{fill:var(--{name})}}\n")
        })
        .concat();
    format!(":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n{RULES}{badges}")
}

const RULES: &str = "\
text{font:14px system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,sans-serif;fill:var(--text)}
.head{font-size:22px;font-weight:600}
.name,.path,.badge text{font-weight:600}
.path{font-size:15px}
.quiet{fill:var(--text-quiet)}
.ground{fill:var(--surface-quiet)}
.card{fill:var(--surface);stroke:var(--border)}
.main{stroke:var(--accent);stroke-width:2}
.way{fill:none;stroke:var(--border-strong);stroke-width:1.5}
.main-way{fill:none;stroke:var(--accent);stroke-width:2.5}
.main-tip{fill:var(--accent)}
.tip{fill:var(--border-strong)}
.badge text{font-size:13px;text-anchor:middle}
";

const UNUSED: [&str; 6] = ["hover", "danger", "focus", "track", "fill", "backdrop"];

/// A color of the tokens that the picture needs: its name, light and dark.
fn color(line: &str) -> Option<(&str, &str, &str)> {
    let (name, values) = line.trim().strip_prefix("--ww-color-")?.split_once(": light-dark(")?;
    let (light, dark) = values.strip_suffix(");")?.split_once(", ")?;
    let is_used = !name.starts_with("on-") && !UNUSED.iter().any(|part| name.contains(part));
    is_used.then_some((name, light, dark))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
