//! Shows that the harness notices what it is there to notice: a check that cannot fail proves nothing.

use serde_json::json;
use waitwell_tests::{App, Key, Look, Result, in_browser};

#[tokio::test]
async fn the_harness_notices_errors_announcements_and_what_axe_forbids() -> Result {
    let app = App::start().await?;
    in_browser(app.url(), async |page| {
        page.goto("/").await?;
        page.assert_no_console_errors().await?;

        let say = "const region = document.createElement('p');
            region.dataset.ww = 'announcer';
            region.role = 'status';
            document.body.replaceChildren(region);
            region.textContent = 'Export queued';
            setTimeout(() => { region.textContent = 'Export complete'; }, 10);";
        page.evaluate(say, json!([])).await?;
        page.wait("both texts are announced", async || {
            Ok(page.announcements().await?.ends_with(&["Export queued".into(), "Export complete".into()]))
        })
        .await?;

        // Two places in turn, as the kit has them: the second time the region's whole text stays as it is.
        let again = "const region = document.querySelector('p');
            const places = [document.createElement('span'), document.createElement('span')];
            region.replaceChildren(...places);
            [places[0].textContent, places[1].textContent] = ['Export ready', ''];
            setTimeout(() => {
                [places[0].textContent, places[1].textContent] = ['', 'Export ready'];
            }, 10);";
        page.evaluate(again, json!([])).await?;
        page.wait("the text that comes again is announced again", async || {
            Ok(page.announcements().await?.iter().filter(|said| *said == "Export ready").count() == 2)
        })
        .await?;
        let elsewhere = "const region = document.createElement('div');
            region.setAttribute('aria-live', 'polite');
            document.body.append(region);
            region.textContent = 'Updated just now';";
        page.evaluate(elsewhere, json!([])).await?;
        page.wait("another live region is heard too", async || {
            Ok(page.spoken().await?.last().is_some_and(|said| said.words == "Updated just now"))
        })
        .await?;
        assert!(!page.announcements().await?.contains(&"Updated just now".to_owned()));

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

#[tokio::test]
async fn the_harness_notices_a_focus_that_is_not_seen_and_a_text_that_is_cut_off() -> Result {
    let app = App::start().await?;
    in_browser(app.url(), async |page| {
        page.goto("/about").await?;
        page.tab_to(".bar__nav a").await?;
        page.assert_no_clipped_text().await?;
        let style = "const has = document.activeElement.style; has[arguments[0]] = arguments[1]";
        page.evaluate(style, json!(["outlineWidth", "1px"])).await?;
        assert!(page.assert_focus_is_seen().await.is_err(), "a thin ring");
        page.evaluate(style, json!(["outlineWidth", "3px"])).await?;
        page.assert_focus_is_seen().await?;
        let cover = "const cover = document.createElement('div');
            Object.assign(cover.style, { position: 'fixed', inset: 0 });
            document.body.append(cover)";
        page.evaluate(cover, json!([])).await?;
        assert!(page.assert_focus_is_seen().await.is_err(), "something lies over it");
        assert!(page.tab_to("#no-such-stop").await.is_err());

        let cut = "Object.assign(document.querySelector('main p').style,
            { overflow: 'hidden', whiteSpace: 'nowrap', inlineSize: '4rem' })";
        page.evaluate(cut, json!([])).await?;
        assert!(page.assert_no_clipped_text().await.is_err());
        page.strike(&[Key::Escape]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}
