"""Asking businesses by name: who is asked to what, each with a link and a message of their own."""

from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from village.config import FORM_BYTES
from village.core.access import check, requires
from village.core.answering import me, tell
from village.core.fragments import page
from village.core.sharing import whatsapp_address
from village.events.queries import kept_events
from village.events.registrations import invitations_of
from village.events.services import inviting
from village.events.sharing import message
from village.events.views.blueprint import bp, full_address, kept
from village.registry.interface import enterprise_choices

MOST_AT_ONCE = 200


@bp.get("/kelola/agenda/<int:event_id>/undang")
@requires("events.invite")
def invitations(event_id: int) -> ResponseReturnValue:
    """Who was asked, and whom else to ask; ``usaha`` of the address are ticked already."""
    found = kept(event_id)
    check("events.invite", found)
    asked = invitations_of(event_id)
    known = {row.enterprise_id for row in asked}
    return page(
        "events/invitations.html",
        event=found,
        asked=[(row, _link(found, row)) for row in asked],
        others=[(number, name) for number, name in enterprise_choices() if number not in known],
        ticked=set(_numbers(request.args.getlist("usaha"))),
    )


def _link(found: Any, row: Any) -> str:
    address = full_address(url_for("events.register_form", slug=found.slug, undangan=row.code))
    greeting = _("Bapak/Ibu %(name)s diundang:", name=row.name)
    text = f"{greeting}\n{message(found)}\n{_('Daftar di sini: %(address)s', address=address)}"
    return whatsapp_address(row.phone, text)


def _numbers(typed: list[str]) -> list[int]:
    """Ids of businesses, each in a field of its own or several with dots between them."""
    parts = [part for one in typed[:MOST_AT_ONCE] for part in one[:2_000].split(".")]
    return [int(one) for one in parts[:MOST_AT_ONCE] if one.isascii() and one.isdecimal() and len(one) < 10]


@bp.get("/kelola/agenda/undang")
@requires("events.invite")
def choose_event() -> ResponseReturnValue:
    """To which event the businesses of the address are asked: one that is planned, or a new one."""
    ids = _numbers(request.args.getlist("usaha"))
    return page(
        "events/choose_event.html",
        count=len(ids),
        ids=".".join(str(one) for one in ids),
        title=request.args.get("judul", "")[:90],
        events=kept_events(me())[0],
    )


@bp.post("/kelola/agenda/<int:event_id>/undang")
@requires("events.invite", body_bytes=FORM_BYTES)
def invite(event_id: int) -> ResponseReturnValue:
    """Ask those that were ticked."""
    check("events.invite", kept(event_id))
    count = inviting.invite_enterprises(me(), event_id, _numbers(request.form.getlist("usaha")))
    tell(
        ngettext(
            "%(num)s usaha diundang. Kirim pesannya satu per satu.",
            "%(num)s usaha diundang. Kirim pesannya satu per satu.",
            count,
        )
    )
    return _back(event_id)


@bp.post("/kelola/agenda/<int:event_id>/undang/<int:invitation_id>/tarik")
@requires("events.invite")
def withdraw_invitation(event_id: int, invitation_id: int) -> ResponseReturnValue:
    """The link no longer lets anybody in."""
    check("events.invite", kept(event_id))
    inviting.withdraw_invitation(me(), event_id, invitation_id)
    undo = url_for("events.invite_again", event_id=event_id, invitation_id=invitation_id)
    tell(_("Undangan ditarik."), undo=undo)
    return _back(event_id)


@bp.post("/kelola/agenda/<int:event_id>/undang/<int:invitation_id>/lagi")
@requires("events.invite")
def invite_again(event_id: int, invitation_id: int) -> ResponseReturnValue:
    """The same link holds again."""
    check("events.invite", kept(event_id))
    inviting.withdraw_invitation(me(), event_id, invitation_id, again=True)
    tell(_("Undangan berlaku lagi."))
    return _back(event_id)


def _back(event_id: int) -> ResponseReturnValue:
    return redirect(url_for("events.invitations", event_id=event_id), 303)
