//! Several tabs, one of them frozen, and messages that are none of ours: rows F28, F45 to F47 and F56 of the fault
//! table.

use serde_json::json;
use waitwell_core::saved::Scope;
use waitwell_tests::{Fault, Page, Result, Tab, in_browser};

use crate::row::*;
use crate::steps::{LINE, open, wait_status};

// F28
#[tokio::test]
async fn seven_tabs_have_one_stream_and_a_cancel_in_the_last_one_goes_at_once() -> Result {
    let (app, id) = streamed().await?;
    in_browser(app.url(), async |page| {
        let mut tabs = Vec::new();
        for number in 0..7 {
            if number > 0 {
                tabs.push(page.open_tab().await?);
            }
            note_statuses(&page).await?;
            open(&page, &id).await?;
            page.wait_attribute(LINE, "data-hearing", "live").await?;
        }
        wait_open(&app, &page, 1).await?;
        page.click("[data-ww='cancel-dialog'] [data-ask='cancel']").await?;
        page.wait_for("[data-ask='confirm-cancel']").await?;
        let press = "window.__pressedAt = performance.now();
            document.querySelector(\"[data-ask='confirm-cancel']\").click()";
        page.evaluate(press, json!([])).await?;
        wait_status(&page, "canceled").await?;
        let answered = "const cancel = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/cancel'));
            return cancel.responseStart - window.__pressedAt";
        let took = page.evaluate(answered, json!([])).await?.as_f64().unwrap_or(f64::INFINITY);
        assert!(took <= 1_000.0, "the cancel was answered after {took} ms");
        let ended = app.api().job(&id).await?["finished_at"].clone();
        tabs.push(page.driver().window().await?);
        for tab in tabs {
            page.switch(tab).await?;
            assert_soon_shown(&page, "canceled", &ended).await?;
        }
        assert_eq!(app.faults().asked_for("POST", "/cancel").len(), 1);
        assert_eq!(app.faults().streams().most, 1, "there were never two streams at once");
        assert!(keeps(&page, &id).await?);
        assert_said_once(&page).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F45
#[tokio::test]
async fn what_somebody_else_clears_is_kept_again_once_and_no_row_is_lost() -> Result {
    let (app, id) = looked_at().await?;
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        let first = page.new_tab("/about").await?;
        page.switch(first.clone()).await?;
        let count = "window.__written = [];
            Storage.prototype.setItem = new Proxy(Storage.prototype.setItem, {
                apply(set, self, values) { window.__written.push(values[0]); return Reflect.apply(set, self, values); } })";
        page.evaluate(count, json!([])).await?;
        let second = other_tab(&page, &first).await?;
        page.switch(second.clone()).await?;
        page.evaluate("localStorage.clear()", json!([])).await?;
        page.switch(first.clone()).await?;
        page.wait("the id is kept again", async || keeps(&page, &id).await).await?;
        page.pass(minutes(2)).await?;
        let written = page.evaluate("return window.__written", json!([])).await?;
        let of_job = written.as_array().into_iter().flatten().filter(|name| name.as_str().is_some_and(|name| name.ends_with(&id)));
        assert_eq!(of_job.count(), 1, "{written}");
        assert_eq!(page.count(".ww-recent-activity__row").await?, 1);
        assert_calm(&page, &id, &[]).await?;

        // The next day no tab is left and the browser has forgotten everything: one list brings the jobs back.
        page.switch(second).await?;
        page.close_tab(first).await?;
        page.evaluate("localStorage.clear()", json!([])).await?;
        let before = app.faults().asked_for("GET", LIST).len();
        page.goto("/").await?;
        page.wait_for(&format!(".ww-recent-activity__row[data-job='{id}']")).await?;
        assert_eq!(app.faults().asked_for("GET", LIST).len(), before + 1);
        assert_at_rest(&page, &[]).await?;

        // Where the server has no list either, the page says so and the job is found by its id.
        page.evaluate("localStorage.clear()", json!([])).await?;
        app.faults().always("GET", LIST, Fault::problem(404));
        page.goto("/").await?;
        const ACTIVITY: &str = "[data-ww='recent-activity']";
        page.wait_attribute(ACTIVITY, "data-state", "partial").await?;
        assert_eq!(page.count(".ww-recent-activity__row").await?, 0);
        for words in ["Jobs that you started are not lost.", "Find a job by its ID"] {
            page.wait_text(ACTIVITY, words).await?;
        }
        page.click(".ww-recent-activity__id").await?;
        page.press(format!("{id}\n")).await?;
        wait_status(&page, "in-progress").await?;
        page.wait_for(&format!(".ww-recent-activity__row[data-job='{id}']")).await?;
        assert_calm(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F46
#[tokio::test]
async fn two_tabs_that_add_a_hundred_jobs_each_lose_none() -> Result {
    let app = app().await?;
    // No server is needed for ids, and none has a list of these.
    app.faults().always("GET", JOBS, Fault::Silence(None));
    in_browser(app.url(), async |page| {
        page.goto("/").await?;
        let first = page.new_tab("/").await?;
        let second = page.driver().window().await?;
        // The address names one job after the other, as a person's clicks would.
        let add = "const name = arguments[0];
            for (let number = 0; number < 100; number += 1) {
                setTimeout(() => {
                    history.replaceState(null, '', `/?job=${name}-${number}`);
                    dispatchEvent(new PopStateEvent('popstate'));
                }, number);
            }";
        for (tab, name) in [(&first, "one"), (&second, "two")] {
            page.switch(tab.clone()).await?;
            page.evaluate(add, json!([name])).await?;
        }
        let prefix = format!("{}job:", Scope::of(PERSON).prefix());
        page.wait("two hundred ids are kept", async || {
            let names = page.stored().await?.into_keys();
            Ok(names.filter(|name| name.starts_with(&prefix)).count() == 200)
        })
        .await?;
        for tab in [&first, &second] {
            page.switch(tab.clone()).await?;
            page.goto("/").await?;
            page.wait("both hundreds are listed", async || {
                Ok(page.count(".ww-recent-activity__row[data-job^='one-']").await? == 100
                    && page.count(".ww-recent-activity__row[data-job^='two-']").await? == 100)
            })
            .await?;
            assert_at_rest(&page, &[]).await?;
        }
        Ok(())
    })
    .await?;
    app.faults().mend();
    app.stop().await;
    Ok(())
}

// F47
#[tokio::test]
async fn when_the_tab_that_hears_for_all_is_frozen_the_others_look_for_themselves() -> Result {
    let (app, id) = streamed().await?;
    in_browser(app.url(), async |page| {
        open(&page, &id).await?;
        page.wait_attribute(LINE, "data-hearing", "live").await?;
        let first = page.driver().window().await?;
        let mut others = Vec::new();
        for _ in 0..3 {
            page.open_tab().await?;
            open_in_time(&page, &id).await?;
            page.wait_attribute(LINE, "data-hearing", "live").await?;
            others.push(page.driver().window().await?);
        }
        page.switch(first.clone()).await?;
        assert_eq!(app.faults().streams().most, 1, "the first tab hears for all");
        page.devtools("Page.setWebLifecycleState", json!({ "state": "frozen" })).await?;
        let opened = streams(&app);
        for tab in &others {
            page.switch(tab.clone()).await?;
            let looks = page.looks().await?.len();
            page.pass(seconds(10)).await?;
            // A tab that another one has told meanwhile hears by that.
            let hears_by_another = streams(&app) > opened;
            assert!(
                page.looks().await?.len() > looks || hears_by_another,
                "it looks for itself within ten seconds"
            );
            page.pass(seconds(10)).await?;
            let hearing = page.attribute(LINE, "data-hearing").await?;
            assert!(matches!(hearing.as_deref(), Some("live" | "polling")), "{hearing:?}");
        }
        for tab in &others {
            page.switch(tab.clone()).await?;
            page.pass(seconds(20)).await?;
        }
        assert!(
            streams(&app) <= opened + 1,
            "the lead is taken over once at most in a minute, by all of them together"
        );

        page.switch(first.clone()).await?;
        let thawed = std::time::Instant::now();
        page.devtools("Page.setWebLifecycleState", json!({ "state": "active" })).await?;
        wait_open(&app, &page, 1).await?;
        let took = thawed.elapsed();
        assert!(took <= seconds(5), "there were two streams for {took:?}");
        for tab in others {
            page.switch(tab).await?;
            wait_heard(&page).await?;
            assert_calm(&page, &id, &[]).await?;
        }
        Ok(())
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F56
#[tokio::test]
async fn no_message_of_another_page_asks_the_server_for_anything_but_a_look() -> Result {
    let (app, id) = looked_at().await?;
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        let first = page.new_tab("/about").await?;
        let told = "const [own, other, id] = arguments;
            const done = { version: 99, news: { Streamed: [] } };
            const job = JSON.stringify({ id, run: 9, version: 99999, status: 'completed' });
            const messages = [
                null, 7, 'SignedOut', [], { news: 'SignedOut' }, done, { version: 0, from: 3, news: 'SignedOut' },
                { version: 1, from: 'me', news: 'SignedOut' }, { version: 1, from: 3, news: { Cancel: id } },
                { version: 1, from: 3, news: { Asked: { Cancel: id } } },
                { version: 1, from: 3, news: { Retry: id, Start: { kind: 'export' } } },
                { version: 1, from: 3, news: { Streamed: [{ name: 'job', data: 'x'.repeat(2 << 20), last_id: null }] } },
                { version: 1, from: 3, news: { Streamed: [{ name: 'job', data: job, last_id: null }] } },
            ];
            for (const name of [own, other]) {
                const channel = new BroadcastChannel(name);
                for (const message of messages) channel.postMessage(message);
                if (name === other) channel.postMessage({ version: 1, from: 3, news: 'SignedOut' });
                channel.close();
            }
            for (const name of [`${own}x`, 'theirs', `waitwell:v1:who-else:job:${id}`]) localStorage.setItem(name, 'SignedOut');
            for (const name of [`${own}x`, 'theirs', `waitwell:v1:who-else:job:${id}`]) localStorage.removeItem(name);";
        let channel = |person| format!("{}tabs", Scope::of(person).prefix());
        page.evaluate(told, json!([channel(PERSON), channel("somebody-else"), id])).await?;
        page.switch(first).await?;
        page.pass(minutes(2)).await?;
        let posts: Vec<_> = app.faults().asked().into_iter().filter(|asked| asked.method == "POST").collect();
        assert!(posts.is_empty(), "{posts:#?}");
        assert_eq!(app.api().jobs().await?, 1);
        assert_calm(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

/// The tab that is not this one, where there are two.
async fn other_tab(page: &Page, this: &Tab) -> Result<Tab> {
    let tabs = page.driver().windows().await?;
    anyhow::Context::context(tabs.into_iter().find(|tab| tab != this), "There is no other tab.")
}
