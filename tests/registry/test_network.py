"""Who supplies whom: the chain of a batik village, what of it everybody sees, and its drawing."""

import re
import time
from typing import Any

import pytest
from flask import Flask

from tests import factories
from tests.conftest import person_of
from village.core.db import db
from village.core.errors import NotAllowed, NotFound
from village.registry.facts import Party
from village.registry.models import SupplyTie
from village.registry.network import group_network, village_network
from village.registry.network_drawing import WIDTH, draw, short
from village.registry.network_layout import lay_out
from village.registry.services import ties as services


@pytest.fixture
def chain(app: Flask) -> dict[str, Any]:
    """Pasta indigo dyes for batik, garmen sews for batik; each a group of its own."""
    names = {"indigo": "Pasta Indigo", "batik": "Batik Gemawang", "garmen": "Garmen"}
    groups = {
        short_name: factories.make_group(name, slug=short_name, network_role="pemasok_bahan")
        for short_name, name in names.items()
    }
    official = person_of(factories.make_account("official").id)
    for giver, kind in (("indigo", "supplies"), ("garmen", "sews_for")):
        side = Party(group_id=groups[giver].id)
        services.add_tie(official, kind, side, Party(group_id=groups["batik"].id), 2014, side=side)
    return groups


def sentences(ties: Any) -> set[str]:
    return {f"{tie.giver.name} {tie.kind} {tie.taker.name} {tie.since_year}" for tie in ties}


CHAIN = {"Pasta Indigo supplies Batik Gemawang 2014", "Garmen sews_for Batik Gemawang 2014"}


@pytest.mark.parametrize("slug", ["indigo", "batik", "garmen"])
def test_the_whole_chain_stands_on_the_page_of_each_group(chain: dict[str, Any], client: Any, slug: str) -> None:
    assert sentences(group_network(chain[slug].id).ties) == CHAIN
    page = client.get(f"/kelompok/{slug}").get_data(as_text=True)
    assert re.search(r"<td>Pasta Indigo</td><td>memasok ke Batik Gemawang 2014", page)
    assert re.search(r"<td>Garmen</td><td>menjahit untuk Batik Gemawang 2014", page)
    assert page.count('<path class="sews_for"') == page.count('<path class="supplies"') == 1


def test_the_network_of_the_village_links_everybody(chain: dict[str, Any], client: Any) -> None:
    page = client.get("/kelompok/jejaring").get_data(as_text=True)
    assert {f'href="/kelompok/{slug}"' in page for slug in chain} == {True}
    assert "Siapa memasok" in page
    assert 'href="/kelompok/jejaring"' in client.get("/kelompok").get_data(as_text=True)


def test_an_empty_network_says_what_will_stand_there(app: Flask, client: Any) -> None:
    assert "Belum ada jejaring yang tercatat" in client.get("/kelompok/jejaring").get_data(as_text=True)


def test_what_is_closed_or_deleted_is_not_in_the_network(chain: dict[str, Any], client: Any) -> None:
    shut = factories.make_enterprise("Jahit Tutup", state="tutup")
    db.session.add(SupplyTie(kind="supplies", from_enterprise_id=shut.id, to_group_id=chain["batik"].id))
    db.session.commit()
    assert sentences(village_network().ties) == CHAIN
    chain["garmen"].state = "bubar"
    db.session.merge(chain["garmen"])
    db.session.commit()
    assert sentences(village_network().ties) == {"Pasta Indigo supplies Batik Gemawang 2014"}


def test_an_owner_keeps_the_ties_of_the_business_and_takes_a_deletion_back(app: Flask, sign_in: Any) -> None:
    owner = factories.make_account("owner")
    business = factories.make_enterprise("Lumpia Uji", owner=owner)
    client, here = sign_in(owner), f"/kelola/usaha/{business.id}/jejaring"
    sent = {"relation": "consigns_at:gives", "other_name": "Toko Oleh-oleh", "since_year": "2020"}
    assert client.post(here, data=sent).status_code == 303
    assert "sudah tercatat" in client.post(here, data=sent).get_data(as_text=True)
    tie = village_network().ties[0]
    assert client.post(f"{here}/{tie.id}/hapus").status_code == 303
    assert village_network().ties == ()
    assert "Yang dihapus" in client.get(here).get_data(as_text=True)
    assert client.post(f"{here}/{tie.id}/pulihkan").status_code == 303
    assert sentences(village_network().ties) == {"Lumpia Uji consigns_at Toko Oleh-oleh 2020"}


