"""How achievements, offices and places of the drawn map stand in the search over everything public."""

from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, Subquery, and_, case, func, literal, select

from village.core.search_kinds import FoundLine, PublicKind
from village.home.models import Achievement, MapPin, OfficeTerm
from village.home.services.profile_index import ACHIEVEMENT_KIND, OFFICE_KIND, PLACE_KIND
from village.home.words import PIN_LABELS
from village.registry.interface import today


def _of(hits: Subquery, table: Any, kind: str, **columns: Any) -> Select[Any]:
    """The hits of this kind that nobody took away, with the columns that ``find_public`` reads."""
    joined = table.__table__.join(hits, and_(hits.c.object_id == table.id, hits.c.kind == kind))
    return (
        select(
            hits.c.kind,
            hits.c.object_id,
            hits.c.score,
            *(columns.get(name, literal(empty)).label(name) for name, empty in _SHAPE.items()),
        )
        .select_from(joined)
        .where(table.deleted_at.is_(None))
    )


_SHAPE: dict[str, Any] = {"slug": "", "title": "", "detail": "", "number": 0}


def _achievements(hits: Subquery) -> Select[Any]:
    row = Achievement
    return _of(hits, row, ACHIEVEMENT_KIND, title=row.activity, detail=row.result, number=row.year)


def _offices(hits: Subquery) -> Select[Any]:
    row, day = OfficeTerm, today()
    name = case((row.may_show_name, row.person_name), else_="")
    current = and_(row.from_on <= day, func.coalesce(row.until_on, day) >= day)
    return _of(hits, row, OFFICE_KIND, title=row.office, detail=name).where(current)


def _places(hits: Subquery) -> Select[Any]:
    return _of(hits, MapPin, PLACE_KIND, slug=MapPin.kind, title=MapPin.name, detail=MapPin.note).where(
        MapPin.kind != "usaha"
    )


def _achievement(row: Any) -> FoundLine:
    return FoundLine(url_for("home.about") + "#prestasi", row.title, f"{row.detail}, {row.number}")


def _office(row: Any) -> FoundLine:
    return FoundLine(url_for("home.about") + "#pengurus", row.title, row.detail)


def _place(row: Any) -> FoundLine:
    kind = str(PIN_LABELS.get(row.slug, ""))
    return FoundLine(url_for("home.village_map"), row.title or kind, row.detail or (kind if row.title else ""))


def searchable_profile() -> list[PublicKind]:
    """What the village achieved, who keeps which office now, and what stands on its map."""
    return [
        PublicKind(ACHIEVEMENT_KIND, _l("Prestasi"), _achievements, _achievement),
        PublicKind(OFFICE_KIND, _l("Pengurus"), _offices, _office),
        PublicKind(PLACE_KIND, _l("Denah kampung"), _places, _place),
    ]
