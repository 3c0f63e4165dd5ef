"""Who may use the addresses of accounts."""

from tests.access_rows import DISABLED, SIGNED_IN, SIGNED_OUT, Row, public

PEOPLE = ("official", "admin")
SAMPLE_ONLY = 404

ROWS = [
    Row("accounts.sign_in", "GET", (SIGNED_OUT, DISABLED), 200, but={actor: 303 for actor in SIGNED_IN}),
    public("accounts.sign_in_now", method="POST", status=422),
    public(
        "accounts.enter_sample",
        method="POST",
        status=SAMPLE_ONLY,
        args={"account_id": lambda w: w.accounts["admin"].id},
    ),
    Row("accounts.sign_out", "POST", SIGNED_IN, 303),
    public("accounts.invitation", status=404, args={"code": "salah"}),
    public("accounts.invitation", args={"code": lambda w: w.invitation_code}),
    public("accounts.accept_invitation", method="POST", status=422, args={"code": lambda w: w.invitation_code}),
    Row("accounts.accept_as_member", "POST", SIGNED_IN, 303, args={"code": lambda w: w.invitation_code}),
    public("accounts.founding_start", status=404, args={"code": "salah"}),
    public("accounts.found", method="POST", status=404, args={"code": "salah"}),
    Row("accounts.own_account", "GET", SIGNED_IN),
    Row("accounts.change_contact", "POST", SIGNED_IN, 422),
    Row("accounts.change_password", "POST", SIGNED_IN, 422),
    Row("accounts.end_session", "POST", SIGNED_IN, 303, args={"session_id": 1}),
    Row("accounts.sign_out_everywhere", "POST", SIGNED_IN, 303),
    Row("accounts.people_list", "GET", PEOPLE),
    Row("accounts.invite", "GET", PEOPLE),
    Row("accounts.invite_now", "POST", PEOPLE, 422),
    Row("accounts.withdraw_invitation", "POST", PEOPLE, 303, args={"invitation_id": lambda w: w.owner_invitation_id}),
    Row("accounts.account", "GET", PEOPLE, args={"account_id": lambda w: w.accounts["owner own"].id}),
    Row("accounts.give_link", "POST", PEOPLE, 200, args={"account_id": lambda w: w.accounts["owner own"].id}),
    Row("accounts.give_link", "POST", ("admin",), 200, args={"account_id": lambda w: w.accounts["official"].id}),
    Row("accounts.disable", "POST", PEOPLE, 303, args={"account_id": lambda w: w.accounts["owner own"].id}),
    Row("accounts.disable", "POST", ("admin",), 303, args={"account_id": lambda w: w.accounts["kelurahan"].id}),
    Row("accounts.enable", "POST", PEOPLE, 303, args={"account_id": lambda w: w.accounts["disabled"].id}),
    Row(
        "accounts.set_roles",
        "POST",
        ("admin",),
        303,
        args={"account_id": lambda w: w.accounts["owner own"].id},
        sent={"roles": "owner"},
    ),
]
