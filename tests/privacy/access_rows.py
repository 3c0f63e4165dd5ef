"""Who may use the addresses of personal data."""

from tests.access_rows import SIGNED_IN, Row

ANSWERERS = ("official", "admin")

ROWS = [
    Row("privacy.own_data", "GET", SIGNED_IN),
    Row("privacy.copy_to_read", "GET", SIGNED_IN),
    Row("privacy.copy_for_machines", "GET", SIGNED_IN),
    Row("privacy.withdraw", "POST", SIGNED_IN, 303, args={"key": "lain:0"}),
    Row("privacy.ask_correction", "POST", SIGNED_IN, 422),
    Row("privacy.ask_deletion", "POST", SIGNED_IN, 422),
    Row("privacy.cancel", "POST", ("owner own",), 303, args={"request_id": lambda w: w.deletion_id}),
    Row("privacy.requests", "GET", ANSWERERS),
    Row("privacy.request_page", "GET", ANSWERERS, args={"request_id": lambda w: w.deletion_id}),
    Row("privacy.take_up", "POST", ANSWERERS, 303, args={"request_id": lambda w: w.deletion_id}),
    Row("privacy.delete_person", "POST", ANSWERERS, 303, args={"request_id": lambda w: w.deletion_id}),
    Row("privacy.delete_person", "POST", ("admin",), 303, args={"request_id": lambda w: w.staff_deletion_id}),
    Row("privacy.decline", "POST", ANSWERERS, 422, args={"request_id": lambda w: w.deletion_id}),
    Row("privacy.finish_correction", "POST", ANSWERERS, 303, args={"request_id": lambda w: w.correction_id}),
    Row("privacy.breaches", "GET", ANSWERERS),
    Row("privacy.new_breach", "GET", ANSWERERS),
    Row("privacy.record_breach", "POST", ANSWERERS, 422),
    Row("privacy.breach", "GET", ANSWERERS, args={"breach_id": lambda w: w.breach_id}),
    Row("privacy.edit_breach", "GET", ANSWERERS, args={"breach_id": lambda w: w.breach_id}),
    Row("privacy.change_breach", "POST", ANSWERERS, 422, args={"breach_id": lambda w: w.breach_id}),
    Row("privacy.breach_letters", "GET", ANSWERERS, args={"breach_id": lambda w: w.breach_id}),
    Row(
        "privacy.note_told",
        "POST",
        ANSWERERS,
        303,
        args={"breach_id": lambda w: w.breach_id, "person_id": lambda w: w.breach_person_id},
    ),
    Row(
        "privacy.note_untold",
        "POST",
        ANSWERERS,
        303,
        args={"breach_id": lambda w: w.breach_id, "person_id": lambda w: w.breach_person_id},
    ),
    Row("privacy.note_agency_told", "POST", ANSWERERS, 303, args={"breach_id": lambda w: w.breach_id}),
]
