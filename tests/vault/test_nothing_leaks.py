"""Every actor against every level of paper through every way to it: what one may not read leaves no trace anywhere."""

import io
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest
from flask import Flask

from tests.access_rows import ACTORS, DISABLED, SIGNED_IN, SIGNED_OUT
from tests.access_world import World
from tests.conftest import person_of
from tests.settled_village import browser_of
from village.core.db import begin_writing, commit
from village.core.files import storage
from village.registry.interface import today
from village.vault.facts import DocumentFacts
from village.vault.letter_facts import LetterFacts
from village.vault.receipts import receipt_of_version
from village.vault.services import filing, letter_receipts
from village.vault.services.keeping_files import keep_file
from village.vault.services.letters import register_document

BOARD = ("official", "kelurahan")
NAMED = ("official", "agent own")


@dataclass(frozen=True)
class Level:
    """A paper of one level: a word to search by, a word that must not be seen by others, one inside the file.

    ``registered`` is a second paper of the same level that stands in the register of letters.
    """

    access: str
    asked: str
    hidden: str
    inside: str
    who: tuple[str, ...]
    group: str = ""


LEVELS = (
    Level("publik", "kemuning", "wulungan", "tenggiri", ACTORS),
    Level("anggota", "kenanga", "gringsing", "bandeng", SIGNED_IN),
    Level("pengurus", "melati", "lurikan", "cakalang", BOARD),
    Level("pengurus", "cempaka", "jumputan", "kembung", (*BOARD, "officer own"), "own_group"),
    Level("terbatas", "kecubung", "sidomukti", "belanak", NAMED),
)


@dataclass(frozen=True)
class Filed:
    """Where a level's paper and its letter lie."""

    document_id: int
    letter_id: int
    handed_id: int
    code: str


def file_level(world: World, level: Level) -> Filed:
    """File a paper and a letter of this level, tied to a group and a business, and hand the letter over."""
    official = person_of(world.accounts["official"].id)
    group_id = getattr(world, level.group).id if level.group else None
    readers = tuple(world.accounts[actor].id for actor in NAMED) if level.access == "terbatas" else ()
    ids = []
    for kind in ("proposal", "surat_keluar"):
        title = f"{level.asked} {level.hidden} {kind}"
        file = keep_file(storage(), io.BytesIO(f"Isinya {level.inside} {title}".encode()), "uji.txt")
        facts = DocumentFacts(
            kind, title, date(2026, 1, 5), level.access, group_id=group_id, reader_ids=readers, addressee="Dinas"
        )
        ids.append(filing.file_document(official, facts, replace(file, preview_digest=file.digest)))
    begin_writing()
    for document_id in ids:
        filing.link_document_step(document_id, f"group:{world.own_group.id}")
        filing.link_document_step(document_id, f"enterprise:{world.own.id}")
    commit()
    letter_id = register_document(official, ids[1], LetterFacts("keluar", date(2026, 1, 5), "PRP"))
    handed = letter_receipts.hand_over(official, letter_id, letter_receipts.Receiver("Dinas"), date(2026, 1, 6))
    return Filed(ids[0], letter_id, handed, receipt_of_version(ids[0], 1).code)


@pytest.fixture
def filed(world_app: Flask, world: World) -> list[Filed]:
    return [file_level(world, level) for level in LEVELS]


def lists(world: World) -> list[str]:
    """Every page and file that could show a paper among others."""
    year = today().year
    return [
        "/arsip",
        "/kelola",
        "/kelola/dokumen",
        "/kelola/dokumen?akses=terbatas",
        "/kelola/dokumen?jenis=proposal&tahun=2026",
        "/kelola/dokumen/pemegang",
        "/kelola/dokumen/masa-simpan",
        "/kelola/dokumen/sampah",
        "/kelola/surat?arah=keluar&tahun=2026",
        "/kelola/surat/buku/keluar/2026",
        "/kelola/surat/buku/keluar/2026.csv",
        "/kelola/surat/ditagih",
        "/kelola/surat/ringkasan",
        f"/kelola/surat?arah=keluar&tahun={year}",
        f"/kelola/kelompok/{world.own_group.id}",
        f"/kelola/usaha/{world.own.id}",
        "/sitemap.xml",
    ]


