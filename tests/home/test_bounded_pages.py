"""Lists of the register and the house with 10, 100 and 5,000 rows: as many statements, and pages that stay small."""

from datetime import timedelta
from typing import Any

from flask import Flask

from tests import factories
from village.accounts.models import Account, AccountRole
from village.core.db import db, utcnow
from village.home.models import Notice, Suggestion
from village.registry.interface import today
from village.registry.models import (
    Enterprise,
    Group,
    GroupMeeting,
    HelperProfile,
    HelpRequest,
    Membership,
    Proposal,
    ServiceProvider,
)

SIZES = (10, 100, 5_000)
MOST_BYTES = 300_000  # of HTML, before it is compressed
OF_KEEPERS = (
    "/kelola",
    "/kelola/usaha",
    "/kelola/usaha/pendaftaran",
    "/kelola/usaha/pendaftaran/diputuskan",
    "/kelola/usaha/ringkasan",
    "/kelola/kelompok",
    "/kelola/kelompok/1",
    "/kelola/kelompok/1/pengurus",
    "/kelola/kelompok/1/pertemuan",
    "/kelola/bantuan",
    "/kelola/bantuan/ringkasan",
    "/kelola/kader",
    "/kelola/jasa",
    "/kelola/saran",
    "/kelola/kabar",
    "/kelola/kabar/1/sebar",
    "/kelola/pengumuman",
    "/kelola/orang",
    "/kelola/catatan",
)
OF_EVERYBODY = (
    "/",
    "/kelompok",
    "/kelompok/kelompok-1",
    "/kelompok/jejaring",
    "/tentang",
    "/tentang/jasa",
    "/kabar",
    "/saran",
    "/cari?q=keripik",
)


def fill(before: int, until: int) -> None:
    """Rows ``before + 1`` until ``until`` of every table that these pages list."""
    numbers = range(before + 1, until + 1)
    now, long_ago = utcnow(), factories.LONG_AGO

    def put(model: Any, row: Any) -> None:
        db.session.execute(model.__table__.insert(), [row(number) for number in numbers])

    put(Account, lambda n: {"id": 10_000 + n, "name": f"Orang {n}", "phone": f"62877{n:08d}"})
    put(AccountRole, lambda n: {"account_id": 10_000 + n, "role": "agent"})
    put(HelperProfile, lambda n: {"account_id": 10_000 + n, "state": "aktif", "state_since_on": long_ago})
    put(Enterprise, lambda n: {"id": n, "slug": f"keripik-{n}", "name": f"Keripik {n}", "rt": 1 + n % 12})
    put(Group, lambda n: {"id": n, "slug": f"kelompok-{n}", "name": f"Kelompok {n}"})
    put(Membership, lambda n: {"group_id": 1, "enterprise_id": n, "from_on": long_ago})
    put(GroupMeeting, lambda n: {"group_id": 1, "met_on": today() - timedelta(days=n % 300), "about": "Kas"})
    put(Proposal, lambda n: {"form_key": str(n), "name": f"Jahit {n}", "decided_at": now if n % 2 else None})
    put(HelpRequest, lambda n: {"enterprise_id": n, "kind": "foto"})
    put(ServiceProvider, lambda n: {"name": f"Foto {n}", "kinds": ["foto"], "consented_on": long_ago})
    put(Suggestion, lambda n: {"code": str(n), "form_key": str(n), "text": f"Lampu gang {n} mati."})
    put(Notice, lambda n: {"slug": f"kabar-{n}", "title": f"Kabar {n}", "body": "Kerja bakti.", "is_internal": n % 2})
    db.session.commit()


def test_lists_ask_the_same_for_ten_and_for_five_thousand_rows(
    app: Flask, client: Any, sign_in: Any, statements: Any
) -> None:
    official = sign_in("official", "admin")
    pages = [(official, path) for path in OF_KEEPERS] + [(client, path) for path in OF_EVERYBODY]
    asked: dict[str, list[int]] = {path: [] for _who, path in pages}
    bytes_of: dict[str, int] = {}
    before = 0
    for size in SIZES:
        fill(before, size)
        before = size
        for who, path in pages:
            with statements() as sent:
                answer = who.get(path)
            assert answer.status_code == 200, path
            asked[path].append(len(sent))
            bytes_of[path] = len(answer.data)
    grown = {path: counts for path, counts in asked.items() if len(set(counts)) > 1}
    assert not grown, f"statements with {SIZES} rows: {grown}"
    large = {path: size for path, size in bytes_of.items() if size > MOST_BYTES}
    assert not large
    for path in ("/kelola/kelompok?hal=84", "/kelola/kader?hal=84", "/kelola/jasa?hal=126", "/kelola/orang?hal=84"):
        assert "/kelola/" in official.get(path).text
    assert "Kelompok 99" in client.get("/kelompok?kelompok=125").text
