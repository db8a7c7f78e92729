use leptos::prelude::*;
use waitwell_core::view::{FileLink, FileView};

use super::ResultSummaryCopy;

/// The files; the first one that can be fetched is the main action.
pub(super) fn files(files: &[FileView], copy: &ResultSummaryCopy, fetched: Callback<()>) -> Vec<AnyView> {
    let main = files.iter().position(|file| matches!(file.link, FileLink::Ready(_)));
    files.iter().enumerate().map(|(at, one)| file(one, main == Some(at), copy, fetched)).collect()
}

/// One file: what it is, and the way to it.
fn file(file: &FileView, is_main: bool, copy: &ResultSummaryCopy, fetched: Callback<()>) -> AnyView {
    let name = file.name.clone().unwrap_or_else(|| copy.unnamed_file.to_string());
    let facts = copy.facts(file);
    let until = copy.until(file);
    let way = match &file.link {
        FileLink::Ready(href) => {
            // The name belongs to the link's own name, so that two downloads can be told apart by ear.
            let label = format!("{} {}", copy.download, copy.wording.isolated(name.as_str()));
            view! {
                <a
                    class="ww-button ww-result-summary__download"
                    class:ww-button--primary=is_main
                    data-ask="download"
                    href=href.clone()
                    download=file.name.clone()
                    rel="noopener noreferrer"
                    referrerpolicy="no-referrer"
                    aria-label=label
                    on:click=move |_| fetched.run(())
                >
                    <span class="ww-button__label">{copy.download.clone()}</span>
                </a>
            }
            .into_any()
        }
        other => {
            view! { <p class="ww-result-summary__withheld">{copy.withheld(other).cloned()}</p> }.into_any()
        }
    };
    view! {
        <li class="ww-result-summary__file" data-file=name_of(&file.link)>
            <div class="ww-result-summary__about">
                <p class="ww-result-summary__name"><bdi>{name}</bdi></p>
                <p class="ww-result-summary__facts"><bdi>{facts}</bdi></p>
                {until.map(|until| view! { <p class="ww-result-summary__until">{until}</p> })}
            </div>
            {way}
        </li>
    }
    .into_any()
}

fn name_of(link: &FileLink) -> &'static str {
    match link {
        FileLink::Ready(_) => "ready",
        FileLink::Blocked => "blocked",
        FileLink::Expired => "expired",
        FileLink::SignInFirst => "sign-in-first",
        FileLink::NotGiven => "not-given",
    }
}
