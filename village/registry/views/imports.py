"""The three screens of an import: upload, preview, report. Each works without a script and may be left at any time."""

import io
from typing import Any

from flask import Response, flash, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from village.config import SPREADSHEET_BYTES
from village.core.access import requires, submitted
from village.core.answering import me
from village.core.asked import asked_number
from village.core.errors import DomainError
from village.core.files import storage
from village.core.fragments import page
from village.core.languages import one_language
from village.registry import import_pages
from village.registry.forms import UploadForm
from village.registry.planning import FIELD_WORDS, count_steps, told
from village.registry.services import imports as services
from village.registry.services.import_preparing import planned
from village.registry.services.import_undo import undo_import as undo_service
from village.registry.sheets.problem_rows import problem_rows, write_problem_rows
from village.registry.sheets.telling import tell_permits, tell_price
from village.registry.sheets.vocabulary import MEANINGS
from village.registry.views.blueprint import bp, say

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_DOUBTFUL = 50


def upload_page(form: UploadForm, status: int = 200) -> Response:
    return page(
        "registry/imports.html",
        status=status,
        form=form,
        drafts=import_pages.open_drafts(me().account_id),
        runs=import_pages.import_runs(),
        can_be_undone=import_pages.can_be_undone,
    )


@bp.get("/kelola/impor")
@requires("registry.import_list")
def imports() -> ResponseReturnValue:
    """Where a list is uploaded, and what was imported before."""
    return upload_page(UploadForm())


@bp.post("/kelola/impor")
@requires("registry.import_list", body_bytes=SPREADSHEET_BYTES + 64 * 1024)
def upload() -> ResponseReturnValue:
    """Take a list and understand it."""
    form = UploadForm(submitted())
    file = form.file.data
    try:
        if file is None:
            raise DomainError(_("Pilih berkas daftarnya dulu."), "file")
        draft = services.start_import(me(), storage(), file.stream, (file.filename or "daftar")[:200])
    except DomainError as error:
        error.field = "file"
        form.place(error)
        return upload_page(form, error.status)
    return redirect(url_for("registry.preview", draft_id=draft.id), 303)


def preview_page(draft_id: int, error: str = "", status: int = 200) -> ResponseReturnValue:
    draft = services.get_draft(me(), draft_id)
    if draft.run_id is not None:
        return redirect(url_for("registry.import_report", run_id=draft.run_id), 303)
    understanding = services.load_understanding(storage(), draft.readings_sha256)
    steps = planned(understanding, draft.choices)
    doubtful = import_pages.doubtful_lines(steps)
    return page(
        "registry/preview.html",
        fragments=("baris",),
        status=status,
        error=error,
        draft=draft,
        understanding=understanding,
        counts=count_steps(steps),
        doubtful=doubtful[:MOST_DOUBTFUL],
        more_doubtful=max(0, len(doubtful) - MOST_DOUBTFUL),
        lines=import_pages.lines_of(steps, request.args.get("lihat", ""), asked_number("hal", 1)),
        meanings=MEANINGS,
        field_words=FIELD_WORDS,
        told=told,
        tell_price=tell_price,
        tell_permits=tell_permits,
    )


@bp.get("/kelola/impor/<int:draft_id>")
@requires("registry.import_list")
def preview(draft_id: int) -> ResponseReturnValue:
    """What was understood, what would happen, and every problem in words."""
    return preview_page(draft_id)


@bp.post("/kelola/impor/<int:draft_id>/kolom")
@requires("registry.import_list")
def change_layout(draft_id: int) -> ResponseReturnValue:
    """Read the list again with other columns, another header row or other sheets."""
    draft = services.get_draft(me(), draft_id)
    sheets = services.load_understanding(storage(), draft.readings_sha256).sheets
    layout = {
        sheet.name: _chosen(number, sheet, draft.layout.get(sheet.name, {})) for number, sheet in enumerate(sheets)
    }
    try:
        services.change_layout(me(), storage(), draft_id, {name: one for name, one in layout.items() if one})
    except DomainError as error:
        return preview_page(draft_id, str(error), error.status)
    flash(_("Daftarnya sudah dibaca ulang dengan pilihan Anda."), "good")
    return redirect(url_for("registry.preview", draft_id=draft_id), 303)


