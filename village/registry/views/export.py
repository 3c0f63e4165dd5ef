"""The register as a file."""

from flask import make_response
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from village.core.access import current_person, requires
from village.core.languages import one_language
from village.registry.exporting import export_csv, export_xlsx, summary_file
from village.registry.permissions import see_small_counts
from village.registry.queries import today
from village.registry.views.blueprint import bp
from village.registry.views.enterprises import wanted

TYPES = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", export_xlsx),
    "csv": ("text/csv; charset=utf-8", export_csv),
}


@bp.get("/kelola/usaha/unduh.<kind>")
@one_language
@requires("registry.keep_register")
def export(kind: str) -> ResponseReturnValue:
    """What the list shows with its filters, all pages of it."""
    if kind not in TYPES:
        raise NotFound()
    _mimetype, write = TYPES[kind]
    return _file(write(wanted()), "daftar-usaha", kind)


@bp.get("/kelola/usaha/ringkasan.<kind>")
@one_language
@requires("registry.see_counts")
def summary_export(kind: str) -> ResponseReturnValue:
    """The counts by group, kind and RT as one sheet."""
    if kind not in TYPES:
        raise NotFound()
    person = current_person()
    return _file(summary_file(kind, hide_small=person is None or not see_small_counts(person)), "ringkasan-usaha", kind)


def _file(content: bytes, name: str, kind: str) -> ResponseReturnValue:
    response = make_response(content)
    response.headers["Content-Type"] = TYPES[kind][0]
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-{today().isoformat()}.{kind}"'
    return response
