"""Registering without an account: the form, one's own page behind a code, changing and ending it."""

from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from village.config import FORM_BYTES
from village.core.access import current_person, public, submitted
from village.core.errors import DomainError
from village.core.fragments import page
from village.core.spoken_codes import read_code
from village.core.typed_by_hand import opened_now, refuse_machines, still_open
from village.events import queries
from village.events.audience import audience_of, for_whom, village_rts
from village.events.forms import PeopleForm, RegistrationForm
from village.events.registrations import crowd_of, find_invitation, find_registration, place_in_line
from village.events.services import registering
from village.events.standing import registers_now
from village.events.views.blueprint import bp

FORM = "agenda"


def _known_event(slug: str) -> Any:
    found = queries.find_event(slug)
    if found is None:
        raise NotFound()
    return found


@bp.get("/agenda/<slug>/daftar")
@public
def register_form(slug: str) -> ResponseReturnValue:
    """Name, phone, and a few things that may be left out."""
    found, person = _known_event(slug), current_person()
    form = RegistrationForm(
        opened=opened_now(FORM),
        people=1,
        name=person.name if person else "",
        invitation=read_code(request.args.get("undangan", "")[:60], registering.CODE_GROUPS),
    )
    return _form_page(found, form)


def _form_page(found: Any, form: RegistrationForm, status: int = 200) -> ResponseReturnValue:
    audience, crowd = audience_of(found.id), crowd_of(found.id)
    invitation = find_invitation(found.slug, form.invitation.data or "") if form.invitation.data else None
    form.offer(village_rts(), [] if invitation else audience.choices)
    answer = page(
        "events/register.html",
        status=status,
        event=found,
        form=form,
        is_open=registers_now(found),
        is_shut_out=found.only_invited and invitation is None,
        whom=for_whom(audience, found.only_invited),
        free=crowd.free(found.seats),
        waiting=crowd.waiting,
    )
    if form.invitation.data or current_person():
        answer.headers["Cache-Control"] = "private, no-store"
    return answer


@bp.post("/agenda/<slug>/daftar")
@public(body_bytes=FORM_BYTES)
def register(slug: str) -> ResponseReturnValue:
    """Take the person in, or onto the waiting list; whatever is refused, what was typed stays."""
    found, form = _known_event(slug), RegistrationForm(submitted())
    if not form.validate():
        return _form_page(found, form, 422)
    try:
        refuse_machines(FORM, form.opened.data or "", form.website)
        code = registering.register(
            found.id,
            form.asked(),
            form.opened.data or "",
            account=current_person(),
            invitation_code=form.invitation.data or "",
        )
    except DomainError as error:
        form.place(error)
        if error.status == 429:
            form.opened.data = still_open(FORM, form.opened.data or "")
        return _form_page(found, form, error.status)
    return redirect(url_for("events.registration", slug=slug, code=code), 303)


@bp.get("/agenda/<slug>/pendaftaran")
@public
def find_own(slug: str) -> ResponseReturnValue:
    """The way from a typed code to one's own page."""
    found = _known_event(slug)
    typed = request.args.get("kode", "")[:60]
    code = read_code(typed, registering.CODE_GROUPS)
    if code and find_registration(slug, code) is not None:
        return redirect(url_for("events.registration", slug=slug, code=code), 303)
    return page("events/code.html", status=404 if typed else 200, event=found, typed=typed)


@bp.get("/agenda/<slug>/pendaftaran/<code>")
@public
def registration(slug: str, code: str) -> ResponseReturnValue:
    """One's own registration; kept by no cache and no search engine."""
    return _own_page(slug, code)


def _own_page(slug: str, code: str, form: PeopleForm | None = None, status: int = 200) -> ResponseReturnValue:
    mine = find_registration(slug, code)
    found = queries.find_event(slug)
    if mine is None or found is None:
        raise NotFound()
    answer = page(
        "events/registration.html",
        status=status,
        event=found,
        mine=mine,
        place=place_in_line(mine) if mine.state == "menunggu" else None,
        form=form or PeopleForm(people=mine.people),
        is_open=registers_now(found),
    )
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


@bp.post("/agenda/<slug>/pendaftaran/<code>/ubah")
@public(body_bytes=FORM_BYTES)
def change_people(slug: str, code: str) -> ResponseReturnValue:
    """Come with more or fewer."""
    _must_exist(slug, code)
    form = PeopleForm(submitted())
    if not form.validate():
        return _own_page(slug, code, form, 422)
    try:
        registering.change_people(code, form.people.data or 1)
    except DomainError as error:
        form.place(error)
        return _own_page(slug, code, form, error.status)
    return _back(slug, code)


@bp.post("/agenda/<slug>/pendaftaran/<code>/batal")
@public(body_bytes=FORM_BYTES)
def cancel_own(slug: str, code: str) -> ResponseReturnValue:
    """Cannot come."""
    _must_exist(slug, code)
    registering.cancel_own(code)
    return _back(slug, code)


@bp.post("/agenda/<slug>/pendaftaran/<code>/kembali")
@public(body_bytes=FORM_BYTES)
def return_own(slug: str, code: str) -> ResponseReturnValue:
    """Comes after all."""
    _must_exist(slug, code)
    try:
        registering.return_own(code)
    except DomainError as error:
        form = PeopleForm(people=1)
        form.place(error)
        return _own_page(slug, code, form, error.status)
    return _back(slug, code)


def _must_exist(slug: str, code: str) -> None:
    if find_registration(slug, code) is None:
        raise NotFound()


def _back(slug: str, code: str) -> ResponseReturnValue:
    return redirect(url_for("events.registration", slug=slug, code=code), 303)
