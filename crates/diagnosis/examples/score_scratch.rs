use mailsteps_diagnosis::{Because, Case, Diagnosis, Index};
use mailsteps_settings::{Catalog, ClientId, Domain, Symptoms};
use serde::Deserialize;
#[derive(Deserialize)]
struct Cases { cases: Vec<Expected>, unrelated: Vec<String> }
#[derive(Deserialize)]
struct Expected { text: String, expect: Vec<String>, domain: Option<Domain>, program: Option<ClientId> }
fn told(text: &str, expected: &[String], found: &Diagnosis<'_>) -> String {
    let causes = found.causes.iter().map(|f| {
        let b = match f.because { Because::Message(m) => m.id.to_string(), Because::Symptom(s) => format!("S:{}", s.id), _ => "?".into() };
        format!("{} {} [{}]", f.cause.id, f.confidence, b)
    });
    format!("{text:?}\n    expected {}; found {}", expected.join(" or "), causes.collect::<Vec<_>>().join(", "))
}
fn lived_in(text: &str) -> String {
    [("{host}", "pop.example.org"), ("{user}", "jane@example.org"), ("{port}", "995"), ("{number}", "8734511"), ("{any}", "")]
        .iter().fold(text.to_owned(), |t, (p, v)| t.replace(p, v))
}
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let quiet = std::env::var("QUIET").is_ok();
    let symptoms: Symptoms = serde_json::from_str(&std::fs::read_to_string(&args[0]).unwrap()).unwrap();
    let catalog = Catalog::embedded().unwrap();
    let index = Index::new(&symptoms);
    for path in &args[1..] {
        let cases: Cases = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let hide = quiet || path.contains("check");
        let (mut nf, mut n3, mut kn) = (0, 0, 0);
        for e in &cases.cases {
            let offer = e.domain.as_ref().map(|d| catalog.offer(d).unwrap());
            let found = index.diagnose(&Case { text: &e.text, domain: offer, program: e.program.as_ref(), ..Case::default() });
            let place = found.causes.iter().position(|f| e.expect.iter().any(|x| *x == f.cause.id.as_str()));
            if place != Some(0) {
                nf += 1;
                if place.is_none_or(|p| p >= 3) { n3 += 1; }
                if !hide { println!("{} {}", if place.is_none_or(|p| p >= 3) { "**3" } else { "*1" }, told(&e.text, &e.expect, &found)); }
            }
        }
        for t in &cases.unrelated {
            let found = index.diagnose(&Case { text: t, ..Case::default() });
            if !found.causes.is_empty() { kn += 1; if !hide { println!("**U {}", told(t, &[], &found)); } }
        }
        let all = cases.cases.len();
        println!("== {path}: first {}/{} = {:.1}%, three {:.1}%, unrelated known {}/{}", all - nf, all, 100.0 * (all - nf) as f64 / all as f64, 100.0 * (all - n3) as f64 / all as f64, kn, cases.unrelated.len());
    }
    let mut texts: Vec<(String, String)> = Vec::new();
    for m in &symptoms.messages {
        texts.extend(m.texts.iter().map(|t| (lived_in(t), m.causes[0].to_string())));
        texts.extend(m.codes.iter().map(|t| (t.clone(), m.causes[0].to_string())));
    }
    for s in &symptoms.symptoms { texts.extend(s.phrases.iter().map(|t| (lived_in(t), s.causes[0].to_string()))); }
    let keeps = |name: &str, change: &dyn Fn(&str) -> String| {
        let mut lost = 0;
        for (t, c) in &texts {
            let t = change(t);
            let found = index.diagnose(&Case { text: &t, ..Case::default() });
            if found.causes.first().is_none_or(|f| f.cause.id.as_str() != c) {
                lost += 1;
                if !quiet && name == "as-is" { println!("LOST {t:?}: {c}: {}", told("", &[], &found)); }
            }
        }
        println!("noise {name}: lost {lost} of {} = {:.2}%", texts.len(), 100.0 * lost as f64 / texts.len() as f64);
    };
    keeps("as-is (1%)", &str::to_owned);
    if !quiet { keeps("as-is", &str::to_owned); }
    let swapped = |w: &str| { let mut l: Vec<char> = w.chars().collect(); if l.len() >= 8 && l.iter().all(char::is_ascii_alphabetic) { let m = l.len() / 2; l.swap(m, m + 1); } l.into_iter().collect::<String>() };
    keeps("typing (5%)", &|t| t.split(' ').map(swapped).collect::<Vec<_>>().join(" "));
    keeps("around (10%)", &|t| format!("Hello, since Tuesday I see this on my screen: {t} Can you please help me? Thanks, Jane"));
    // folds
    let (mut all, mut first, mut three, mut sym) = (0, 0, 0, 0);
    let mut list = String::new();
    for fold in 0..10 {
        let mut less = symptoms.clone();
        let mut out = Vec::new();
        let mut n = 0;
        for s in &mut less.symptoms {
            let id = s.id.to_string();
            let causes: Vec<String> = s.causes.iter().map(|c| c.to_string()).collect();
            s.phrases.retain(|p| { n += 1; if n % 10 == fold { out.push((id.clone(), causes.clone(), p.clone())); false } else { true } });
        }
        let index = Index::new(&less);
        for (id, causes, p) in out {
            let found = index.diagnose(&Case { text: &p, ..Case::default() });
            all += 1;
            let place = found.causes.iter().position(|f| f.cause.id.as_str() == causes[0] );
            let ok = found.causes.first().is_some_and(|f| causes.iter().take(if causes.len() > 3 { 3 } else { 1 }).any(|c| c == f.cause.id.as_str()));
            first += u32::from(ok);
            three += u32::from(place.is_some_and(|p| p < 3));
            sym += u32::from(matches!(found.causes.first().map(|f| f.because), Some(Because::Symptom(s)) if s.id.as_str() == id));
            if ok && std::env::var("OKF").is_ok() { println!("OKF\t{}\t{id}\t{p}", found.causes[0].confidence); }
            if !ok { list += &format!("FOLD {id}: {}\n", told(&p, &causes, &found)); }
        }
    }
    println!("folds: first {:.1}% three {:.1}% symptom {:.1}% of {all}", 100.0 * first as f64 / all as f64, 100.0 * three as f64 / all as f64, 100.0 * sym as f64 / all as f64);
    if std::env::var("FOLDS").is_ok() { println!("{list}"); }
    // speed
    let text: String = "Hello, since last Tuesday my Thunderbird will not get my mail any more. It says Login to server pop.centurylink.net with username jane@q.com failed and then asks me for the password again and again. I have typed the right password many times and on the website it works fine, so I do not know what else to do. My grandson looked at the settings and found nothing wrong, the server name is pop.centurylink.net and the port is 995 with SSL. Can you please tell me what I should change, thank you very much".chars().take(500).collect();
    let t = std::time::Instant::now();
    let n = if cfg!(debug_assertions) { 20 } else { 500 };
    for _ in 0..n { std::hint::black_box(index.diagnose(&Case { text: &text, ..Case::default() })); }
    println!("speed {:.3} ms; patterns words {}", t.elapsed().as_secs_f64() * 1000.0 / n as f64, text.len());
    let t = std::time::Instant::now();
    std::hint::black_box(Index::new(&symptoms));
    println!("index {:.3} ms", t.elapsed().as_secs_f64() * 1000.0);
}
