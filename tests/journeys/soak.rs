//! A page that stays open: what it takes from the browser it gives back.

use anyhow::Context;
use waitwell_tests::{Crowd, Long, Manner, Result, Soak, in_browser};

const ROUNDS: u32 = 12;
/// By how many bytes the heap may differ from one look to the next: buffers and compiled code come and go.
const UNREST: u64 = 400_000;
/// The same for the wasm memory, which grows in pages when it is cut up unluckily.
const PAGES: u64 = 2 * 65_536;

// L05, F58
#[tokio::test]
async fn a_page_through_which_a_thousand_jobs_went_holds_no_more_than_one_that_is_warm() -> Result {
    let crowd = Crowd::start(Manner::default()).await?;
    in_browser(&crowd.url(), async |page| {
        let soak = Soak::run(&page, &crowd, Long::Rounds(ROUNDS), 12).await?;
        let (warm, end) = soak.warm_and_end().context("There are no samples.")?;
        assert!(soak.jobs >= 1_000 && soak.events >= 8_000, "it was hardly at work: {soak:?}");
        assert_eq!(end.timers, 0, "{soak:?}");
        assert_eq!(end.listeners, warm.listeners, "{soak:?}");
        assert_eq!(end.all_listeners, warm.all_listeners, "{soak:?}");
        assert_eq!(end.nodes, warm.nodes, "{soak:?}");
        assert!(end.wasm <= warm.wasm + PAGES, "{soak:?}");
        assert!(end.heap <= warm.heap + UNREST, "{soak:?}");
        // One for other jobs is asked for the moment the one before is given up; the server may hear of both at once.
        assert!(crowd.count().most_streams() <= 2, "{:?}", crowd.count());
        page.assert_no_console_errors().await
    })
    .await?;
    crowd.stop().await;
    Ok(())
}
