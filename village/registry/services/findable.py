"""What the public may find follows every change at once: the search index and the version of the site."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select

from village.core import slots
from village.core.db import db
from village.core.search import (
    Searchable,
    index_document,
    index_documents,
    remove_document,
    remove_documents,
)
from village.registry.models import Consent, Enterprise, Group
from village.registry.tables import OPEN_STATES

ENTERPRISE_KIND = "enterprise"
GROUP_KIND = "group"
# Words by which people look for a kind; of the village's language, whatever the language of the page is.
KIND_WORDS = {
    "pangan": "pangan makanan minuman",
    "sembako": "sembako warung toko kelontong",
    "irt": "industri rumah tangga",
    "jasa": "jasa",
    "kraft": "kraft kerajinan",
    "sandang": "sandang pakaian",
    "lainnya": "",
}
GROUP_KIND_WORDS = {
    "kelompok_usaha": "kelompok usaha",
    "paguyuban": "paguyuban",
    "koperasi": "koperasi kud",
    "pkk": "pkk",
    "dasawisma": "dasawisma",
    "karang_taruna": "karang taruna pemuda",
    "pokdarwis": "pokdarwis kelompok sadar wisata",
}


def enterprise_changed_step(enterprise: Enterprise) -> None:
    """Make the enterprise, and what it sells, findable by what is public of it now, or not at all. A step."""
    slots.call("enterprise.changed", [enterprise.id])
    if not _is_public(enterprise):
        remove_document(ENTERPRISE_KIND, enterprise.id)
        return
    consented = db.session.execute(
        select(Consent.id).where(
            Consent.enterprise_id == enterprise.id, Consent.purpose == "public_name", Consent.withdrawn_at.is_(None)
        )
    ).first()
    index_documents(ENTERPRISE_KIND, [_document(enterprise, has_name=consented is not None)])


def enterprises_changed_step(enterprises: Collection[Enterprise]) -> None:
    """The same for many enterprises, such as those of an imported list, in few statements. A step."""
    slots.call("enterprise.changed", [one.id for one in enterprises])
    named = set(
        db.session.execute(
            select(Consent.enterprise_id).where(Consent.purpose == "public_name", Consent.withdrawn_at.is_(None))
        ).scalars()
    )
    index_documents(
        ENTERPRISE_KIND, (_document(one, has_name=one.id in named) for one in enterprises if _is_public(one))
    )
    remove_documents(ENTERPRISE_KIND, [one.id for one in enterprises if not _is_public(one)])


def new_enterprises_step(rows: Mapping[int, Mapping[str, Any]]) -> None:
    """Make new enterprises findable, each by its id with the columns of its row. A step.

    Nobody consented to anything yet and nothing of theirs is for sale, so no other part has to hear of them.
    """
    index_documents(
        ENTERPRISE_KIND,
        (
            Searchable(enterprise_id, title=row["name"], keywords=KIND_WORDS[row["kind"]])
            for enterprise_id, row in rows.items()
            if row["state"] in OPEN_STATES
        ),
    )


def _is_public(enterprise: Enterprise) -> bool:
    return enterprise.deleted_at is None and enterprise.state in OPEN_STATES


def _document(enterprise: Enterprise, *, has_name: bool) -> Searchable:
    return Searchable(
        enterprise.id,
        title=enterprise.name,
        maker=enterprise.owner_name if has_name else "",
        keywords=KIND_WORDS[enterprise.kind],
        body=enterprise.story,
    )


def group_changed_step(group: Group) -> None:
    """Make the group findable, or not any more. A step."""
    if group.deleted_at is None and group.state != "bubar":
        index_document(
            GROUP_KIND, group.id, title=group.name, keywords=GROUP_KIND_WORDS[group.kind], body=group.purpose
        )
    else:
        remove_document(GROUP_KIND, group.id)
