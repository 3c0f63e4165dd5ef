"""Headers of every answer: what a page may load, what may be kept, how it is packed."""

import gzip
from hashlib import sha256
from typing import Any

from flask import Flask, Response, request, session
from flask.sessions import SecureCookieSessionInterface, SessionMixin

from village.core.access import Stamp

COMPRESS_FROM_BYTES = 500
VARY = "Cookie, HX-Request, HX-Request-Type, HX-Target, Accept-Encoding"
FILE_POLICY = "default-src 'none'; sandbox"  # what is taken along never runs here, whatever a browser makes of it
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}


def content_policy(style_hash: str) -> str:
    """The policy: everything from this site only, plus the one ``<style>`` block by its hash."""
    own = ("script-src", "img-src", "font-src", "connect-src", "manifest-src", "worker-src", "form-action")
    nothing = ("base-uri", "object-src", "frame-ancestors")
    return "; ".join(
        ["default-src 'none'", f"style-src 'self' 'sha256-{style_hash}'"]
        + [f"{name} 'self'" for name in own]
        + [f"{name} 'none'" for name in nothing]
    )


def add_static_headers(headers: Any, _path: str, _url: str) -> None:
    """The same fixed headers on files that never reach Flask."""
    for name, value in FIXED.items():
        headers[name] = value
    headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


class SessionCookies(SecureCookieSessionInterface):
    """Cookies as Flask sets them, only that an answer marked as everybody's does not say that it varies with them."""

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Leave an answer with ``Cache-Control: public`` alone as long as nothing in the session changed."""
        if session.modified or not response.cache_control.public:
            super().save_session(app, session, response)


def init_app(app: Flask, policy: str) -> None:
    """Set the headers of every answer of the application."""
    app.session_interface = SessionCookies()

    @app.after_request
    def finish(response: Response) -> Response:
        for name, value in FIXED.items():
            response.headers.setdefault(name, value)
        is_file = response.headers.get("Content-Disposition", "").startswith("attachment")
        response.headers.setdefault("Content-Security-Policy", FILE_POLICY if is_file else policy)
        if request.is_secure:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        _say_how_long(app, response)
        return _pack(response)


def _say_how_long(app: Flask, response: Response) -> None:
    stamp: Stamp | None = getattr(app.view_functions.get(request.endpoint or ""), "stamp", None)
    is_private = stamp is None or stamp.permission is not None or bool(session) or session.modified
    is_closed = stamp is not None and stamp.permission is not None
    is_told_private = response.cache_control.private or response.cache_control.no_store
    if "Cache-Control" not in response.headers or (is_closed and not is_told_private):  # files bring a header along
        storable = not is_private and request.method in ("GET", "HEAD") and response.status_code in (200, 304)
        response.headers["Cache-Control"] = "no-cache" if storable else "private, no-store"
    if response.mimetype == "text/html":
        response.headers["Vary"] = VARY
        if response.headers["Cache-Control"] == "no-cache":
            response.set_etag(sha256(response.get_data()).hexdigest()[:24])
            response.make_conditional(request)


def _pack(response: Response) -> Response:
    packable = response.mimetype in (
        "text/html",
        "application/json",
        "application/xml",
        "text/calendar",
        "application/rss+xml",
        "application/manifest+json",
        "text/plain",
        "image/svg+xml",
        "text/javascript",
        "text/css",
        "text/xml",
        "text/csv",
    )
    if (
        not packable
        or response.direct_passthrough
        or response.status_code in (204, 304)
        or "Content-Encoding" in response.headers
        or "gzip" not in request.headers.get("Accept-Encoding", "")
    ):
        return response
    body = response.get_data()
    if len(body) >= COMPRESS_FROM_BYTES:
        response.set_data(gzip.compress(body, 6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
        response.headers["Content-Length"] = str(len(response.get_data()))
    return response
