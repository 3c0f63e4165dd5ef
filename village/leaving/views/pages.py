"""Asking for everything, watching it being made, and fetching it."""

from flask import Blueprint, flash, redirect, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.core.access import current_person, requires
from village.core.errors import DomainError
from village.core.fragments import page
from village.core.languages import one_language
from village.core.long_work import find_work, open_made
from village.leaving.services import KIND, ask_for_everything

bp = Blueprint("leaving", __name__)
SHOWN = 10


@bp.get("/kelola/salinan-kampung")
@requires("leaving.export_all")
def everything() -> ResponseReturnValue:
    """The archives of the last days, and the one that is being made."""
    works = find_work(KIND, limit=SHOWN)
    return page(
        "leaving/everything.html",
        fragments=("keadaan",),
        works=works,
        current=works[0] if works and works[0].is_going_on else None,
    )


@bp.post("/kelola/salinan-kampung")
@requires("leaving.export_all")
def make_everything() -> ResponseReturnValue:
    """Begin to make one; the page may be left meanwhile."""
    person = current_person()
    assert person is not None
    try:
        ask_for_everything(person)
    except DomainError as error:
        if error.status == 404:
            raise
        flash(str(error), "warn")
    else:
        flash(_("Salinan sedang dibuat. Halaman ini boleh ditinggalkan; hasilnya nanti ada di sini."), "good")
    return redirect(url_for("leaving.everything"), 303)


@bp.get("/kelola/salinan-kampung/<int:work_id>.zip")
@one_language
@requires("leaving.export_all")
def fetch(work_id: int) -> ResponseReturnValue:
    """The archive, as a stream."""
    work = next((one for one in find_work(KIND, limit=SHOWN) if one.id == work_id), None)
    if work is None:
        raise NotFound()
    answer = send_file(
        open_made(work), mimetype="application/zip", as_attachment=True, download_name=work.file_name, etag=False
    )
    answer.content_length = work.size_bytes
    return answer
