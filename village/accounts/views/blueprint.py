"""The blueprint, and the cookies that stand for a session."""

import time
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, current_app, request, session

from village.accounts.forms import ROLE_NAMES
from village.accounts.services.sessions import Device, SignedIn
from village.core.village import current_village

bp = Blueprint("accounts", __name__)
DEVICE_COOKIE = "__Host-perangkat"
DEVICE_SECONDS = 400 * 24 * 3600
REFRESH_SECONDS = 60


def this_device(*, is_shared: bool = False) -> Device:
    """The device of this request, in words a person recognises."""
    agent = request.user_agent.string
    browser = next(
        (name for name in ("Edg", "OPR", "SamsungBrowser", "Chrome", "Firefox", "Safari") if name in agent), ""
    )
    system = next((name for name in ("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux") if name in agent), "")
    words = {"Edg": "Edge", "OPR": "Opera", "SamsungBrowser": "Samsung Internet"}
    label = " - ".join(part for part in (words.get(browser, browser), system) if part)
    return Device(
        address=request.remote_addr or "",
        label=label,
        known_token=request.cookies.get(DEVICE_COOKIE, ""),
        is_shared=is_shared,
    )


def enter(response: Any, signed_in: SignedIn) -> Any:
    """Put the new session into the cookie; what the cookie held before is gone, sentences to be told as well."""
    session.clear()
    session["_user_id"] = signed_in.token
    session["_fresh"] = True
    session["idle"] = signed_in.idle_seconds
    session["seen"] = int(time.time())
    session.permanent = signed_in.device_token != ""
    if signed_in.device_token:
        response.set_cookie(
            DEVICE_COOKIE,
            signed_in.device_token,
            max_age=DEVICE_SECONDS,
            secure=True,
            httponly=True,
            samesite="Lax",
            path="/",
        )
    return response


def leave(response: Any) -> Any:
    """Forget the session in this browser, with what it kept of private pages."""
    session.clear()
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@bp.app_template_filter("role_name")
def role_name(role: str) -> str:
    """What a role is called on screen."""
    return str(ROLE_NAMES.get(role, role))


@bp.before_app_request
def end_rested_session() -> None:
    """A session that rested too long is over. The time stands in the signed cookie: no write on a GET."""
    if current_app.config["SESSION_COOKIE_NAME"] not in request.cookies or "_user_id" not in session:
        return
    now = int(time.time())
    rested = now - session.get("seen", now)
    if rested > session.get("idle", 0) > 0:
        session.clear()
    elif rested > REFRESH_SECONDS:
        session["seen"] = now


def works_without_encryption() -> bool:
    """False where the cookie could not be kept: plain http anywhere but on this machine."""
    host = urlsplit(request.host_url).hostname or ""
    return request.is_secure or host in ("127.0.0.1", "localhost", "::1")


def is_open_sample() -> bool:
    """One-tap sign-in: only in a sample village, bound to loopback, asked for by a loopback name."""
    village = current_village()
    host = urlsplit(request.host_url).hostname
    settings = current_app.config["SETTINGS"]
    return bool(
        village and village.is_sample and settings.bound_to_loopback and host in ("127.0.0.1", "localhost", "::1")
    )
