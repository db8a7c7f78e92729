//! How the page is looked at: theme, contrast, motion, width, network; and pictures of it.

use std::path::PathBuf;

use anyhow::Context;
use serde_json::json;

use crate::{Page, Result};

/// What the browser tells the page about the person's settings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// The person prefers a dark theme.
    pub dark: bool,
    /// The system replaces the page's colors with a few of its own.
    pub forced_colors: bool,
    /// The person prefers less motion.
    pub reduced_motion: bool,
}

impl Page {
    /// Tells the page about the person's settings, until the next call.
    pub async fn look(&self, look: Look) -> Result {
        let features = json!([
            { "name": "prefers-color-scheme", "value": if look.dark { "dark" } else { "light" } },
            { "name": "forced-colors", "value": if look.forced_colors { "active" } else { "none" } },
            { "name": "prefers-reduced-motion", "value": if look.reduced_motion { "reduce" } else { "no-preference" } },
        ]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
        Ok(())
    }

    /// Makes the page this wide, in CSS pixels.
    pub async fn width(&self, width: u32) -> Result {
        self.size(width, 800).await
    }

    /// Makes the page this large, in CSS pixels.
    pub(crate) async fn size(&self, width: u32, height: u32) -> Result {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await?;
        Ok(())
    }

    /// Lets the page be used by fingers, or by a mouse again.
    pub async fn touch(&self, is_on: bool) -> Result {
        let touch = json!({ "enabled": is_on, "maxTouchPoints": 5 });
        self.devtools("Emulation.setTouchEmulationEnabled", touch).await?;
        Ok(())
    }

    /// Takes the network away from the page, or gives it back. An event stream that is open stays open: end it
    /// at the server to cut it.
    pub async fn offline(&self, offline: bool) -> Result {
        self.devtools("Network.enable", json!({})).await?;
        let conditions =
            json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.devtools("Network.emulateNetworkConditions", conditions).await?;
        Ok(())
    }

    /// Leaves a picture of the whole page as `<name>.png` in the folder that `WAITWELL_SHOTS` names.
    /// Without that variable there is no picture and no failure.
    pub async fn picture(&self, name: &str) -> Result {
        let Some(folder) = std::env::var_os("WAITWELL_SHOTS").map(PathBuf::from) else { return Ok(()) };
        std::fs::create_dir_all(&folder)?;
        self.draw_all().await?;
        // The whole page, with the place of its scroll bar: the browser's own choice cuts that part off.
        let size = "return { x: 0, y: 0, scale: 1, width: innerWidth, height: document.documentElement.scrollHeight }";
        let clip = self.evaluate(size, json!([])).await?;
        let parameters = json!({ "captureBeyondViewport": true, "clip": clip });
        let taken = self.devtools("Page.captureScreenshot", parameters).await?;
        let picture = taken["data"].as_str().context("The browser took no picture.")?;
        let picture = thirtyfour::support::base64_decode(picture)?;
        std::fs::write(folder.join(format!("{name}.png")), picture)?;
        Ok(())
    }

    /// Draws what the browser skips while it is out of sight, as scrolling to it would: until then it has
    /// neither a picture nor its true size.
    pub async fn draw_all(&self) -> Result {
        let script = "for (const element of document.querySelectorAll('body *')) {
            if (getComputedStyle(element).contentVisibility === 'auto') element.style.contentVisibility = 'visible';
        }";
        self.evaluate(script, json!([])).await?;
        Ok(())
    }
}
