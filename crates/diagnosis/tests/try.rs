//! scratch
#![allow(clippy::unwrap_used, missing_docs)]
use mailsteps_diagnosis::*;
use mailsteps_settings::*;
#[test]
fn own() {
    let s = Symptoms::embedded().unwrap();
    let index = Index::new(&s);
    let mut bad = 0;
    let mut n = 0;
    let mut check = |text: &str, causes: &Vec<ClientId>, who: &str| {
        n += 1;
        let d = index.diagnose(&Case { text, ..Case::default() });
        if d.causes.first().map(|f| &f.cause.id) != causes.first() {
            bad += 1;
            println!(
                "{who}: {text:?} -> {:?}",
                d.causes
                    .iter()
                    .take(2)
                    .map(|f| (
                        f.cause.id.as_str(),
                        f.confidence,
                        match f.because {
                            Because::Message(m) => m.id.as_str(),
                            Because::Symptom(s) => s.id.as_str(),
                            _ => "c",
                        }
                    ))
                    .collect::<Vec<_>>()
            );
        }
    };
    for m in &s.messages {
        for t in &m.texts {
            let t = t
                .replace("{host}", "pop.centurylink.net")
                .replace("{user}", "jane@q.com")
                .replace("{any}", "xyzzy")
                .replace("{number}", "1234567");
            check(&t, &m.causes, m.id.as_str());
        }
        for c in &m.codes {
            check(c, &m.causes, m.id.as_str());
        }
    }
    for m in &s.symptoms {
        for t in &m.phrases {
            check(t, &m.causes, m.id.as_str());
        }
    }
    println!("{bad} of {n}");
    let mut d: serde_json::Value = serde_json::from_str(include_str!("cases.json")).unwrap();
    let un: Vec<serde_json::Value> =
        d["unrelated"].as_array().unwrap().iter().map(|t| serde_json::json!({"text":t,"expect":[]})).collect();
    let mut cs = std::mem::take(d["cases"].as_array_mut().unwrap());
    cs.extend(un);
    for c in &cs {
        let text = c["text"].as_str().unwrap();
        let e: Vec<&str> = c["expect"].as_array().unwrap().iter().map(|e| e.as_str().unwrap()).collect();
        let f = index.diagnose(&Case { text, ..Case::default() });
        let first = f.causes.first().map(|f| f.cause.id.as_str());
        if first.is_none() && e.is_empty() || first.is_some_and(|f| e.contains(&f)) {
            continue;
        }
        println!(
            "{text:?}\n   words {}\n    want {e:?}\n   got {:?}\n   top {:?}",
            index.words_of(text),
            f.causes.iter().take(4).map(|f| (f.cause.id.as_str(), f.confidence)).collect::<Vec<_>>(),
            index.debug(text)
        );
    }
    println!("HELD");
    let h: serde_json::Value = serde_json::from_str(&std::fs::read_to_string("/tmp/held.json").unwrap()).unwrap();
    let mut hs: Vec<(String,String)> = h["cases"].as_array().unwrap().iter().map(|c| (c[0].as_str().unwrap().to_owned(), c[1].as_str().unwrap().to_owned())).collect();
    hs.extend(h["unrelated"].as_array().unwrap().iter().map(|c| (c.as_str().unwrap().to_owned(), String::new())));
    for (text,e) in &hs { let f=index.diagnose(&Case{text,..Case::default()}); let e: Vec<&str>=e.split_whitespace().collect();
        let first=f.causes.first().map(|f|f.cause.id.as_str());
        if first.is_none()&&e.is_empty() || first.is_some_and(|f|e.contains(&f)) {continue}
        println!("{text:?}\n   words {}\n    want {e:?}\n   got {:?}\n   top {:?}", index.words_of(text), f.causes.iter().take(4).map(|f|(f.cause.id.as_str(), f.confidence)).collect::<Vec<_>>(), index.debug(text));
    }
    let mut tops: Vec<_> = d["unrelated"]
        .as_array()
        .unwrap()
        .iter()
        .map(|t| {
            let t = t.as_str().unwrap();
            let x = index.debug(t).remove(0);
            (x.1, x.0, t.to_owned(), x.2)
        })
        .collect();
    tops.sort();
    tops.reverse();
    for t in tops.iter().take(16) {
        println!("U {t:?}");
    }
    let text = "I get this: Sending of password for user jane@q.com did not succeed. Mail server pop.centurylink.net responded: -ERR [AUTH] Authentication failed. It worked for years and suddenly since this morning nothing comes in anymore, my husband has tried the same passwrod on the website and it is accepted there. We have restarted the computer twice, and the modem as well, and called the support line where they told us to wait, but that was three days ago and still nothing. Please tell me what to do nexxt with thiss.";
    let t = std::time::Instant::now();
    for _ in 0..200 {
        std::hint::black_box(index.diagnose(&Case { text, ..Case::default() }));
    }
    println!("{} chars {:?}", text.len(), t.elapsed() / 200);
    let t = std::time::Instant::now();
    for _ in 0..20 {
        std::hint::black_box(Index::new(&s));
    }
    println!("index {:?}", t.elapsed() / 20);
}
