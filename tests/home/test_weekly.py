"""What changed in public in a week, from the record."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from tests.conftest import CheckingClient, person_of
from tests.factories import make_account, make_enterprise, make_product
from village.core.audit import AuditEntry
from village.core.db import db, utcnow
from village.gallery.interface import confirm_product
from village.home.weekly import changes_of_week
from village.registry.interface import today

SignIn = Callable[..., CheckingClient]


def note(action: str, subject: str, label: str, *, days_ago: int = 0) -> None:
    """One line of the record."""
    at = utcnow() - timedelta(days=days_ago)
    db.session.add(AuditEntry(at=at, actor_name="Uji", action=action, subject=subject, label=label))
    db.session.commit()


def became() -> dict[str, tuple[str, str, int]]:
    """This week's changes by subject: name, what became of it, how often."""
    monday = today() - timedelta(days=today().weekday())
    changes = changes_of_week(monday)
    return {one.subject: (one.label, one.became, one.times) for lines in changes.values() for one in lines}


@pytest.mark.databases
def test_each_thing_stands_once_with_what_became_of_it(database_app: Flask) -> None:
    note("gallery.product_published", "product:1", "Abon")
    note("gallery.product_changed", "product:1", "Abon sapi")
    note("gallery.product_changed", "product:1", "Abon sapi")
    note("gallery.product_changed", "product:2", "Bolu")
    note("gallery.product_published", "product:3", "Cilok")
    note("gallery.product_hidden", "product:3", "Cilok")
    note("home.notice_posted", "notice:rapat", "Rapat")
    note("registry.group_corrected", "group:4", "Paguyuban")
    note("registry.enterprise_deleted", "enterprise:5", "Dapur")
    note("gallery.discount_added", "product:6", "Kain")
    note("gallery.collection_added", "collection:7", "Lebaran")
    note("home.pin_deleted", "pin:8", "Balai")
    note("home.office_handed_over", "office:9", "Ketua RW")
    note("accounts.signed_in", "account:1", "Uji")
    note("gallery.product_published", "product:9", "Lama", days_ago=15)
    assert became() == {
        "product:1": ("Abon sapi", "new", 3),
        "product:2": ("Bolu", "changed", 1),
        "product:3": ("Cilok", "hidden", 2),
        "notice:rapat": ("Rapat", "new", 1),
        "group:4": ("Paguyuban", "changed", 1),
        "enterprise:5": ("Dapur", "hidden", 1),
        "product:6": ("Kain", "changed", 1),
        "collection:7": ("Lebaran", "new", 1),
        "pin:8": ("Balai", "hidden", 1),
        "office:9": ("Ketua RW", "new", 1),
    }


def test_saying_that_it_is_still_there_is_no_change(app: Flask) -> None:
    owner = make_account("owner")
    product = make_product(make_enterprise(owner=owner))
    confirm_product(person_of(owner.id), product.id)
    assert became() == {}


def test_the_page_leads_from_week_to_week(sign_in: SignIn, app: Flask) -> None:
    product = make_product(name="Abon")
    note("gallery.product_published", f"product:{product.id}", "Abon")
    note("gallery.product_hidden", "product:77", "Cilok", days_ago=7)
    official = sign_in("official")
    assert "/kelola/catatan/pekan" in official.get("/kelola/catatan").text
    page = official.get("/kelola/catatan/pekan").text
    assert f"/kelola/produk/{product.id}/keadaan" in page and "Pekan berikutnya" not in page
    before = (today() - timedelta(days=7)).isoformat()
    page = official.get(f"/kelola/catatan/pekan?mulai={before}").text
    assert "Cilok" in page and "tidak tampil lagi" in page and "Pekan berikutnya" in page
    assert "Tidak ada yang berubah" in official.get("/kelola/catatan/pekan?mulai=2020-02-01").text
    for odd in ("9999-99-99", "1000-01-01", "'", "9999-12-31"):
        assert official.get(f"/kelola/catatan/pekan?mulai={odd}").status_code == 200
