"""The archive box: everything one may read as a ZIP that opens anywhere."""

import os

from flask import flash, redirect, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.core.access import requires
from village.core.answering import me
from village.core.fragments import page
from village.core.long_work import find_work, open_made
from village.vault.box import BOX
from village.vault.services import boxing
from village.vault.views.blueprint import bp


@bp.get("/kelola/dokumen/kotak")
@requires("vault.file_document")
def archive_box() -> ResponseReturnValue:
    """Ask for it, see how far it is, take it away."""
    latest = next(iter(find_work(BOX, account_id=me().account_id, limit=1)), None)
    return page("vault/box.html", fragments=("kerja",), latest=latest)


@bp.post("/kelola/dokumen/kotak")
@requires("vault.file_document")
def make_box() -> ResponseReturnValue:
    """Start making it; the page shows how far it is."""
    if boxing.ask_for_box(me()):
        flash(_("Kotak arsip sedang dibuat. Halaman ini boleh ditinggalkan."), "good")
    else:
        flash(_("Kotak arsip sudah sedang dibuat."), "warn")
    return redirect(url_for("vault.archive_box"), 303)


@bp.get("/kelola/dokumen/kotak/<int:work_id>/unduh")
@requires("vault.file_document")
def box_file(work_id: int) -> ResponseReturnValue:
    """One's own box, as a stream; not once something in it became closed to whoever asked for it."""
    work = next((one for one in find_work(BOX, account_id=me().account_id) if one.id == work_id), None)
    if work is None:
        raise NotFound()
    file = open_made(work)
    try:
        boxing.take_box(me(), work)
    except boxing.NoLongerYours:
        file.close()
        flash(_("Ada dokumen di kotak itu yang tidak lagi boleh Anda baca. Buat kotak yang baru."), "warn")
        return redirect(url_for("vault.archive_box"), 303)
    response = send_file(
        file, mimetype="application/zip", as_attachment=True, download_name=work.file_name, etag=False, max_age=0
    )
    response.content_length = os.fstat(file.fileno()).st_size
    response.headers["Cache-Control"] = "private, no-store"
    return response
