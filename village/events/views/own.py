"""Somebody's own events and the addresses of their own feeds."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.accounts.interface import find_subject
from village.core.access import requires
from village.core.answering import me, tell
from village.core.fragments import page
from village.events.feeds import key_of
from village.events.registrations import own_registrations
from village.events.services import own_feeds
from village.events.views.blueprint import bp, full_address


@bp.get("/kelola/agenda/saya")
@requires("events.own")
def own_events() -> ResponseReturnValue:
    """What this person registered for, changes first said, and the private addresses for a calendar."""
    person = me()
    subject = find_subject(person.account_id)
    key = key_of(person.account_id)
    feeds = {}
    if key:
        feeds["own"] = full_address(url_for("events.feed", kunci=key))
        if person.owns or person.helps:
            feeds["renewals"] = full_address(url_for("events.feed", kunci=key, isi="izin"))
    return page(
        "events/own_events.html", events=own_registrations(person, subject.phone if subject else None), feeds=feeds
    )


@bp.post("/kelola/agenda/saya/alamat")
@requires("events.own")
def make_feed_key() -> ResponseReturnValue:
    """A new private address; an old one ends."""
    own_feeds.make_feed_key(me())
    tell(_("Alamat kalender sudah dibuat. Alamat yang lama tidak berlaku lagi."))
    return redirect(url_for("events.own_events"), 303)


@bp.post("/kelola/agenda/saya/alamat/hapus")
@requires("events.own")
def end_feed_key() -> ResponseReturnValue:
    """No private address any more."""
    own_feeds.end_feed_key(me())
    tell(_("Alamat kalender dimatikan."))
    return redirect(url_for("events.own_events"), 303)