def test_nobody_changes_ties_from_a_side_that_is_not_theirs(chain: dict[str, Any]) -> None:
    stranger = person_of(factories.make_account("group_officer").id)
    tie = village_network().ties[0]
    with pytest.raises(NotAllowed):
        services.delete_tie(stranger, tie.id, side=Party(group_id=chain["batik"].id))
    head = factories.make_account("group_officer")
    own = factories.make_group("Rukun", officer=head)
    with pytest.raises(NotFound):
        services.delete_tie(person_of(head.id), tie.id, side=Party(group_id=own.id))


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"relation": "supplies:gives"}, "Pilih usaha atau kelompoknya"),
        ({"relation": "supplies:gives", "other_name": "Toko", "since_year": "1800"}, "Tulis tahun dari 1900"),
        ({"relation": "menipu:gives", "other_name": "Toko"}, "Hubungannya"),
        ({"relation": "supplies:gives", "other_name": "3374010101800001"}, "tampaknya NIK"),
    ],
)
def test_a_tie_that_cannot_be_is_refused_in_words(app: Flask, sign_in: Any, sent: dict[str, str], words: str) -> None:
    group = factories.make_group()
    answer = sign_in("official").post(f"/kelola/kelompok/{group.id}/jejaring", data=sent)
    assert answer.status_code == 422
    assert words in answer.get_data(as_text=True)


def test_the_drawing_is_always_the_same_and_inside_its_frame() -> None:
    edges = tuple((number, number * 5 % 24) for number in range(1, 24))
    places = lay_out(24, edges, 244, 560)
    lay_out.cache_clear()
    assert lay_out(24, edges, 244, 560) == places
    assert len(set(places)) == 24
    assert all(0 <= x <= 244 and 0 <= y <= 560 for x, y in places)


def test_what_is_tied_stands_nearer_than_what_is_not() -> None:
    places = lay_out(6, ((0, 1), (1, 2), (3, 4), (4, 5)), 244, 300)

    def apart(one: int, other: int) -> float:
        return abs(places[one][0] - places[other][0]) + abs(places[one][1] - places[other][1])

    assert apart(0, 1) + apart(1, 2) + apart(3, 4) + apart(4, 5) < apart(0, 3) + apart(1, 4) + apart(2, 5) + apart(0, 5)


def test_names_of_neighbours_do_not_lie_on_one_another() -> None:
    drawing = draw(
        [(f"Kelompok Usaha {letter}", True, False) for letter in "ABCDEFGH"], [(0, n, "supplies") for n in range(1, 8)]
    )
    dots = drawing.dots
    for one, dot in enumerate(dots):
        assert 50 <= dot.x <= WIDTH - 50
        for other in dots[:one]:
            assert abs(dot.x - other.x) > 60 or abs(dot.y - other.y) > 30


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Batik", ("Batik",)),
        ("Kelompok Usaha Camilan Guyub Rukun", ("Kelompok Usaha", "Camilan Guyub...")),
        ("Keripiktempeomahdaunjerukenak", ("Keripiktempeoma...",)),
    ],
)
def test_a_long_name_is_cut_to_two_lines(name: str, lines: tuple[str, ...]) -> None:
    assert short(name) == lines


def test_four_hundred_ties_are_drawn_in_time_and_listed_by_pages(app: Flask, client: Any) -> None:
    group = factories.make_group("Ramai", slug="ramai")
    db.session.add_all(SupplyTie(kind="supplies", from_name=f"Toko {n}", to_group_id=group.id) for n in range(400))
    db.session.commit()
    start = time.monotonic()
    page = client.get("/kelompok/jejaring").get_data(as_text=True)
    assert time.monotonic() - start < 3
    assert page.count("<circle") == 23
    assert "paling banyak hubungannya" in page
    assert "hal=2" in page
    assert client.get("/kelompok/jejaring?hal=11").status_code == 404
