//! The page of somebody who is elsewhere on earth: times by their own clock, in the language of the page.

use anyhow::Context;
use serde_json::{Value, json};
use waitwell::locales;
use waitwell_core::moment::Moment;
use waitwell_tests::{Result, in_browser};

use crate::row::streamed;
use crate::steps::{PANEL, wait_status};

/// A zone whose clock no other one shares, and how many minutes it is ahead of UTC.
const ZONE: (&str, i64) = ("Asia/Kathmandu", 345);

#[tokio::test]
async fn in_every_language_a_panel_tells_the_times_of_the_persons_own_zone() -> Result {
    let (app, id) = streamed().await?;
    let job = app.api().job(&id).await?;
    let [created, started] = [own_clock(&job["created_at"])?, own_clock(&job["started_at"])?];
    in_browser(app.url(), async |page| {
        page.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": ZONE.0 })).await?;
        for locale in locales::ALL {
            page.goto(&format!("/?job={id}&lang={}", locale.tag)).await?;
            page.wait_attribute("html", "lang", locale.tag).await?;
            wait_status(&page, "in-progress").await?;
            let says = page.text(PANEL).await?;
            let said: Vec<&str> = says.split(|sign: char| !(sign.is_ascii_digit() || sign == ':')).collect();
            for time in [&created, &started] {
                assert!(
                    time.iter().any(|time| said.contains(&&**time)),
                    "{}: {time:?} in {says}",
                    locale.tag
                );
            }
            assert!(!says.chars().any(|sign| ('٠'..='٩').contains(&sign)), "{}: {says}", locale.tag);
        }
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

/// A time of a document as a clock in the zone shows it, of 24 hours, of 24 without a leading zero, and of 12.
fn own_clock(time: &Value) -> Result<[String; 3]> {
    let at = time.as_str().and_then(Moment::parse).context("The document has no such time.")?;
    let there = at.shifted(ZONE.1 * 60_000).to_rfc3339();
    let (hour, minute) = (there[11..13].parse::<u32>()?, &there[14..16]);
    let twelve = (hour + 11) % 12 + 1;
    Ok([format!("{hour:02}:{minute}"), format!("{hour}:{minute}"), format!("{twelve}:{minute}")])
}
