"""Who may use the addresses of help: owners and their helpers their own, keepers all, observers only numbers."""

from typing import Any

from sqlalchemy import select

from tests.access_rows import AGENTS, NOBODY, OWNERS, Row, public
from village.core.db import db
from village.registry.models import HelpOffer, HelpRequest, ServiceProvider

KEEPERS = ("official", "admin")
READERS = (*KEEPERS, "kelurahan")
MISSING = 999_999


def request_for(name: str, side: str, state: str) -> Any:
    """The id of a request of this enterprise, taken by its own helper unless it waits."""

    def make(world: Any) -> int:
        taker = None if state == "diminta" else world.accounts[f"agent {side}"].id
        request = HelpRequest(enterprise_id=getattr(world, name).id, kind="foto", state=state, taken_by=taker)
        db.session.add(request)
        db.session.commit()
        return request.id

    return make


def offer_for(name: str, side: str) -> dict[str, Any]:
    """The ids of a waiting request and of an offer for it, made once for both."""

    def make(world: Any) -> int:
        request_id = request_for(name, side, "diminta")(world)
        db.session.add(HelpOffer(request_id=request_id, account_id=world.accounts[f"agent {side}"].id))
        db.session.commit()
        return request_id

    def offer(_world: Any) -> int:
        return db.session.scalars(select(HelpOffer.id).order_by(HelpOffer.id.desc())).first() or 0

    return {"request_id": make, "offer_id": offer}


def some_provider(_world: Any) -> int:
    """The id of a provider."""
    provider = ServiceProvider(name="Foto Kilat", kinds=["foto"])
    db.session.add(provider)
    db.session.commit()
    return provider.id


def rows_of_help(name: str, side: str) -> list[Row]:
    """Everything that can be done about the help for one enterprise."""
    owner, helper = f"owner {side}", f"agent {side}"
    asking, one = (owner, *KEEPERS), {"enterprise_id": lambda w: getattr(w, name).id}

    def waits(state: str = "diminta") -> dict[str, Any]:
        return {"request_id": request_for(name, side, state)}

    # Whoever waits for the page of a waiting request and has no consent is told to ask for it first.
    other = "agent other" if side == "own" else "agent own"
    return [
        Row("registry.ask_help", "GET", asking, args=one),
        Row("registry.send_help_request", "POST", asking, 303, args=one, sent={"kind": "kemas"}),
        Row("registry.help_request", "GET", (owner, *AGENTS, *READERS), args=waits()),
        Row("registry.help_request", "GET", (owner, helper, *READERS), args=waits("diterima")),
        Row("registry.take_help", "POST", (helper,), 303, args=waits(), but={other: 409}),
        Row("registry.take_help", "POST", NOBODY, args=waits("selesai"), but={helper: 409, other: 409}),
        Row("registry.offer_help", "POST", AGENTS, 303, args=waits()),
        Row("registry.accept_offer", "POST", (owner,), 303, args=offer_for(name, side)),
        Row("registry.decline_offer", "POST", (owner, "official"), 303, args=offer_for(name, side)),
        Row("registry.start_help", "POST", (helper,), 303, args=waits("diterima")),
        Row("registry.finish_help", "POST", (helper,), 303, args=waits("dikerjakan"), sent={"result": "Jadi"}),
        Row("registry.rate_help", "POST", asking, 303, args=waits("selesai"), sent={"rating": "5"}),
        Row("registry.give_back_help", "POST", (*asking, helper), 303, args=waits("diterima")),
        Row("registry.cancel_help", "POST", asking, 303, args=waits()),
        Row("registry.restore_help", "POST", asking, 303, args=waits()),
    ]


ROWS_OF_HELP = [
    Row("registry.help_requests", "GET", (*OWNERS, *AGENTS, *READERS)),
    Row("registry.choose_whom", "GET", (*OWNERS, *KEEPERS), 302, but={one: 200 for one in KEEPERS}),
    Row("registry.help_report", "GET", (*READERS, "observer")),
    *rows_of_help("own", "own"),
    *rows_of_help("other", "other"),
    Row("registry.help_request", "GET", NOBODY, args={"request_id": MISSING}),
    Row("registry.helpers", "GET", KEEPERS),
    Row("registry.helper", "GET", KEEPERS, args={"account_id": lambda w: w.accounts["agent own"].id}),
    Row("registry.helper", "GET", NOBODY, args={"account_id": lambda w: w.accounts["owner own"].id}),
    Row(
        "registry.describe_helper",
        "POST",
        KEEPERS,
        303,
        args={"account_id": lambda w: w.accounts["agent own"].id},
        sent={"state": "aktif", "source": "warga", "skills": "foto"},
    ),
    public("registry.public_providers"),
    Row("registry.providers", "GET", KEEPERS),
    Row("registry.new_provider", "GET", KEEPERS),
    Row("registry.add_provider", "POST", KEEPERS, 303, sent={"name": "Foto Kilat", "kinds": "foto"}),
    Row("registry.provider", "GET", KEEPERS, args={"provider_id": some_provider}),
    Row("registry.provider", "GET", NOBODY, args={"provider_id": MISSING}),
    Row(
        "registry.correct_provider",
        "POST",
        KEEPERS,
        303,
        args={"provider_id": some_provider},
        sent={"name": "Foto Kilat", "kinds": "desain"},
    ),
    Row(
        "registry.record_provider_consent",
        "POST",
        KEEPERS,
        303,
        args={"provider_id": some_provider},
        sent={"how": "paper"},
    ),
    Row("registry.withdraw_provider_consent", "POST", KEEPERS, 303, args={"provider_id": some_provider}),
    Row("registry.delete_provider", "POST", KEEPERS, 303, args={"provider_id": some_provider}),
    Row("registry.restore_provider", "POST", KEEPERS, 303, args={"provider_id": some_provider}),
]
