"""Telling people from machines on forms that anybody may send, without a puzzle and without counting connections.

A form carries the signed moment at which its page was opened and a field that no person sees. What comes back sooner
than anybody types, or with that field filled, is asked for once more; nothing typed is lost.
"""

import secrets
import time
from typing import Any

from flask import current_app, request
from flask_babel import gettext as _
from itsdangerous import BadData, URLSafeTimedSerializer

from village.core.errors import TooMany
from village.core.page_cache import FOR_ONE_READER

QUICKEST_SECONDS = 3
OPEN_FOR_SECONDS = 24 * 3600


def _signer(form: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt=form)


def opened_now(form: str) -> str:
    """What the hidden field of a page that is opened now holds; ``form`` names the kind of form."""
    request.environ[FOR_ONE_READER] = True
    return str(_signer(form).dumps(secrets.token_urlsafe(9)))


def still_open(form: str, token: str) -> str:
    """The same token where it is a good one, else that of a page opened now: for a form that is shown again."""
    try:
        _signer(form).loads(token, max_age=OPEN_FOR_SECONDS)
    except BadData:
        return opened_now(form)
    return token


def refuse_machines(form: str, token: str, trap: Any) -> None:
    """Raise TooMany for a form filled faster than anybody types, too old, or with its ``trap`` field filled.

    The trap is emptied, so that somebody whose browser filled it by itself only has to send once more.
    """
    if trap.data:
        trap.data, trap.raw_data = "", []
        raise TooMany(_("Ada kolom tersembunyi yang terisi sendiri. Kolom itu sudah dikosongkan. Kirim sekali lagi."))
    try:
        _nonce, opened = _signer(form).loads(token, max_age=OPEN_FOR_SECONDS, return_timestamp=True)
    except BadData:
        raise TooMany(
            _("Halaman ini sudah terlalu lama terbuka. Tulisan Anda masih ada di bawah. Kirim sekali lagi.")
        ) from None
    if time.time() - opened.timestamp() < QUICKEST_SECONDS:
        raise TooMany(_("Formulir ini terkirim terlalu cepat. Tulisan Anda masih ada di bawah. Kirim sekali lagi."))
