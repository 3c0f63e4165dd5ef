"""Calendar files for phones and computers: one event, or a feed that follows every change."""

from flask import Response, request
from flask_babel import force_locale
from werkzeug.exceptions import NotFound

from village.accounts.interface import find_person, find_subject
from village.core.access import public
from village.core.languages import one_language
from village.events import feeds
from village.events.calendar_files import TYPE
from village.events.models import KINDS
from village.events.views.blueprint import bp

LONGEST_KEY = 80


@bp.get("/agenda.ics")
@one_language
@public
def feed() -> Response:
    """Everything, one kind (``jenis``), or with a private ``kunci`` one's own events or permits (``isi=izin``)."""
    with force_locale("id"):
        key = request.args.get("kunci", "")[:LONGEST_KEY]
        if key:
            return _private(_own(key, request.args.get("isi", "")))
        kind = request.args.get("jenis", "")
        if kind and kind not in KINDS:
            raise NotFound()
        return _file(feeds.public_feed(kind or None))


def _own(key: str, what: str) -> bytes:
    account_id = feeds.account_of_key(key)
    person = find_person(account_id) if account_id is not None else None
    if account_id is None or person is None:
        raise NotFound()
    if what == "izin":
        return feeds.renewals_feed(person)
    subject = find_subject(account_id)
    return feeds.own_feed(person, subject.phone if subject else None)


@bp.get("/agenda/<slug>.ics")
@one_language
@public
def event_file(slug: str) -> Response:
    """One event, to be put into a calendar once."""
    with force_locale("id"):
        made = feeds.single_file(slug)
    if made is None:
        raise NotFound()
    response = _file(made)
    response.headers["Content-Disposition"] = f'attachment; filename="{slug[:60]}.ics"'
    return response


def _file(made: bytes) -> Response:
    response = Response(made, content_type=f"{TYPE}; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response


def _private(made: bytes) -> Response:
    response = Response(made, content_type=f"{TYPE}; charset=utf-8")
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
