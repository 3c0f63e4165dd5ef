"""The register as a file."""

from flask import make_response
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from village.core.access import requires
from village.core.languages import one_language
from village.registry.exporting import export_csv, export_xlsx
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
    mimetype, write = TYPES[kind]
    response = make_response(write(wanted()))
    response.headers["Content-Type"] = mimetype
    response.headers["Content-Disposition"] = f'attachment; filename="daftar-usaha-{today().isoformat()}.{kind}"'
    return response
