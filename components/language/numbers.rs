use super::{Forms, Language};

/// How whole numbers are written.
#[derive(Clone, Copy, Debug)]
pub struct Numbers {
    /// What stands between groups of three digits: ",".
    pub group: &'static str,
    /// The smallest number whose digits are grouped.
    pub group_from: u64,
    /// What stands before tenths: ".".
    pub decimal: &'static str,
}

/// How sizes are written. Decimal units, as file managers and browsers show them.
#[derive(Clone, Copy, Debug)]
pub struct Sizes {
    /// Bytes, in their forms.
    pub bytes: Forms,
    /// Thousands, millions and thousand millions of bytes: "# kB", "# MB", "# GB".
    pub larger: [&'static str; 3],
}

impl Language {
    /// A whole number: "240,000".
    pub fn number(&self, n: u64) -> String {
        let digits = n.to_string();
        if n < self.numbers.group_from {
            return digits;
        }
        let mut text = String::with_capacity(digits.len() + digits.len() / 3);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push_str(self.numbers.group);
            }
            text.push(digit);
        }
        text
    }

    /// A size: "812 bytes", "14.2 MB".
    pub fn bytes(&self, n: u64) -> String {
        let [kilo, mega, giga] = self.sizes.larger;
        let (unit, form) = match n {
            0..1_000 => return self.inflected(self.sizes.bytes, n, &self.number(n)),
            1_000..1_000_000 => (1_000, kilo),
            1_000_000..1_000_000_000 => (1_000_000, mega),
            _ => (1_000_000_000, giga),
        };
        // Tenths in whole numbers: printing a float costs kilobytes of wasm.
        let tenths = n / (unit / 10);
        let number = if tenths >= 1_000 {
            self.number(tenths / 10)
        } else {
            format!("{}{}{}", tenths / 10, self.numbers.decimal, tenths % 10)
        };
        form.replace('#', &number)
    }
}
