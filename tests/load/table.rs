/// Prints one line of the table: what was measured, what it should be, and whether it is.
pub fn line(figure: &str, goal: &str, measured: &str, is_met: bool) {
    println!("| {figure} | {goal} | {measured} | {} |", if is_met { "met" } else { "**missed**" });
}
