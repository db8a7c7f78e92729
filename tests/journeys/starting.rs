//! Opening the gallery.

use serde_json::json;
use waitwell_tests::{App, AppProcess, Look, Result, in_browser};

#[tokio::test]
async fn the_gallery_opens_without_a_complaint() -> Result {
    let app = App::start().await?;
    in_browser(app.url(), async |page| {
        page.goto("/").await?;
        assert_eq!(page.attribute("html", "lang").await?.as_deref(), Some("en"));
        page.goto("/an/address/inside").await?;
        page.reload().await?;
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn the_gallery_has_nothing_that_axe_finds_wrong_in_any_look() -> Result {
    let app = App::start().await?;
    in_browser(app.url(), async |page| {
        page.goto("/").await?;
        for (name, look, width) in [
            ("light", Look::default(), 1200),
            ("dark", Look { dark: true, ..Look::default() }, 1200),
            ("forced-colors", Look { forced_colors: true, ..Look::default() }, 1200),
            ("narrow-and-calm", Look { reduced_motion: true, ..Look::default() }, 320),
        ] {
            page.look(look).await?;
            page.width(width).await?;
            page.picture(&format!("gallery-{name}")).await?;
            let found = page.axe("body").await?;
            assert!(found.is_empty(), "{name}: {found:#?}");
        }
        Ok(())
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn a_server_that_was_killed_comes_back_on_the_same_address() -> Result {
    let mut app = AppProcess::start().await?;
    let url = app.url().to_owned();
    in_browser(&url, async |page| {
        page.goto("/").await?;
        app.kill().await?;
        assert!(page.driver().refresh().await.is_err() || page.count("#not-loaded").await? == 0);
        app.restart().await?;
        page.goto("/").await
    })
    .await
}

// A31
#[tokio::test]
async fn a_page_whose_program_does_not_come_says_so_and_what_to_do() -> Result {
    let app = App::start().await?;
    in_browser(app.url(), async |page| {
        page.devtools("Network.enable", json!({})).await?;
        page.devtools("Network.setBlockedURLs", json!({ "urls": ["*.wasm"] })).await?;
        page.driver().goto(app.url()).await?;
        page.wait_gone("#loading").await?;
        let says = page.text("body").await?;
        for words in ["could not be loaded", "Reload the page.", "Jobs that are running go on."] {
            assert!(says.contains(words), "{words:?} is not in {says:?}");
        }
        let found = page.axe("body").await?;
        assert!(found.is_empty(), "{found:#?}");

        page.devtools("Network.setBlockedURLs", json!({ "urls": [] })).await?;
        page.reload().await?;
        page.wait_text("h1", "Start a job.").await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// A31
#[tokio::test]
async fn a_page_without_scripts_says_what_it_needs() -> Result {
    let app = App::start().await?;
    in_browser(app.url(), async |page| {
        page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
        page.driver().goto(app.url()).await?;
        page.wait_text("noscript", "needs JavaScript. Turn it on for this page, then reload.").await?;
        assert!(!page.text("body").await?.contains("Loading"), "nothing is loading");
        Ok(())
    })
    .await?;
    app.stop().await;
    Ok(())
}
