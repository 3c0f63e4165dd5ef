"""The village's own facts as its pages show them: lines taken apart, places and descriptions put into words."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from village.core.db import utcnow
from village.core.images import picture_name
from village.core.village import VillageFacts

THIS_WEEK = timedelta(days=7)


def lines_of(text: str) -> list[str]:
    """The lines that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def officials_of(village: VillageFacts) -> list[tuple[str, str]]:
    """Office and name of each; a line without a colon is a name."""
    pairs = [line.rpartition(":") for line in lines_of(village.officials)]
    return [(office.strip(), name.strip()) for office, _colon, name in pairs]


def achievements_of(village: VillageFacts) -> list[tuple[str, str]]:
    """What was won, and when: what stands behind the last comma, if it has a number in it."""
    found = []
    for line in lines_of(village.achievements):
        what, _comma, when = line.rpartition(",")
        found.append((what.strip(), when.strip()) if what and any(map(str.isdigit, when)) else (line, ""))
    return found


def address_of(village: VillageFacts) -> str:
    """The address as written, else what is known of the place."""
    if village.address:
        return village.address
    rw = f"RW {village.rw:02d}" if village.rw else ""
    city = " ".join(part for part in (village.kota, village.postcode) if part)
    return ", ".join(part for part in (rw, village.kelurahan, village.kecamatan, city) if part)


def structured(village: VillageFacts, address: str) -> dict[str, Any]:
    """The village as a schema.org Organization; ``address`` is the public address of the site."""
    about = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": village.name,
        "url": address + "/",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": address_of(village),
            "addressLocality": village.kota,
            "addressRegion": village.provinsi,
            "addressCountry": "ID",
        },
    }
    if village.cover_sha256:
        about["image"] = f"{address}/foto/{picture_name(village.cover_sha256)}/640.jpg"
    if village.contact_phone:
        about["telephone"] = f"+{village.contact_phone}"
    return about


def is_this_week(products: Sequence[Any]) -> bool:
    """Has somebody said of each of these products in the last seven days that it is there?"""
    since = utcnow() - THIS_WEEK
    return bool(products) and all(product.confirmed_at >= since for product in products)
