"""Answering what people ask about their data."""

from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.accounts.interface import manage_account, roles_of
from village.config import FORM_BYTES
from village.core.access import requires, submitted
from village.core.answering import me
from village.core.errors import DomainError
from village.core.fragments import page
from village.privacy.forms import AnswerForm
from village.privacy.queries import closed_requests, consents_of, get_request, get_subject, waiting_requests
from village.privacy.services import requests as service
from village.privacy.views.blueprint import bp
from village.registry.interface import names_of


@bp.get("/kelola/permintaan-data")
@requires("privacy.answer_requests")
def requests() -> ResponseReturnValue:
    """Everything asked, with its clock."""
    return page("privacy/requests.html", waiting=waiting_requests(), closed=closed_requests())


@bp.get("/kelola/permintaan-data/<int:request_id>")
@requires("privacy.answer_requests")
def request_page(request_id: int) -> ResponseReturnValue:
    """One request, what deleting would touch, and the ways to answer."""
    return _request_page(request_id)


def _request_page(request_id: int, form: Any = None, status: int = 200) -> ResponseReturnValue:
    found = get_request(request_id)
    subject = get_subject(found.account_id)
    return page(
        "privacy/request.html",
        status=status,
        found=found,
        subject=subject,
        enterprises=names_of(subject.owns),
        consent_count=len(consents_of(subject)),
        may_delete=manage_account(me(), roles_of(found.account_id)),
        form=form or AnswerForm(),
    )


@bp.post("/kelola/permintaan-data/<int:request_id>/kerjakan")
@requires("privacy.answer_requests")
def take_up(request_id: int) -> ResponseReturnValue:
    """Say that somebody is at it."""
    return _act(request_id, lambda: service.take_up(me(), request_id), _("Tercatat sedang dikerjakan."))


@bp.post("/kelola/permintaan-data/<int:request_id>/hapus")
@requires("privacy.answer_requests")
def delete_person(request_id: int) -> ResponseReturnValue:
    """Delete the personal data, in one act."""
    done = _("Data pribadi itu sudah dihapus. Yang diperlukan pembukuan tetap ada, tanpa nama.")
    return _act(request_id, lambda: service.delete_person(me(), request_id), done)


def _act(request_id: int, act: Any, done: str) -> ResponseReturnValue:
    try:
        act()
    except DomainError as error:
        if error.status == 404:
            raise
        flash(str(error), "bad")
    else:
        flash(done, "good")
    return redirect(url_for("privacy.request_page", request_id=request_id), 303)


@bp.post("/kelola/permintaan-data/<int:request_id>/tolak")
@requires("privacy.answer_requests", body_bytes=FORM_BYTES)
def decline(request_id: int) -> ResponseReturnValue:
    """Refuse, with the reason."""
    return _answer(request_id, service.decline, _("Jawaban Anda sudah tercatat."))


@bp.post("/kelola/permintaan-data/<int:request_id>/selesai")
@requires("privacy.answer_requests", body_bytes=FORM_BYTES)
def finish_correction(request_id: int) -> ResponseReturnValue:
    """Say that it is corrected."""
    return _answer(request_id, service.finish_correction, _("Pembetulan itu sudah tercatat selesai."))


def _answer(request_id: int, act: Any, done: str) -> ResponseReturnValue:
    form = AnswerForm(submitted())
    if not form.validate():
        return _request_page(request_id, form, 422)
    try:
        act(me(), request_id, form.answer.data or "")
    except DomainError as error:
        if error.status == 404:
            raise
        form.place(error)
        return _request_page(request_id, form, error.status)
    flash(done, "good")
    return redirect(url_for("privacy.requests"), 303)
