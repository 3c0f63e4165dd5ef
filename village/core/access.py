"""Who may do what: every view is marked, every change is guarded, and nothing is open by accident."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar
from urllib.parse import urlencode, urlsplit

from flask import Flask, abort, current_app, g, has_request_context, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import LoginManager, current_user
from flask_wtf.csrf import generate_csrf, validate_csrf
from werkzeug.datastructures import CombinedMultiDict, MultiDict
from werkzeug.exceptions import HTTPException
from wtforms.validators import ValidationError

from village.core.db import begin_writing
from village.core.errors import NotAllowed

P = ParamSpec("P")
V = TypeVar("V", bound=Callable[..., Any])
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
MOST_FILES = 30
HELP_SCOPES = ("products", "photos", "facts", "permits")
ROLES = ("owner", "agent", "group_officer", "official", "kelurahan", "observer", "admin")


@dataclass(frozen=True)
class Person:
    """Somebody signed in, with what they may touch, as read in this request.

    ``owns`` and ``helps`` are enterprise ids (helps: with the owner's current consent), ``leads`` are group ids.
    ``helps_with`` are pairs of an enterprise and a part of it (HELP_SCOPES) that its owner's consent names.
    """

    account_id: int
    name: str
    roles: frozenset[str] = frozenset()
    owns: frozenset[int] = frozenset()
    helps: frozenset[int] = frozenset()
    leads: frozenset[int] = frozenset()
    helps_with: frozenset[tuple[int, str]] = frozenset()
    session_token: str = ""

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        """What Flask-Login keeps in the cookie: the token of the session row, never the account."""
        return self.session_token

    def has(self, *roles: str) -> bool:
        """True with at least one of the roles."""
        return not self.roles.isdisjoint(roles)

    @property
    def is_official(self) -> bool:
        return "official" in self.roles

    def acts_for(self, enterprise_id: int, *parts: str) -> bool:
        """True for the owner and for a helper with the owner's consent: to one of these parts, if any are named."""
        if enterprise_id in self.owns or not parts:
            return enterprise_id in self.owns or enterprise_id in self.helps
        return any((enterprise_id, part) in self.helps_with for part in parts)

    def acting_for(self, *parts: str) -> frozenset[int]:
        """The enterprises this person owns, or may help with one of these parts."""
        return self.owns | {enterprise_id for enterprise_id, part in self.helps_with if part in parts}

    def on_behalf_of(self, enterprise_id: int) -> int | None:
        """The enterprise to name in the audit when this person acts as its helper, else None."""
        return enterprise_id if enterprise_id in self.helps and enterprise_id not in self.owns else None


class PersonSource(Protocol):
    """Where people come from; the accounts feature is one."""

    def find_person_by_session(self, token: str) -> Person | None: ...
    def find_person(self, account_id: int) -> Person | None: ...
    def is_of_closed_account(self, token: str) -> bool: ...


Permission = Callable[..., bool]


@dataclass(frozen=True)
class Stamp:
    """What a view says of itself: the permission it needs (None: public) and the largest body it takes in bytes."""

    permission: str | None
    body_bytes: int | None = None


def public(view: V | None = None, *, body_bytes: int | None = None) -> Any:
    """Mark a view that anybody may use. A change still has to come from this site."""

    def mark(function: V) -> V:
        function.stamp = Stamp(None, body_bytes)  # type: ignore[attr-defined]
        return function

    return mark(view) if view is not None else mark


def requires(permission: str, *, body_bytes: int | None = None) -> Callable[[V], V]:
    """Mark a view for whom the permission function says yes.

    Others and closed accounts get 404, the signed-out a way to sign in.
    """

    def mark(function: V) -> V:
        @wraps(function)
        def guarded(*args: Any, **kwargs: Any) -> ResponseReturnValue:
            person = current_person()
            if person is None:
                if _is_turned_away():
                    abort(404)
                return ask_to_sign_in()
            if request.method not in SAFE_METHODS:
                _check_form_token()
                if sum(map(len, request.files.listvalues())) > MOST_FILES:
                    abort(413)
            check(permission)
            answer: ResponseReturnValue = function(*args, **kwargs)
            return answer

        guarded.stamp = Stamp(permission, body_bytes)  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return mark


def allowed(permission: str, thing: Any = None) -> bool:
    """May the person of this request? Without ``thing``: could they ever."""
    person = current_person()
    function: Permission = current_app.extensions["permissions"][permission]
    return person is not None and function(person, thing)


def check(permission: str, thing: Any = None) -> None:
    """404 unless the person of this request may; what one may not see does not exist."""
    if not allowed(permission, thing):
        abort(404)


def demand(is_allowed: bool) -> None:
    """For services: raise NotAllowed (a 404) unless the permission, read inside the transaction, says yes."""
    if not is_allowed:
        raise NotAllowed()


def current_person() -> Person | None:
    """The person signed in, or None. No statement where no session cookie came."""
    if not has_request_context() or "_user_id" not in session or g.get("is_broken"):
        return None
    return current_user._get_current_object() if current_user.is_authenticated else None


def _is_turned_away() -> bool:
    """Does the cookie of this request belong to an account that was closed? One statement, none without a cookie."""
    token = session.get("_user_id")
    return token is not None and bool(current_app.extensions["person_source"].is_of_closed_account(token))


def begin_writing_as(person: Person) -> Person:
    """Begin the writing transaction and read the person again inside it.

    Raises NotAllowed if the account was disabled in the meantime.
    """
    begin_writing()
    again: Person | None = current_app.extensions["person_source"].find_person(person.account_id)
    if again is None:
        raise NotAllowed()
    return again


def submitted() -> CombinedMultiDict[str, Any] | MultiDict[str, Any]:
    """What was sent with this form: fields and files."""
    return CombinedMultiDict([request.form, request.files])


def form_token() -> str:
    """The token that a signed-in form carries; empty for the signed-out, whose pages can be cached."""
    return generate_csrf() if current_person() else ""


def safe_next(target: str | None) -> str | None:
    """``target`` if it is an address of this site that a GET answers, else None.

    Only a path that matches a known route passes: a parser's "no host" is not enough for ``//``, backslashes or tabs.
    """
    if not target or not target.startswith("/") or any(ord(c) < 33 or c in "\\" for c in target):
        return None
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or target.startswith("//"):
        return None
    adapter = current_app.url_map.bind(request.host)
    try:
        adapter.match(parts.path, method="GET")
    except HTTPException:
        return None
    return target


def ask_to_sign_in() -> ResponseReturnValue:
    """Send a signed-out reader to sign in and back; a change gets 401 and keeps what was typed."""
    if request.method in SAFE_METHODS:
        here = request.full_path.rstrip("?") if request.query_string else request.path
        target = url_for("accounts.sign_in") + "?" + urlencode({"next": here})
        if request.headers.get("HX-Request") == "true":
            return "", 204, {"HX-Redirect": target}
        return redirect(target, 303)
    abort(401)


def is_same_site() -> bool:
    """Does this request come from a page of this site, as far as the browser tells?"""
    fetch_site = request.headers.get("Sec-Fetch-Site")
    if fetch_site is not None:
        return fetch_site == "same-origin"
    origin = request.headers.get("Origin")
    return origin is not None and origin == request.host_url.rstrip("/")


def _check_form_token() -> None:
    try:
        validate_csrf(request.form.get("csrf_token") or request.headers.get("X-CSRFToken"))
    except ValidationError:
        abort(403)


def _guard() -> None:
    """Before every request: is the view marked, may a body this long come, does a change come from this site?"""
    if request.endpoint is None:
        return
    view = current_app.view_functions[request.endpoint]
    stamp: Stamp | None = getattr(view, "stamp", None)
    if stamp is None:
        abort(404)  # closed by default
    if stamp.body_bytes is not None:
        request.max_content_length = stamp.body_bytes
    if request.method not in SAFE_METHODS and not is_same_site():
        g.cross_site = True
        abort(403)


def init_app(app: Flask, source: PersonSource, permissions: Mapping[str, Permission]) -> None:
    """Put the guard in front of every view and tell where people and permissions come from."""
    app.extensions["person_source"] = source
    app.extensions["permissions"] = dict(permissions)
    manager = LoginManager(app)
    manager.session_protection = None  # the session row decides, not the address of a phone that roams
    manager.user_loader(source.find_person_by_session)
    app.before_request(_guard)
    app.jinja_env.globals.update(allowed=allowed, form_token=form_token)


def sign_in_needed_sentence() -> str:
    """What a signed-out person reads who tried to change something."""
    return _(
        "Waktu masuk Anda sudah habis. Yang Anda ketik belum tersimpan, tetapi masih ada di bawah ini. "
        "Masuk lagi, lalu kirim ulang."
    )
