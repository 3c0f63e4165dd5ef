"""What changed in public in one week, from the record: new, changed and hidden, one line for each thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from village.core.audit import AuditEntry
from village.core.db import db
from village.core.formatting import DEFAULT_TIMEZONE

NEW, CHANGED, HIDDEN = "new", "changed", "hidden"
MOST_LINES = 400
# What each act did to what everybody sees; acts that are not here change nothing public.
PUBLIC_ACTS = {
    "gallery.product_published": NEW,
    "gallery.product_let_pass": NEW,
    "gallery.product_changed": CHANGED,
    "gallery.stock_changed": CHANGED,
    "gallery.photos_added": CHANGED,
    "gallery.photo_removed": CHANGED,
    "gallery.product_restored": CHANGED,
    "gallery.product_hidden": HIDDEN,
    "gallery.product_turned_down": HIDDEN,
    "gallery.product_deleted": HIDDEN,
    "gallery.photos_ordered": CHANGED,
    "gallery.photo_cropped": CHANGED,
    "gallery.variant_added": CHANGED,
    "gallery.variant_changed": CHANGED,
    "gallery.variant_deleted": CHANGED,
    "gallery.variant_restored": CHANGED,
    "gallery.discount_added": CHANGED,
    "gallery.discount_deleted": CHANGED,
    "gallery.discount_restored": CHANGED,
    "gallery.story_changed": CHANGED,
    "gallery.collection_added": NEW,
    "gallery.collection_changed": CHANGED,
    "gallery.collection_restored": CHANGED,
    "gallery.collection_deleted": HIDDEN,
    "gallery.link_added": NEW,
    "gallery.link_changed": CHANGED,
    "gallery.link_restored": CHANGED,
    "gallery.link_deleted": HIDDEN,
    "home.notice_posted": NEW,
    "home.notice_changed": CHANGED,
    "home.notice_restored": CHANGED,
    "home.notice_deleted": HIDDEN,
    "home.village_changed": CHANGED,
    "home.achievement_added": NEW,
    "home.achievement_changed": CHANGED,
    "home.achievement_restored": CHANGED,
    "home.achievement_deleted": HIDDEN,
    "home.term_added": NEW,
    "home.office_handed_over": NEW,
    "home.term_changed": CHANGED,
    "home.term_restored": CHANGED,
    "home.term_deleted": HIDDEN,
    "home.map_hung": NEW,
    "home.map_taken_down": HIDDEN,
    "home.pin_dropped": NEW,
    "home.pin_changed": CHANGED,
    "home.pin_restored": CHANGED,
    "home.pin_deleted": HIDDEN,
    "registry.enterprise_added": NEW,
    "registry.enterprise_corrected": CHANGED,
    "registry.enterprise_moved": CHANGED,
    "registry.photo_set": CHANGED,
    "registry.enterprise_restored": CHANGED,
    "registry.enterprise_deleted": HIDDEN,
    "registry.group_added": NEW,
    "registry.group_corrected": CHANGED,
    "registry.group_moved": CHANGED,
    "registry.group_restored": CHANGED,
    "registry.group_deleted": HIDDEN,
}
# Things that stand together on the page; every other subject is a kind of its own.
TOGETHER = {"office": "profile", "term": "profile", "achievement": "profile", "map": "map", "pin": "map"}
KINDS = ("product", "collection", "link", "notice", "enterprise", "group", "village", "profile", "map")


@dataclass(frozen=True)
class Change:
    """One thing that changed: what it is (``product:12``), its name, what became of it in the end, when, how often."""

    subject: str
    label: str
    became: str
    at: datetime
    times: int

    @property
    def kind(self) -> str:
        """One of ``KINDS``, or a subject that this page does not tell of."""
        named = self.subject.partition(":")[0]
        return TOGETHER.get(named, named)

    @property
    def number(self) -> int | None:
        """The id of the thing, where the record names it by id."""
        identity = self.subject.partition(":")[2]
        return int(identity) if identity.isdecimal() else None


def changes_of_week(monday: date) -> dict[str, list[Change]]:
    """What changed in the seven days from this Monday on, by kind, the latest first; at most 400. One statement."""
    zone = ZoneInfo(DEFAULT_TIMEZONE)
    since = datetime.combine(monday, time(), zone)
    until = datetime.combine(monday + timedelta(days=7), time(), zone)
    last = func.max(AuditEntry.id).label("last")
    rows = db.session.execute(
        select(
            AuditEntry.subject,
            AuditEntry.action,
            func.max(AuditEntry.label).label("label"),
            func.max(AuditEntry.at).label("at"),
            func.count().label("times"),
            last,
        )
        .where(AuditEntry.at >= since, AuditEntry.at < until, AuditEntry.action.in_(PUBLIC_ACTS))
        .group_by(AuditEntry.subject, AuditEntry.action)
        .order_by(last.desc())
        .limit(MOST_LINES)
    ).all()
    return _by_kind(rows)


def _by_kind(rows: Sequence[Any]) -> dict[str, list[Change]]:
    """One line for each thing: what the last act made of it, but new stays new while it is not hidden."""
    acts: dict[str, list[Any]] = {}
    for row in rows:
        acts.setdefault(row.subject, []).append(row)
    found: dict[str, list[Change]] = {kind: [] for kind in KINDS}
    for subject, done in acts.items():
        became = {PUBLIC_ACTS[row.action] for row in done}
        last = PUBLIC_ACTS[done[0].action]
        change = Change(
            subject=subject,
            label=done[0].label,
            became=HIDDEN if last == HIDDEN else NEW if NEW in became else CHANGED,
            at=done[0].at,
            times=sum(row.times for row in done),
        )
        if change.kind in found:
            found[change.kind].append(change)
    return {kind: changes for kind, changes in found.items() if changes}