def _chosen(number: int, sheet: Any, before: Any) -> dict[str, Any]:
    """What the form says of one sheet, as far as it differs from what the reading found by itself."""
    chosen: dict[str, Any] = {}
    if f"ada-{number}" not in request.form:
        return dict(before)
    if f"pakai-{number}" not in request.form:
        return {"skip": True} if sheet.state == "list" or before.get("skip") else {}
    header_row = request.form.get(f"judul-{number}", type=int)
    if sheet.state != "list":
        chosen["header_row"] = header_row  # somebody says that this is a list after all
        return chosen
    if header_row and header_row != sheet.header_row:
        return {"header_row": header_row}
    if before.get("header_row"):
        chosen["header_row"] = before["header_row"]
    columns = {
        column.column: meaning
        for column in sheet.columns
        if (meaning := request.form.get(f"kolom-{number}-{column.column}", "")) in MEANINGS
        and (meaning != column.meaning or column.column in (before.get("columns") or {}))
    }
    return {**chosen, "columns": columns} if columns else chosen


@bp.post("/kelola/impor/<int:draft_id>/pilihan")
@requires("registry.import_list")
def choose(draft_id: int) -> ResponseReturnValue:
    """What is to become of lines that may be duplicates."""
    choices = {
        name.removeprefix("pilih-"): value[:40] for name, value in request.form.items() if name.startswith("pilih-")
    }
    services.choose_for_lines(me(), draft_id, choices)
    flash(_("Pilihan Anda sudah disimpan."), "good")
    return redirect(url_for("registry.preview", draft_id=draft_id), 303)


@bp.post("/kelola/impor/<int:draft_id>/simpan")
@requires("registry.import_list")
def confirm_import(draft_id: int) -> ResponseReturnValue:
    """Everything into the register, in one go."""
    try:
        run_id = services.confirm_import(me(), storage(), draft_id)
    except services.NothingToImport as error:
        return preview_page(draft_id, str(error), error.status)
    return redirect(url_for("registry.import_report", run_id=run_id), 303)


@bp.post("/kelola/impor/<int:draft_id>/buang")
@requires("registry.import_list")
def discard(draft_id: int) -> ResponseReturnValue:
    """Forget the upload."""
    services.discard_draft(me(), draft_id)
    flash(_("Unggahan dibuang. Daftar usaha tidak berubah."), "good")
    return redirect(url_for("registry.imports"), 303)


@bp.get("/kelola/impor/hasil/<int:run_id>")
@requires("registry.import_list")
def import_report(run_id: int) -> ResponseReturnValue:
    """What the import did, and what a person should look at."""
    run = import_pages.get_run(run_id)
    return page(
        "registry/import_report.html",
        run=run,
        can_be_undone=import_pages.can_be_undone(run),
        problems=import_pages.problems_of(run_id, asked_number("hal", 1)),
    )


@bp.get("/kelola/impor/hasil/<int:run_id>/masalah.xlsx")
@one_language
@requires("registry.import_list")
def problem_sheet(run_id: int) -> ResponseReturnValue:
    """The lines with problems, to be corrected and brought back."""
    run = import_pages.get_run(run_id)
    if run.readings_sha256 is None:
        return redirect(url_for("registry.import_report", run_id=run_id), 303)
    file = io.BytesIO()
    understanding = services.load_understanding(storage(), run.readings_sha256)
    write_problem_rows(problem_rows(understanding, lambda sentence: say(sentence.text, sentence.values)), file)
    response = make_response(file.getvalue())
    response.headers["Content-Type"] = XLSX
    response.headers["Content-Disposition"] = f'attachment; filename="perlu-diperbaiki-{run_id}.xlsx"'
    return response


@bp.post("/kelola/impor/hasil/<int:run_id>/urungkan")
@requires("registry.import_list")
def undo_import(run_id: int) -> ResponseReturnValue:
    """Put everything back as it was before."""
    kept = undo_service(me(), run_id)
    if kept:
        flash(
            ngettext(
                "Impor diurungkan, kecuali %(num)s usaha yang sudah dikerjakan sejak itu.",
                "Impor diurungkan, kecuali %(num)s usaha yang sudah dikerjakan sejak itu.",
                len(kept),
            ),
            "warn",
        )
    else:
        flash(_("Impor sudah diurungkan. Daftar usaha kembali seperti sebelumnya."), "good")
    return redirect(url_for("registry.import_report", run_id=run_id), 303)
