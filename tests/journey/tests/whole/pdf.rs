//! A printed document, as its reader sees it: which letters stand on which sheet, and how large they are.

use lopdf::{
    Dictionary, Document, Object, Stream,
    content::{Content, Operation},
};

/// A letter on paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Letter {
    /// Which one.
    pub letter: char,
    /// The size of its font in points, as it comes out of the printer.
    pub points: f64,
}

/// What fonts draw as one (Unicode, "Alphabetic Presentation Forms").
const LIGATURES: [(char, &str); 5] =
    [('\u{fb00}', "ff"), ('\u{fb01}', "fi"), ('\u{fb02}', "fl"), ('\u{fb03}', "ffi"), ('\u{fb04}', "ffl")];

/// The letters of each sheet, in the order in which they are printed, without spaces.
pub fn sheets(pdf: &[u8]) -> Vec<Vec<Letter>> {
    let document = Document::load_mem(pdf).expect("it is a PDF");
    document.page_iter().map(|page| Sheet::read(&document, page)).collect()
}

/// A text as it stands in [`sheets`].
pub fn closed_up(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Every place on a sheet where a text stands, with the size of its smallest letter.
pub fn sizes_of(sheet: &[Letter], text: &str) -> Vec<f64> {
    let text: Vec<char> = closed_up(text).chars().collect();
    let places = sheet.windows(text.len()).filter(|place| place.iter().map(|letter| letter.letter).eq(text.clone()));
    places.map(|place| place.iter().map(|letter| letter.points).fold(f64::MAX, f64::min)).collect()
}

/// A transformation without the parts that only move: `[a b c d]` (ISO 32000-1, section 8.3.3).
type Matrix = [f64; 4];

/// A sheet that is being read.
struct Sheet<'a> {
    document: &'a Document,
    fonts: Vec<(Vec<u8>, &'a Dictionary)>,
    /// What it draws by a name: pictures, and forms with a content of their own.
    forms: Vec<(Vec<u8>, &'a Stream)>,
    font: Option<&'a Dictionary>,
    size: f64,
    page: Matrix,
    kept: Vec<Matrix>,
    text: Matrix,
    letters: Vec<Letter>,
}

impl<'a> Sheet<'a> {
    fn read(document: &'a Document, page: lopdf::ObjectId) -> Vec<Letter> {
        let content = document.get_and_decode_page_content(page).expect("a page has a content");
        let fonts = document.get_page_fonts(page).expect("a page has fonts").into_iter().collect();
        let (own, inherited) = document.get_page_resources(page).expect("a page has resources");
        let inherited = inherited.into_iter().filter_map(|id| document.get_dictionary(id).ok());
        let forms =
            own.into_iter().chain(inherited).flat_map(|all| named(document, all, b"XObject", Object::as_stream));
        let forms = forms.collect();
        let unit = [1.0, 0.0, 0.0, 1.0];
        let (font, kept, letters) = (None, Vec::new(), Vec::new());
        let mut sheet = Self { document, fonts, forms, font, size: 0.0, page: unit, kept, text: unit, letters };
        for operation in &content.operations {
            sheet.follow(operation);
        }
        sheet.letters
    }

    /// What an operator of a page's content does (ISO 32000-1, annex A).
    fn follow(&mut self, Operation { operator, operands }: &Operation) {
        match (operator.as_str(), operands.as_slice()) {
            ("q", _) => self.kept.push(self.page),
            ("Q", _) => self.page = self.kept.pop().unwrap_or(self.page),
            ("cm", _) => self.page = product(matrix(operands), self.page),
            ("BT", _) => self.text = [1.0, 0.0, 0.0, 1.0],
            ("Tm", _) => self.text = matrix(operands),
            ("Tf", [Object::Name(name), size]) => {
                self.font = self.fonts.iter().find(|(of, _)| of == name).map(|(_, font)| *font);
                self.size = number(size);
            }
            ("Tj", [Object::String(text, _)]) => self.write(text),
            ("TJ", [Object::Array(parts)]) => {
                parts.iter().filter_map(|part| part.as_str().ok()).for_each(|text| self.write(text));
            }
            ("Do", [Object::Name(name)]) => self.draw(name),
            ("'" | "\"" | "Do", _) => panic!("{operator} is not known here: {operands:?}"),
            _ => {}
        }
    }

    /// A form is a part of the page that a browser draws by itself (section 8.10); a picture has no letters.
    fn draw(&mut self, name: &[u8]) {
        let (_, form) = *self.forms.iter().find(|(of, _)| of == name).expect("what is drawn is there");
        if form.dict.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Form") {
            return;
        }
        let content = form.decompressed_content().and_then(|content| Content::decode(&content));
        let own = form.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict).ok();
        let (fonts, forms) = own.map_or_else(Default::default, |own| {
            (
                named(self.document, own, b"Font", Object::as_dict),
                named(self.document, own, b"XObject", Object::as_stream),
            )
        });
        let around = (self.page, self.font, self.size);
        let (fonts, forms) = (std::mem::replace(&mut self.fonts, fonts), std::mem::replace(&mut self.forms, forms));
        if let Ok(own) = form.dict.get(b"Matrix").and_then(Object::as_array) {
            self.page = product(matrix(own), self.page);
        }
        content.expect("a form has a content").operations.iter().for_each(|operation| self.follow(operation));
        (self.fonts, self.forms) = (fonts, forms);
        (self.page, self.font, self.size) = around;
    }

    fn write(&mut self, text: &[u8]) {
        let encoding = self.font.expect("a text has a font").get_font_encoding(self.document);
        let text = Document::decode_text(&encoding.expect("a font has letters"), text).expect("they can be read");
        let [_, _, c, d] = product(self.text, self.page);
        let points = self.size * c.hypot(d);
        for drawn in text.chars().filter(|drawn| !drawn.is_whitespace()) {
            match LIGATURES.iter().find(|(ligature, _)| *ligature == drawn) {
                Some((_, letters)) => self.letters.extend(letters.chars().map(|letter| Letter { letter, points })),
                None => self.letters.push(Letter { letter: drawn, points }),
            }
        }
    }
}

/// The resources of a kind, by their names (section 7.8.3).
fn named<'a, T>(
    document: &'a Document,
    resources: &'a Dictionary,
    kind: &[u8],
    read: fn(&'a Object) -> lopdf::Result<T>,
) -> Vec<(Vec<u8>, T)> {
    let all = resources.get_deref(kind, document).and_then(Object::as_dict).into_iter().flatten();
    all.filter_map(|(name, object)| Some((name.clone(), read(document.dereference(object).ok()?.1).ok()?))).collect()
}

fn number(object: &Object) -> f64 {
    object.as_float().expect("it is a number").into()
}

fn matrix(operands: &[Object]) -> Matrix {
    [number(&operands[0]), number(&operands[1]), number(&operands[2]), number(&operands[3])]
}

fn product([a, b, c, d]: Matrix, [e, f, g, h]: Matrix) -> Matrix {
    [a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h]
}
