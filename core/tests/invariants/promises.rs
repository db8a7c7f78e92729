//! The invariants, one test each. What is behind them is [`super::run`]: every history is watched for all of them.
//!
//! `docs/reliability.md` says of each what holds, and which line was broken to see its test fail.

use super::run::{Found, HONEST, HOSTILE};

/// A test per invariant: it holds in all histories, or only where the server speaks the truth.
macro_rules! promises {
    ($($name:ident: $number:literal in $($histories:ident),+;)+) => {
        $(#[test]
        fn $name() {
            $($histories.holds($number);)+
        })+
    };
}

promises! {
    i01_no_document_ever_takes_the_place_of_a_newer_one: 1 in HONEST, HOSTILE;
    i02_in_the_end_a_page_knows_what_the_server_knows: 2 in HONEST;
    i04_an_ending_is_left_only_by_a_higher_run: 4 in HONEST, HOSTILE;
    i05_only_documents_change_how_a_job_stands: 5 in HONEST, HOSTILE;
    i06_a_wish_to_cancel_is_never_shown_as_canceled: 6 in HONEST, HOSTILE;
    i07_a_started_job_is_found_again_wherever_the_page_dies: 7 in HONEST;
    i08_what_was_asked_for_once_is_carried_out_once: 8 in HONEST, HOSTILE;
    i09_a_key_goes_with_one_body_and_is_new_only_by_a_click: 9 in HONEST, HOSTILE;
    i10_looks_are_few_and_never_doubled_and_there_is_one_stream: 10 in HONEST, HOSTILE;
    i11_no_look_is_sent_before_its_time: 11 in HONEST, HOSTILE;
    i12_a_live_job_has_a_wake_or_an_answer_to_come_and_no_wake_is_in_vain: 12 in HONEST, HOSTILE;
    i13_a_live_job_is_heard_of_every_minute: 13 in HONEST;
    i14_no_trouble_removes_what_is_kept: 14 in HONEST, HOSTILE;
    i15_nothing_of_one_person_is_asked_or_kept_for_another: 15 in HONEST;
    i16_what_is_said_is_said_once_and_seldom: 16 in HONEST, HOSTILE;
    i17_no_ending_goes_unsaid: 17 in HONEST, HOSTILE;
    i18_running_times_never_shrink_whatever_the_clock_does: 18 in HONEST, HOSTILE;
    i19_the_bar_never_goes_back: 19 in HONEST, HOSTILE;
    i20_records_are_small_written_seldom_and_kept_while_their_job_is_at_work: 20 in HONEST, HOSTILE;
    i21_nothing_panics_and_only_an_ending_is_shown_as_one: 21 in HONEST, HOSTILE;
    i22_a_page_that_is_loaded_again_shows_what_it_showed: 22 in HONEST;
    i23_a_page_that_was_left_takes_nothing_in_and_looks_once_on_its_return: 23 in HONEST, HOSTILE;
    i24_tabs_come_to_agree_and_no_message_makes_one_act: 24 in HONEST, HOSTILE;
    i25_only_a_click_in_this_tab_cancels_or_retries_and_only_where_the_document_allows: 25 in HONEST, HOSTILE;
}

#[test]
fn ten_thousand_histories_of_each_kind_bring_about_two_hundred_inputs_each() {
    for Found { played, long, .. } in [&*HONEST, &*HOSTILE] {
        // Three in four, where another number of histories is asked for.
        assert!(*long >= (played * 3 / 4).min(10_000), "{long} of {played}");
    }
}
