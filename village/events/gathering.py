"""The way from a list of businesses, such as those that need one permit, to an event that they are asked to."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from village.core.access import Person
from village.events.permissions import invite_to

MOST_ASKED = 200


@dataclass(frozen=True)
class Gathering:
    """A link with its words."""

    url: str
    label: str


def gathering_invite(person: Person, title: str, enterprise_ids: Sequence[int]) -> Gathering | None:
    """Where this person asks exactly these businesses to an event; None for whoever may not, or without any.

    Fills the slot ``gathering.invite``.
    """
    if not invite_to(person) or not enterprise_ids:
        return None
    ids = ".".join(str(one) for one in enterprise_ids[:MOST_ASKED])
    return Gathering(url_for("events.choose_event", usaha=ids, judul=title), _("Undang ke kegiatan"))
