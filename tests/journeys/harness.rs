//! Shows that the harness notices what it is there to notice: a check that cannot fail proves nothing.

use serde_json::json;
use waitwell_tests::{App, Look, Result, in_browser};

#[tokio::test]
async fn the_harness_notices_errors_announcements_and_what_axe_forbids() -> Result {
    let app = App::start().await?;
    in_browser(app.url(), async |page| {
        page.goto("/").await?;
        page.assert_no_console_errors().await?;

        let say = "const region = document.createElement('p');
            region.dataset.ww = 'announcer';
            document.body.replaceChildren(region);
            region.textContent = 'Export queued';
            setTimeout(() => { region.textContent = 'Export complete'; }, 10);";
        page.evaluate(say, json!([])).await?;
        page.wait("both texts are announced", async || {
            Ok(page.announcements().await?.ends_with(&["Export queued".into(), "Export complete".into()]))
        })
        .await?;

        page.evaluate("document.body.append(new Image())", json!([])).await?;
        let found = page.axe("body").await?;
        assert!(found.iter().any(|violation| violation.rule == "image-alt"), "{found:?}");

        page.look(Look { dark: true, reduced_motion: true, forced_colors: true }).await?;
        page.width(320).await?;
        let look = "return [innerWidth, matchMedia('(prefers-color-scheme: dark)').matches,
            matchMedia('(forced-colors: active)').matches, matchMedia('(prefers-reduced-motion)').matches]";
        assert_eq!(page.evaluate(look, json!([])).await?, json!([320, true, true, true]));

        page.offline(true).await?;
        assert_eq!(page.evaluate("return navigator.onLine", json!([])).await?, json!(false));
        page.offline(false).await?;

        // The content policy forbids this; the browser complains on the console.
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')", json!([]))
            .await?;
        page.wait("the broken policy is on the console", async || {
            Ok(page.console_errors().await?.iter().any(|line| line.contains("style-src")))
        })
        .await?;
        assert!(page.assert_no_console_errors().await.is_err());
        Ok(())
    })
    .await?;
    app.stop().await;
    Ok(())
}
