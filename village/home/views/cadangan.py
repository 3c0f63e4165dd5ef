"""Backups: made, tried and taken away by an administrator."""

import os

from flask import flash, redirect, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.core.access import requires
from village.core.answering import me, tell
from village.core.backups.regular import BACKUP, DRILL, NoBackupYet, kept_backups, standing
from village.core.fragments import page
from village.core.long_work import find_work, latest_done, open_made
from village.core.village import current_village
from village.home.restore_guide import restore_guide
from village.home.services import backups as services
from village.home.views.blueprint import bp
from village.vault.interface import safety_layers


@bp.get("/kelola/cadangan")
@requires("home.keep_backups")
def backups() -> ResponseReturnValue:
    """How old the last backup and the last drill are, what is going on, and the files to take away."""
    village = current_village()
    if village is None:
        raise NotFound()
    return page(
        "home/backups.html",
        fragments=("kerja",),
        standing=standing(village.created_at),
        latest=next(iter(find_work(BACKUP, limit=1)), None),
        latest_drill=next(iter(find_work(DRILL, limit=1)), None),
        whole=latest_done(BACKUP),
        drill=latest_done(DRILL),
        kept=kept_backups(),
        layers=safety_layers(),
    )


@bp.post("/kelola/cadangan")
@requires("home.keep_backups")
def make_backup() -> ResponseReturnValue:
    """Start one; the page shows how far it is."""
    if services.ask_for_backup(me()):
        tell(_("Cadangan sedang dibuat. Halaman ini boleh ditinggalkan."))
    else:
        flash(_("Cadangan sudah sedang dibuat."), "warn")
    return redirect(url_for("home.backups"), 303)


@bp.get("/kelola/cadangan/petunjuk")
@requires("home.keep_backups")
def restoring_guide() -> ResponseReturnValue:
    """How a second person brings the village back, on one sheet to print and to keep beside a backup."""
    return page("home/restoring_guide.html", entries=restore_guide())


@bp.post("/kelola/cadangan/latihan")
@requires("home.keep_backups")
def try_restoring() -> ResponseReturnValue:
    """Start a drill with the newest backup; the village itself is not touched."""
    try:
        if services.ask_for_drill(me()):
            tell(_("Latihan pemulihan sedang berjalan. Situs tetap bisa dipakai."))
        else:
            flash(_("Latihan pemulihan sudah sedang berjalan."), "warn")
    except NoBackupYet:
        flash(_("Belum ada cadangan untuk dicoba. Buat cadangan dulu."), "warn")
    return redirect(url_for("home.backups"), 303)


@bp.get("/kelola/cadangan/<int:work_id>/unduh")
@requires("home.keep_backups")
def backup_file(work_id: int) -> ResponseReturnValue:
    """One kept backup, as a stream."""
    work = next((one for one in kept_backups() if one.id == work_id), None)
    if work is None:
        raise NotFound()
    file = open_made(work)
    services.note_taking(me(), work)
    response = send_file(
        file, mimetype="application/zip", as_attachment=True, download_name=work.file_name, etag=False, max_age=0
    )
    response.content_length = os.fstat(file.fileno()).st_size
    response.headers["Cache-Control"] = "private, no-store"
    return response
