use waitwell_core::moment::Moment;
use waitwell_core::view::Contact;

/// About now, as far as the page's last contact tells without a clock: by as much early as an age is
/// rounded down.
pub fn about_now(contact: &Contact) -> Option<Moment> {
    Some(contact.heard_at?.plus(contact.heard?.span()))
}
