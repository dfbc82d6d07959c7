//! The file of what was learnt: for each feature that says something, which causes it speaks for and against.
//!
//! All numbers are little-endian. `MSW1`, a digest (8 bytes), the scale (4 bytes, a float), the number of classes (1 byte) and
//! their names, each behind its length; the number of features (4 bytes); then, one kind behind the other because like bytes
//! next to each other compress best: how far each feature is from the one before (1 to 5 bytes of 7 bits, the last without its
//! highest bit), how many classes it speaks of (a byte), how far each of them is from the one before, and what it says of each (a signed byte).

use std::fmt;

const MAGIC: &[u8; 4] = b"MSW1";

/// What was learnt from examples.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Weights {
    /// Of what it was learnt: a digest of the examples and their features.
    pub digest: u64,
    /// What a weight of one stands for.
    pub scale: f32,
    /// The causes by their names; an empty name stands for texts about something else.
    pub classes: Vec<String>,
    /// The features, sorted.
    pub features: Vec<u32>,
    /// For each feature where its entries end.
    pub ends: Vec<usize>,
    /// Classes by their places, with what a feature says of them.
    pub entries: Vec<(u8, i8)>,
}

/// Why a file of weights cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed(&'static str);

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the learnt weights cannot be read: {}", self.0)
    }
}

impl std::error::Error for Malformed {}

impl Weights {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// If it is cut off, is of another kind, or contradicts itself.
    pub fn read(file: &[u8]) -> Result<Self, Malformed> {
        let mut rest = file;
        if take(&mut rest, MAGIC.len())? != MAGIC {
            return Err(Malformed("this is another kind of file"));
        }
        let digest = u64::from_le_bytes(array(&mut rest)?);
        let scale = f32::from_le_bytes(array(&mut rest)?);
        let [count] = array(&mut rest)?;
        let classes = (0..count).map(|_| class(&mut rest)).collect::<Result<Vec<_>, _>>()?;
        let count = u32::from_le_bytes(array(&mut rest)?) as usize;
        if count > rest.len() {
            return Err(CUT_OFF);
        }
        let mut features: Vec<u32> = Vec::with_capacity(count);
        for _ in 0..count {
            let before = features.last().copied().unwrap_or_default();
            features.push(before.checked_add(gap(&mut rest)?).ok_or(Malformed("a feature is too large"))?);
        }
        let mut ends = Vec::with_capacity(count);
        let mut end = 0;
        for of_feature in take(&mut rest, count)? {
            end += usize::from(*of_feature);
            ends.push(end);
        }
        let gaps = take(&mut rest, end)?;
        let says = take(&mut rest, end)?;
        let mut entries = Vec::with_capacity(end);
        let mut start = 0;
        for end in &ends {
            let mut class = 0_u8;
            for (gap, says) in gaps[start..*end].iter().zip(&says[start..*end]) {
                class = class.checked_add(*gap).filter(|class| usize::from(*class) < classes.len()).ok_or(NO_CLASS)?;
                entries.push((class, says.cast_signed()));
            }
            start = *end;
        }
        if !rest.is_empty() {
            return Err(Malformed("it goes on behind its end"));
        }
        Ok(Self { digest, scale, classes, features, ends, entries })
    }

    /// The file.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut file = MAGIC.to_vec();
        file.extend(self.digest.to_le_bytes());
        file.extend(self.scale.to_le_bytes());
        file.push(self.classes.len() as u8);
        for class in &self.classes {
            file.push(class.len() as u8);
            file.extend(class.as_bytes());
        }
        file.extend((self.features.len() as u32).to_le_bytes());
        let mut before = 0;
        for feature in &self.features {
            let mut gap = feature - before;
            while gap > 0x7f {
                file.push(gap as u8 | 0x80);
                gap >>= 7;
            }
            file.push(gap as u8);
            before = *feature;
        }
        let mut before = 0;
        for end in &self.ends {
            file.push((end - before) as u8);
            before = *end;
        }
        let mut start = 0;
        for end in &self.ends {
            let mut before = 0;
            for (class, _) in &self.entries[start..*end] {
                file.push(class - before);
                before = *class;
            }
            start = *end;
        }
        file.extend(self.entries.iter().map(|(_, says)| says.cast_unsigned()));
        file
    }

    /// What a feature says of which classes; nothing of most.
    pub(crate) fn of(&self, feature: u32) -> &[(u8, i8)] {
        let Ok(at) = self.features.binary_search(&feature) else { return &[] };
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.entries[start..self.ends[at]]
    }
}

const NO_CLASS: Malformed = Malformed("it speaks of a class that it does not name");
const CUT_OFF: Malformed = Malformed("it is cut off");

fn take<'f>(rest: &mut &'f [u8], count: usize) -> Result<&'f [u8], Malformed> {
    let (taken, behind) = rest.split_at_checked(count).ok_or(CUT_OFF)?;
    *rest = behind;
    Ok(taken)
}

fn array<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], Malformed> {
    take(rest, N)?.try_into().map_err(|_| CUT_OFF)
}

fn class(rest: &mut &[u8]) -> Result<String, Malformed> {
    let [length] = array(rest)?;
    String::from_utf8(take(rest, usize::from(length))?.to_vec()).map_err(|_| Malformed("a name is no text"))
}

/// A number of up to five times seven bits.
fn gap(rest: &mut &[u8]) -> Result<u32, Malformed> {
    let mut gap: u64 = 0;
    for place in 0..5 {
        let [byte] = array(rest)?;
        gap |= u64::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return u32::try_from(gap).map_err(|_| Malformed("a number is too large"));
        }
    }
    Err(Malformed("a number is too long"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights() -> Weights {
        Weights {
            digest: 7,
            scale: 0.05,
            classes: vec![String::new(), "wrong-password".to_owned()],
            features: vec![0, 3, 300, 70_000, u32::MAX],
            ends: vec![1, 3, 3, 4, 5],
            entries: vec![(0, 1), (0, -128), (1, 127), (1, -1), (0, 2)],
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let read = Weights::read(&weights().write()).unwrap();
        assert_eq!(read, weights());
        assert_eq!(read.of(3), [(0, -128), (1, 127)]);
        assert_eq!([read.of(300), read.of(4)], [&[]; 2]);
    }

    #[test]
    fn a_malformed_file_is_refused_and_says_why() {
        let file = weights().write();
        for length in 0..file.len() {
            assert_eq!(Weights::read(&file[..length]), Err(CUT_OFF), "{length}");
        }
        let reason = |file: &[u8]| Weights::read(file).unwrap_err().to_string();
        assert!(reason(b"MSW2 and more").ends_with("this is another kind of file"));
        assert!(reason(&[file.as_slice(), b"!"].concat()).ends_with("it goes on behind its end"));
        let mut of_no_class = file.clone();
        let at = file.len() - 10;
        of_no_class[at] = 2;
        assert!(reason(&of_no_class).ends_with("it speaks of a class that it does not name"));
    }

    /// Whatever is in it, it is read or refused.
    #[test]
    fn any_byte_may_be_wrong() {
        let file = weights().write();
        for at in 0..file.len() {
            for byte in [0, 1, 0x7f, 0x80, 0xff] {
                let mut other = file.clone();
                other[at] = byte;
                if let Ok(read) = Weights::read(&other) {
                    assert!(read.features.iter().all(|feature| read.of(*feature).len() <= 255));
                }
            }
        }
    }
}
