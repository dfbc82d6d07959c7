//! Signed profiles as openssl reads them, and keys as openssl writes them.

use std::{
    ffi::OsStr,
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
};

use mailsteps_probe::signature::Signer;
use mailsteps_stage::{Chain, ChainKey};
use time::OffsetDateTime;

const PROFILE: &[u8] =
    b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<plist version=\"1.0\"><dict/></plist>\n\xc3\xa9\0";

/// Calls openssl in the folder, and returns what it prints.
fn openssl(folder: &Path, arguments: &str) -> Vec<u8> {
    let output = Command::new("openssl")
        .args(arguments.split(' ').map(OsStr::new))
        .current_dir(folder)
        .output()
        .unwrap_or_else(|error| panic!("openssl: {error}; on Debian: apt-get install openssl"));
    assert!(output.status.success(), "openssl {arguments}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn rsa(folder: &Path, bits: usize) -> String {
    let key = openssl(folder, &format!("genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:{bits}"));
    String::from_utf8(key).unwrap()
}

fn signer(folder: &Path, key: &str) -> Signer {
    Signer::read(&folder.join("chain.pem"), &folder.join(key), OffsetDateTime::now_utc()).unwrap()
}

/// Signs, has openssl verify that, and looks at what was inside.
fn verified(folder: &Path, signer: &Signer) {
    fs::write(folder.join("signed"), signer.sign(PROFILE, OffsetDateTime::now_utc()).unwrap()).unwrap();
    let inside = openssl(folder, "cms -verify -binary -inform DER -purpose any -CAfile root.pem -in signed");
    assert!(inside == PROFILE, "{}", String::from_utf8_lossy(&inside));
}

#[test]
fn openssl_verifies_the_signature_and_finds_the_profile_inside() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let key = rsa(folder, 2048);
    for (kind, hash) in [(ChainKey::P256, "sha256"), (ChainKey::P384, "sha384"), (ChainKey::Rsa(&key), "sha256")] {
        let chain = Chain::new(kind, -1, 90);
        chain.write(folder).unwrap();
        fs::write(folder.join("root.pem"), &chain.root).unwrap();
        verified(folder, &signer(folder, "key.pem"));
        let printed = openssl(folder, "cms -cmsout -print -noout -inform DER -in signed");
        let printed = String::from_utf8(printed).unwrap();
        for words in [hash, "contentType", "messageDigest", "signingTime", "CN=mailsteps stand-in root"] {
            assert!(printed.contains(words), "{words} is not in {printed}");
        }
    }
}

/// The program as a server that signs, until the end of the test.
struct Signing(Child);

impl Drop for Signing {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_profile_from_the_server_is_signed() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let chain = Chain::new(ChainKey::P256, -1, 90);
    let (certificates, key) = chain.write(folder).unwrap();
    fs::write(folder.join("root.pem"), &chain.root).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_mailsteps"));
    command.args(["serve", "--listen", "127.0.0.1:0", "--sign-cert"]).arg(certificates).arg("--sign-key").arg(key);
    let mut server = Signing(command.stdout(Stdio::piped()).spawn().unwrap());
    let mut line = String::new();
    BufReader::new(server.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().rsplit_once("//").unwrap().1.trim_end_matches('/').to_owned();
    for (query, host) in [("protocol=pop3", "pop.centurylink.net"), ("protocol=imap&email=jane%40q.com", "jane@q.com")]
    {
        let mut stream = TcpStream::connect(&address).unwrap();
        let request = format!("GET /q.com/email.mobileconfig?{query} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4;
        let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
        assert!(head.starts_with("http/1.1 200") && head.contains("application/x-apple-aspen-config"), "{head}");
        fs::write(folder.join("signed"), &answer[end..]).unwrap();
        let inside = openssl(folder, "cms -verify -binary -inform DER -purpose any -CAfile root.pem -in signed");
        let inside = String::from_utf8(inside).unwrap();
        assert!(inside.starts_with("<?xml") && inside.contains(host), "{inside}");
        assert!(mailsteps_formats::lint(&inside).1.is_empty(), "{inside}");
    }
}

#[test]
fn keys_may_have_the_older_forms() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let key = rsa(folder, 3072);
    for (kind, first_line) in [
        (ChainKey::P256, "-----BEGIN EC PRIVATE KEY-----"),
        (ChainKey::P384, "-----BEGIN EC PRIVATE KEY-----"),
        (ChainKey::Rsa(&key), "-----BEGIN RSA PRIVATE KEY-----"),
    ] {
        let chain = Chain::new(kind, -1, 90);
        chain.write(folder).unwrap();
        fs::write(folder.join("root.pem"), &chain.root).unwrap();
        openssl(folder, "pkey -traditional -in key.pem -out older.pem");
        assert!(fs::read_to_string(folder.join("older.pem")).unwrap().starts_with(first_line));
        verified(folder, &signer(folder, "older.pem"));
    }
}

#[test]
fn short_rsa_keys_and_odd_curves_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let issuer = "req -x509 -newkey rsa:2048 -nodes -subj /CN=issuer -keyout issuer.key -out issuer.pem";
    openssl(folder, issuer);
    for (kind, words) in [
        ("rsa:1024", "chain.pem: the key of its first certificate is RSA with 1024 bits: have a certificate issued"),
        ("ec -pkeyopt ec_paramgen_curve:P-521", "the key of its first certificate is ECDSA with another curve"),
    ] {
        let leaf = "req -x509 -CA issuer.pem -CAkey issuer.key -nodes -subj /CN=leaf -keyout key.pem -out leaf.pem";
        openssl(folder, &format!("{leaf} -newkey {kind}"));
        let both = [fs::read(folder.join("leaf.pem")).unwrap(), fs::read(folder.join("issuer.pem")).unwrap()].concat();
        fs::write(folder.join("chain.pem"), both).unwrap();
        let refusal = Signer::read(&folder.join("chain.pem"), &folder.join("key.pem"), OffsetDateTime::now_utc());
        let refusal = refusal.unwrap_err().to_string();
        assert!(refusal.contains(words), "{refusal}");
    }
}