def searches(level: Level) -> list[str]:
    """Asking by the word, by a word with a slip of the finger, and by a word inside the file."""
    words = (level.asked, level.asked[:-2] + level.asked[-1] + level.asked[-2], level.inside)
    return [f"{page}?q={word}" for word in words for page in ("/kelola/dokumen", "/arsip", "/cari")]


def pages(one: Filed) -> list[str]:
    """The paper itself in all its forms."""
    document = f"/kelola/dokumen/{one.document_id}"
    version = document + "/versi/1"
    return [
        document,
        version,
        *(f"{version}/{part}" for part in ("lihat", "pratinjau", "tanda-terima", "tanda-terima.pdf")),
    ]


def text_of(answer: Any) -> str:
    return answer.get_data().decode("utf-8", "replace")


def test_what_an_actor_may_not_read_leaves_no_trace(world_app: Flask, world: World, filed: list[Filed]) -> None:
    for actor in ACTORS:
        look_everywhere(world_app, world, filed, actor)


def look_everywhere(world_app: Flask, world: World, filed: list[Filed], actor: str) -> None:
    """Fail for every place that tells this actor too much, or too little."""
    client = browser_of(world_app, world, actor)
    seen = [(address, text_of(client.get(address))) for address in lists(world)]
    for level, one in zip(LEVELS, filed, strict=True):
        may, title = actor in level.who, f"{level.hidden} proposal"
        everywhere = [*seen, *((address, text_of(client.get(address))) for address in searches(level))]
        told = [address for address, text in everywhere if level.hidden in text]
        if not may:
            assert told == [], f"{actor} is told of a paper of the level {level.access}"
        elif actor not in (SIGNED_OUT, DISABLED):
            assert "/kelola/dokumen" in told and f"/kelola/dokumen?q={level.asked}" in told
            assert f"/kelola/dokumen?q={level.inside}" in told, "found by a word inside"
        for address in pages(one):
            answer = client.get(address)
            reads = may and actor not in (SIGNED_OUT, DISABLED)
            is_turned_away = answer.status_code in (303, 404) and title not in text_of(answer)
            assert answer.status_code == 200 if reads else is_turned_away, f"{actor} {address}: {answer.status_code}"
        for address in (f"/arsip/{one.document_id}", f"/arsip/{one.document_id}/versi/1/pratinjau"):
            assert client.get(address).status_code == (200 if level.access == "publik" else 404)
        proof = text_of(client.get(f"/verifikasi/{one.code}"))
        assert level.access == "publik" or level.hidden not in proof or may, f"{actor}: the receipt told the title"


def test_letters_are_seen_by_readers_of_their_paper_and_never_by_observers(
    world_app: Flask, world: World, filed: list[Filed]
) -> None:
    registers = ("/kelola/surat?arah=keluar", "/kelola/surat/buku/keluar/2026", "/kelola/surat/buku/keluar/2026.csv")
    for actor in ACTORS:
        client = browser_of(world_app, world, actor)
        is_closed = actor in (SIGNED_OUT, DISABLED, "observer")
        for level, one in zip(LEVELS, filed, strict=True):
            reads = actor in level.who and not is_closed
            for address in (f"/kelola/surat/{one.letter_id}", f"/kelola/surat/serah/{one.handed_id}"):
                answer = client.get(address)
                assert (answer.status_code == 200) is reads, f"{actor} {level.access} {address}: {answer.status_code}"
                assert reads or level.hidden not in text_of(answer)
        assert all((client.get(address).status_code == 200) is not is_closed for address in registers)
