//! Inputs made of other inputs: cut, doubled, spliced, and spoiled with what readers stumble over.

use waitwell_core::moment::Span;
use waitwell_core::policy::Dice;

/// Makes inputs of a corpus, the same ones each time.
pub struct Mutation<'a> {
    corpus: &'a [Vec<u8>],
    dice: Dice,
}

/// What readers stumble over.
const STUMBLES: &[&[u8]] = &[
    b"\"",
    b"{",
    b"}",
    b"[",
    b"]",
    b":",
    b",",
    b"\\",
    b"\n",
    b"\0",
    b"\xff",
    b"\xc3\x28",
    b"/",
    b"#",
    b"@",
    b"%2f",
    b"null",
    b"true",
    b"-1",
    b"-0",
    b"0",
    b"1e308",
    b"1e999",
    b"9223372036854775808",
    b"18446744073709551616",
    b"\\ud800",
    b"\\u0000",
    b"\xe2\x80\xae",
    b"\xef\xbb\xbf",
    b"0000-00-00T00:00:00Z",
    b"23:59:60",
    b"+99:99",
    b"javascript:",
    b"{\"id\":",
    b"\"status\":",
];

/// The longest input that is made, in bytes.
const LONGEST: usize = 4_096;

impl<'a> Mutation<'a> {
    pub fn new(corpus: &'a [Vec<u8>]) -> Self {
        Self { corpus, dice: Dice::new(7) }
    }

    /// One more input: one of the corpus, changed in one to four places.
    pub fn next_input(&mut self) -> Vec<u8> {
        let mut input = self.one().clone();
        for _ in 0..=self.below(4) {
            self.change(&mut input);
        }
        input.truncate(LONGEST);
        input
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let at = self.below(input.len() + 1);
        let end = at + self.below((input.len() - at).min(32) + 1);
        match self.below(6) {
            0 => input.truncate(at),
            1 => drop(input.drain(at..end)),
            2 => {
                let doubled = input[at..end].to_vec();
                input.splice(at..at, doubled);
            }
            3 => {
                let stumble = STUMBLES[self.below(STUMBLES.len())];
                input.splice(at..end, stumble.iter().copied());
            }
            4 => {
                let other = self.one();
                let from = self.below(other.len() + 1);
                input.truncate(at);
                input.extend_from_slice(&other[from..]);
            }
            _ => {
                let bit = 1 << self.below(8);
                if let Some(byte) = input.get_mut(at) {
                    *byte ^= bit;
                }
            }
        }
    }

    fn one(&mut self) -> &'a Vec<u8> {
        &self.corpus[self.below(self.corpus.len())]
    }

    /// A number below `count`, or 0.
    fn below(&mut self, count: usize) -> usize {
        let last = u64::try_from(count.saturating_sub(1)).unwrap();
        usize::try_from(self.dice.between(Span::ZERO, Span::ms(last)).as_ms()).unwrap()
    }
}
