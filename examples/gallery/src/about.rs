//! What the kit is for, in the five questions that a waiting person has.

use leptos::prelude::*;

use crate::address::use_address;
use crate::components::title;
use crate::frame::Title;

struct Question {
    asked: &'static str,
    answer: &'static str,
    by: &'static [&'static str],
}

const QUESTIONS: [Question; 5] = [
    Question {
        asked: "Did it start?",
        answer: "The button says that it is starting, and the status says Queued only once the server has taken \
                 the job. If no answer came, the form says so and asks the server before anything is sent twice.",
        by: &["start-notice", "status-badge"],
    },
    Question {
        asked: "How long will it take?",
        answer: "Steps with names, counts that the server has counted, and a usual time as a range. There is no \
                 countdown, and no percentage that nobody has measured.",
        by: &["stage-tracker", "heartbeat-line"],
    },
    Question {
        asked: "Can I leave?",
        answer: "The page says whether the job goes on without it. Come back after a refresh, an hour or a night: \
                 the job is listed with the same status and the same start.",
        by: &["heartbeat-line", "recent-activity"],
    },
    Question {
        asked: "Can I cancel, and what happens then?",
        answer: "Before the click it says what stops, what is kept and what is deleted. After it, Canceled stands \
                 there only when the server has stopped.",
        by: &["cancel-dialog"],
    },
    Question {
        asked: "Where is the result, and what do I do next?",
        answer: "The result comes first: what was done, what was left out and why, and the file beside it. After a \
                 failure, what happened stands beside the button that tries again, and it says where it goes on.",
        by: &["result-summary", "retry-panel"],
    },
];

/// The page.
#[component]
pub fn About() -> impl IntoView {
    let address = use_address();
    let part = move |name: &'static str| {
        view! {
            <li><a href=move || address.href(&format!("/components/{name}"))>{title(name)}</a></li>
        }
    };
    let question = move |question: &'static Question| {
        view! {
            <section class="card question">
                <h2 class="question__asked">{question.asked}</h2>
                <p class="question__answer">{question.answer}</p>
                <ul class="question__by" role="list" aria-label="Answered by">
                    {question.by.iter().copied().map(part).collect_view()}
                </ul>
            </section>
        }
    };
    view! {
        <Title text="Five questions of a person who waits" />
        <p class="page__lead">
            "A spinner answers none of them, so people reload, start the same thing twice, or write to support. \
             Waitwell is a set of components that answer all five, from what the server knows and nothing else."
        </p>
        <div class="questions">{QUESTIONS.iter().map(question).collect_view()}</div>
    }
}
