//! The browser itself reads the stream, where the app asks for that.

use std::time::Duration;

use waitwell_tests::{Crowd, Manner, Page, Result, in_browser};

const ONE: &str = "[data-ww='job-panel'][data-job='job-0']";
const LINE: &str = "[data-ww='job-panel'][data-job='job-0'] [data-ww='heartbeat-line']";

async fn wait_hearing(page: &Page, how: &str) -> Result {
    page.wait_attribute(LINE, "data-hearing", how).await
}

#[tokio::test]
async fn changes_come_by_it_and_a_cut_is_made_good() -> Result {
    let crowd = Crowd::start(Manner::default()).await?;
    in_browser(&crowd.url(), async |page| {
        page.goto("/page.html?panels=2&source").await?;
        wait_hearing(&page, "live").await?;
        crowd.flood(0..1, 20, Duration::from_millis(500)).await;
        crowd.end(0..1);
        page.wait_attribute(ONE, "data-status", "completed").await?;

        // The kit comes back by its own schedule, and says where it was.
        let last = crowd.version(0);
        crowd.cut();
        page.wait("the stream is opened again", async || Ok(crowd.count().streams() == 2)).await?;
        assert_eq!(crowd.count().most_streams(), 1);
        assert_eq!(crowd.last_ids(), [None, Some(last.to_string())]);
        crowd.end(1..2);
        page.wait_attribute("[data-ww='job-panel'][data-job='job-1']", "data-status", "completed").await?;
        page.wait("the stream is closed", async || Ok(crowd.count().open_streams() == 0)).await?;
        page.assert_no_console_errors().await
    })
    .await?;
    crowd.stop().await;
    Ok(())
}

#[tokio::test]
async fn where_there_is_no_stream_the_page_looks_and_says_nothing_of_it() -> Result {
    let crowd = Crowd::start(Manner { has_stream: false, ..Manner::default() }).await?;
    in_browser(&crowd.url(), async |page| {
        page.goto("/page.html?panels=1&source").await?;
        wait_hearing(&page, "polling").await?;
        page.wait("a stream was asked for", async || Ok(crowd.count().refused_streams() == 1)).await?;
        let asked = crowd.count().requests();
        page.wait("the page goes on looking", async || Ok(crowd.count().requests() >= asked + 3)).await?;
        wait_hearing(&page, "polling").await?;
        page.wait("it asks again, later", async || Ok(crowd.count().refused_streams() >= 2)).await
    })
    .await?;
    crowd.stop().await;
    Ok(())
}
