//! `cargo xtask pictures`: every part in every state in three widths, light and dark, for people to look at; and the picture in
//! the README.

use anyhow::Result;

use crate::{
    BuildOptions, build, packages,
    process::{self, cargo, root},
    site,
    stage::stage,
};

pub fn run() -> Result<()> {
    stage("Chromium", || packages::require(&[("chromium", "chromium"), ("chromedriver", "chromium-driver")]))?;
    build::fetch()?;
    let options = BuildOptions::default();
    let (dist, server) = (site::build(&options)?, build::server(&options)?);
    let folder = root().join("target/pictures");
    stage("pictures", || {
        let mut command = cargo();
        command.args([
            "run",
            "--quiet",
            "--locked",
            "--package",
            "mailsteps-journey",
            "--bin",
            "mailsteps-pictures",
            "--",
        ]);
        command.arg(&folder).arg(root().join("docs/step.png"));
        command.env("MAILSTEPS_SERVER", server).env("MAILSTEPS_SITE", dist);
        process::quietly(&mut command)
    })?;
    println!("The pictures are in {} and in docs/", folder.display());
    Ok(())
}
