"""Error pages in the village's own look, each with a true status and a way on; nothing typed is lost."""

import secrets
from typing import Any

from flask import Flask, Response, current_app, g, make_response, render_template, request
from flask_babel import gettext as _
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, InternalServerError, SecurityError

from village.core.access import sign_in_needed_sentence
from village.core.db import db
from village.core.errors import DomainError

KNOWN = frozenset({400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503})
HIDDEN_FIELDS = ("csrf_token", "password", "version", "upload_key", "kept_photo", "seen", "next")
LONGEST_KEPT = 20_000


def kept_fields() -> list[tuple[str, str]]:
    """What was typed into the refused form, to be read and copied; passwords and tokens are left out."""
    if request.method in ("GET", "HEAD"):
        return []
    try:
        return [
            (name, value[:LONGEST_KEPT])
            for name, value in request.form.items(multi=True)
            if value.strip() and not any(hidden in name for hidden in HIDDEN_FIELDS)
        ]
    except HTTPException:
        return []


def error_page(status: int, message: str = "", **context: Any) -> Response:
    """The page for ``status`` with one sentence; htmx gets the sentence for the notice region instead."""
    name = status if status in KNOWN else (500 if status >= 500 else 400)
    if request.headers.get("HX-Request") == "true":
        html = render_template("errors/notice.html", status=name, message=message, **context)
        response = make_response(html, status)
        response.headers["HX-Retarget"] = "#notices"
        response.headers["HX-Reswap"] = "innerHTML"
        return response
    return make_response(render_template(f"errors/{name}.html", message=message, kept=kept_fields(), **context), status)


def is_busy(error: OperationalError) -> bool:
    """Did somebody else write for longer than a writer waits?"""
    return getattr(error.orig, "sqlite_errorname", "").startswith("SQLITE_BUSY")


def init_app(app: Flask) -> None:
    """Register the pages."""

    @app.errorhandler(DomainError)
    def refuse(error: DomainError) -> Response:
        db.session.rollback()
        return error_page(error.status, str(error))

    @app.errorhandler(OperationalError)
    def wait(error: OperationalError) -> Response:
        if not is_busy(error):
            return fail(error)
        db.session.rollback()
        sentence = _(
            "Situs sedang menyimpan sesuatu yang besar, misalnya daftar usaha yang panjang. "
            "Yang Anda kirim belum tersimpan. Tunggu satu menit, lalu kirim lagi."
        )
        response = error_page(503, sentence)
        response.headers["Retry-After"] = "60"
        return response

    @app.errorhandler(HTTPException)
    def answer(error: HTTPException) -> Response:
        db.session.rollback()
        if error.response is not None:  # a redirect to the right slash
            return make_response(error.response)
        if isinstance(error, SecurityError):  # a foreign host name: no address can be made for it, so no page either
            return Response("Alamat ini bukan alamat situs ini.\n", 400, mimetype="text/plain")
        status = error.code or 500
        message = sign_in_needed_sentence() if status == 401 else ""
        response = error_page(status, message, cross_site=g.get("cross_site", False))
        if status == 405 and isinstance(getattr(error, "valid_methods", None), (list, set, tuple)):
            response.headers["Allow"] = ", ".join(sorted(error.valid_methods))  # type: ignore[attr-defined]
        return response

    @app.errorhandler(Exception)
    def fail(error: Exception) -> Response:
        if app.testing and not app.config.get("SHOW_ERROR_PAGES"):
            raise error
        g.village, g.is_broken = g.get("village"), True  # this page must stand even where the database does not
        code = secrets.token_hex(4)
        current_app.logger.error("error %s at %s %s", code, request.method, request.path, exc_info=error)
        return make_response(render_template("errors/500.html", code=code, error=InternalServerError()), 500)
