"""Asking that a business be written down: for everybody, and for owners who run one more."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.config import FORM_BYTES
from village.core.access import public, requires, submitted
from village.core.answering import me
from village.core.errors import DomainError
from village.core.fragments import page
from village.core.typed_by_hand import opened_now, refuse_machines, still_open
from village.registry.joining_forms import AnotherForm, JoinForm
from village.registry.proposed import proposals_of
from village.registry.services import proposals as services
from village.registry.views.blueprint import bp

FORM = "daftar-usaha"


@bp.get("/daftar-usaha")
@public
def join() -> ResponseReturnValue:
    """The form; with ``terkirim``, what happens next."""
    is_sent = "terkirim" in request.args
    return page("registry/join.html", form=JoinForm(opened=opened_now(FORM)), is_sent=is_sent)


@bp.post("/daftar-usaha")
@public(body_bytes=FORM_BYTES)
def send_join() -> ResponseReturnValue:
    """Keep it for an official. The answer is the same whatever the village knows already."""
    form = JoinForm(submitted())
    if not form.validate():
        return page("registry/join.html", status=422, form=form, is_sent=False)
    try:
        refuse_machines(FORM, form.opened.data or "", form.website)
        services.receive_proposal(form.asked(), form.opened.data or "")
    except DomainError as error:
        form.place(error)
        form.opened.data = still_open(FORM, form.opened.data or "")
        return page("registry/join.html", status=error.status, form=form, is_sent=False)
    return redirect(url_for("registry.join", terkirim=1), 303)


@bp.get("/kelola/usaha/tambah")
@requires("registry.propose_another")
def another() -> ResponseReturnValue:
    """The form of an owner who runs one more business, and what became of those asked for before."""
    form = AnotherForm(opened=opened_now(FORM))
    return page("registry/another.html", form=form, sent=proposals_of(me().account_id))


@bp.post("/kelola/usaha/tambah")
@requires("registry.propose_another", body_bytes=FORM_BYTES)
def send_another() -> ResponseReturnValue:
    """Keep it for an official."""
    form = AnotherForm(submitted())
    if not form.validate():
        return page("registry/another.html", status=422, form=form, sent=proposals_of(me().account_id))
    services.propose_another(me(), form.asked(me().name), form.opened.data or "")
    flash(_("Terkirim. Begitu pengurus menerimanya, usaha ini muncul di daftar Anda."), "good")
    return redirect(url_for("registry.another"), 303)
