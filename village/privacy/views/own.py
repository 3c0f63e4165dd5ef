"""Everybody's own data: seeing, copying, correcting, taking consent back, asking to be deleted."""

from typing import Any

from flask import Response, flash, json, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.config import FORM_BYTES
from village.core.access import requires, submitted
from village.core.answering import me
from village.core.db import utcnow
from village.core.errors import DomainError
from village.core.fragments import page
from village.core.languages import one_language
from village.core.personal import plain
from village.core.village import current_village
from village.privacy.forms import CorrectionForm, DeletionForm
from village.privacy.queries import consents_of, get_subject, held_about, own_requests
from village.privacy.services import requests
from village.privacy.views.blueprint import bp
from village.registry.interface import today


@bp.get("/kelola/data-saya")
@requires("privacy.own_data")
def own_data() -> ResponseReturnValue:
    """What the village holds about me, and what I can do about it."""
    return _own_page()


def _own_page(correction: Any = None, deletion: Any = None, status: int = 200) -> ResponseReturnValue:
    subject = get_subject(me().account_id)
    asked = own_requests(subject.account_id)
    return page(
        "privacy/own.html",
        status=status,
        tables=held_about(subject),
        consents=consents_of(subject),
        requests=asked,
        is_leaving=any(one.is_open and one.kind == "deletion" for one in asked),
        correction=correction or CorrectionForm(prefix="betul"),
        deletion=deletion or DeletionForm(prefix="hapus"),
    )


@bp.get("/kelola/data-saya/salinan.html")
@one_language
@requires("privacy.own_data")
def copy_to_read() -> ResponseReturnValue:
    """My data as one page that opens anywhere, without this site."""
    subject = get_subject(me().account_id)
    text = render_template(
        "privacy/copy.html", tables=held_about(subject), name=subject.name, village=current_village(), made_at=utcnow()
    )
    return _file(text, "text/html; charset=utf-8", "html")


@bp.get("/kelola/data-saya/salinan.json")
@one_language
@requires("privacy.own_data")
def copy_for_machines() -> ResponseReturnValue:
    """My data for another program."""
    tables = held_about(get_subject(me().account_id))
    rows = {
        table.title: [dict(zip(table.headings, (plain(value) for value in row), strict=True)) for row in table.rows]
        for table in tables
    }
    return _file(json.dumps(rows, ensure_ascii=False, indent=1), "application/json", "json")


def _file(text: str, mimetype: str, kind: str) -> Response:
    answer = Response(text, content_type=mimetype)
    answer.headers["Content-Disposition"] = f'attachment; filename="data-saya-{today().isoformat()}.{kind}"'
    return answer


@bp.post("/kelola/data-saya/persetujuan/<key>")
@requires("privacy.own_data")
def withdraw(key: str) -> ResponseReturnValue:
    """Take one consent back."""
    requests.withdraw(me(), key)
    flash(_("Persetujuan itu sudah ditarik. Yang tadinya tampil sudah tidak tampil lagi."), "good")
    return redirect(url_for("privacy.own_data") + "#persetujuan", 303)


@bp.post("/kelola/data-saya/betulkan")
@requires("privacy.own_data", body_bytes=FORM_BYTES)
def ask_correction() -> ResponseReturnValue:
    """Ask for a correction of what I cannot change myself."""
    form = CorrectionForm(submitted(), prefix="betul")
    if not form.validate():
        return _own_page(correction=form, status=422)
    requests.ask(me(), "correction", form.text.data)
    flash(_("Permintaan Anda sudah sampai. Pengurus menjawab paling lambat 3 x 24 jam."), "good")
    return redirect(url_for("privacy.own_data"), 303)


@bp.post("/kelola/data-saya/hapus")
@requires("privacy.own_data", body_bytes=FORM_BYTES)
def ask_deletion() -> ResponseReturnValue:
    """Ask that my data be deleted."""
    form = DeletionForm(submitted(), prefix="hapus")
    if not form.validate():
        return _own_page(deletion=form, status=422)
    try:
        requests.ask(me(), "deletion", form.text.data or "")
    except DomainError as error:
        form.place(error)
        return _own_page(deletion=form, status=error.status)
    flash(_("Permintaan Anda sudah sampai. Pengurus mengerjakannya paling lambat 3 x 24 jam."), "good")
    return redirect(url_for("privacy.own_data"), 303)


@bp.post("/kelola/data-saya/permintaan/<int:request_id>/batal")
@requires("privacy.own_data")
def cancel(request_id: int) -> ResponseReturnValue:
    """Take my own request back."""
    try:
        requests.cancel(me(), request_id)
    except DomainError as error:
        if error.status == 404:
            raise
        flash(str(error), "warn")
    else:
        flash(_("Permintaan itu sudah dibatalkan."), "good")
    return redirect(url_for("privacy.own_data"), 303)
