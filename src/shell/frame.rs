use std::cell::RefCell;
use std::future::poll_fn;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::window;

use super::page::is_visible;

/// A page that nobody sees has no frames; there what is to be shown waits this long, in milliseconds.
const UNSEEN: u32 = 250;

/// Waits until the browser is about to draw the page anew, so that what comes faster than frames is shown
/// once a frame, and a page that takes long to draw is not given more to draw. Whether the browser draws it at all.
pub(super) async fn next_frame() -> bool {
    let came = Rc::<RefCell<Came>>::default();
    let Some(_frame) = Frame::ask_for(&came) else {
        TimeoutFuture::new(UNSEEN).await;
        return false;
    };
    let frame = poll_fn(|context| {
        let mut came = came.borrow_mut();
        if came.is_there {
            return Poll::Ready(());
        }
        came.waker = Some(context.waker().clone());
        Poll::Pending
    });
    let mut frame = pin!(frame);
    // Whichever comes first; the other one is taken back. A page that is seen and has had no frame for so long is busy.
    loop {
        match select(frame.as_mut(), TimeoutFuture::new(UNSEEN)).await {
            Either::Left(_) => return true,
            Either::Right(_) if !is_visible() => return false,
            Either::Right(_) => {}
        }
    }
}

#[derive(Default)]
struct Came {
    is_there: bool,
    waker: Option<Waker>,
}

/// A frame that was asked for; taken back when this is dropped.
struct Frame {
    handle: i32,
    _on_frame: Closure<dyn FnMut()>,
}

impl Frame {
    fn ask_for(came: &Rc<RefCell<Came>>) -> Option<Self> {
        let came = came.clone();
        let on_frame = Closure::<dyn FnMut()>::new(move || {
            let waker = {
                let mut came = came.borrow_mut();
                came.is_there = true;
                came.waker.take()
            };
            if let Some(waker) = waker {
                waker.wake();
            }
        });
        let handle = window()?.request_animation_frame(on_frame.as_ref().unchecked_ref()).ok()?;
        Some(Self { handle, _on_frame: on_frame })
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        if let Some(window) = window() {
            // After its turn there is nothing left to take back.
            let _ = window.cancel_animation_frame(self.handle);
        }
    }
}
