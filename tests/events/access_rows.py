"""Who may use the calendar."""

from tests.access_rows import OFFICERS, SIGNED_IN, Row, public

KEEPERS = ("official", "admin")
OWN = ("official", "admin", "officer own")
ANY_KEEPER = (*KEEPERS, *OFFICERS)
EVENT = {"event_id": lambda w: w.event_id}
SLUG = {"slug": lambda w: w.event_slug}
MINE = {**SLUG, "code": lambda w: w.registration_code}
ON_LIST = {**EVENT, "registration_id": lambda w: w.registration_id}
ASKED = {**EVENT, "invitation_id": lambda w: w.event_invitation_id}

ROWS = [
    public("events.agenda"),
    public("events.event", args=SLUG),
    public("events.feed"),
    public("events.event_file", args=SLUG),
    public("events.register_form", args=SLUG),
    public("events.register", method="POST", status=422, args=SLUG),
    public("events.find_own", args=SLUG),
    public("events.registration", args=MINE),
    public("events.change_people", method="POST", status=422, args=MINE),
    public("events.cancel_own", method="POST", status=303, args=MINE),
    public("events.return_own", method="POST", status=303, args=MINE),
    Row("events.own_events", "GET", SIGNED_IN),
    Row("events.make_feed_key", "POST", SIGNED_IN, 303),
    Row("events.end_feed_key", "POST", SIGNED_IN, 303),
    Row("events.kept_events", "GET", ANY_KEEPER),
    Row("events.new_event", "GET", ANY_KEEPER),
    Row("events.post_event", "POST", ANY_KEEPER, 422, sent={"venue": ""}),
    Row("events.kept_event", "GET", OWN, args=EVENT),
    Row("events.edit_event", "GET", OWN, args=EVENT),
    Row("events.change_event", "POST", OWN, 422, args=EVENT),
    Row("events.call_off_form", "GET", OWN, args=EVENT),
    Row("events.call_off", "POST", OWN, 422, args=EVENT),
    Row("events.hold_after_all", "POST", OWN, 303, args=EVENT),
    Row("events.record_outcome", "POST", OWN, 422, args=EVENT),
    Row("events.note_telling", "POST", OWN, 303, args=EVENT),
    Row("events.add_person", "POST", OWN, 422, args=EVENT),
    Row("events.strike", "POST", OWN, 303, args=ON_LIST),
    Row("events.bring_back", "POST", OWN, 303, args=ON_LIST),
    Row("events.delete_event", "POST", OWN, 303, args=EVENT),
    Row("events.restore_event", "POST", OWN, 303, args=EVENT),
    Row("events.poster", "GET", OWN, args=EVENT),
    Row("events.poster_pdf", "GET", OWN, args=EVENT),
    Row("events.poster_picture", "GET", OWN, args=EVENT),
    Row("events.choose_event", "GET", KEEPERS),
    Row("events.invitations", "GET", KEEPERS, args=EVENT),
    Row("events.invite", "POST", KEEPERS, 303, args=EVENT),
    Row("events.withdraw_invitation", "POST", KEEPERS, 303, args=ASKED),
    Row("events.invite_again", "POST", KEEPERS, 303, args=ASKED),
]
