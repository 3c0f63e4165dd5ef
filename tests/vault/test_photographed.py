"""Paper photographed page by page: one upright PDF in the order that was wished for, with a word about bad photos."""

import io
import re
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw, ImageFilter
from sqlalchemy import select

from tests.core import pictures
from village.core.db import db
from village.vault.models import DocumentVersion

TYPED = {"title": "Daftar hadir", "kind": "daftar_hadir", "dated_on": "2026-01-05", "access": "pengurus"}
FORM = "/kelola/dokumen/baru"


def sheet(colour: str, size: tuple[int, int] = (900, 1200)) -> Image.Image:
    """A sheet with lines of something like writing and a coloured mark on top."""
    image = Image.new("RGB", size, (238, 234, 224))
    pen = ImageDraw.Draw(image)
    pen.rectangle((60, 60, 400, 300), fill=colour)
    for row in range(400, size[1] - 60, 30):
        for column in range(60, size[0] - 60, 14):
            pen.line((column, row, column + 6, row + 12), fill=(30, 30, 40), width=2)
    return image


def photo(colour: str, **more: Any) -> bytes:
    return pictures.encoded(sheet(colour, **more), quality=90)


def notes(page: str) -> list[str]:
    return re.findall(r'name="kept_page" value="([^"]+)"', page)


def colours(content: bytes) -> list[str]:
    """The colour of the mark on each page of a PDF."""
    document = pypdfium2.PdfDocument(content)
    found = []
    for page in document:
        red, green, blue = page.render(scale=0.5).to_pil().convert("RGB").getpixel((60, 60))
        found.append("red" if red > 150 > green else "green" if green > 100 > red else "blue" if blue > 150 else "?")
    return found


def send(client: Any, *photos: bytes, **more: Any) -> Any:
    files = [(io.BytesIO(content), f"foto{number}.jpg") for number, content in enumerate(photos)]
    return client.post(FORM, data={**TYPED, "file": files, **more})


def test_several_photos_become_one_pdf_in_the_order_that_is_asked_for(sign_in) -> None:
    client = sign_in("official")
    answer = send(client, photo("red"), photo("green"), photo("blue"))
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200 and "Halaman ke-" in page
    assert client.get(f"/kelola/dokumen/halaman/{notes(page)[0]}").mimetype == "image/jpeg"
    kept = {"kept_page": notes(page), "page_place": ["3", "1", "2"]}
    sorted_page = client.post(FORM, data={**TYPED, **kept, "sort_pages": "1"}).get_data(as_text=True)
    assert notes(sorted_page)[0].rsplit(".", 2)[0] == notes(page)[1].rsplit(".", 2)[0]
    done = client.post(FORM, data={**TYPED, "kept_page": notes(sorted_page), "page_place": ["1", "2", "3"]})
    assert done.status_code == 303
    assert colours(client.get(done.location + "/versi/1").data) == ["green", "blue", "red"]
    told = client.get(done.location).get_data(as_text=True)
    assert "3 halaman" in told and "Difoto dari kertas" in told
    assert client.get(done.location + "/versi/1/pratinjau").mimetype == "image/jpeg"


def test_a_page_can_be_left_out_and_another_added(sign_in) -> None:
    client = sign_in("official")
    page = send(client, photo("red"), photo("green")).get_data(as_text=True)
    kept = {"kept_page": notes(page), "page_place": ["1", "2"], "page_leave": "0"}
    page = send(client, photo("blue"), **kept).get_data(as_text=True)
    done = client.post(FORM, data={**TYPED, "kept_page": notes(page), "page_place": ["1", "2"]})
    assert colours(client.get(done.location + "/versi/1").data) == ["green", "blue"]


def test_one_good_photo_is_saved_at_once_without_the_place_where_it_was_taken(sign_in) -> None:
    client = sign_in("official")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "S", 2: (7.0, 0.0, 42.5), 29: "RAHASIA"})
    answer = send(client, pictures.encoded(sheet("red"), exif=exif))
    assert answer.status_code == 303
    content = client.get(answer.location + "/versi/1").data
    assert b"RAHASIA" not in content and b"Exif" not in content
    assert Image.open(io.BytesIO(content)).size == (1200, 900)


def test_dark_small_and_blurred_photos_are_told_before_saving(sign_in) -> None:
    client = sign_in("official")
    plain = sheet("red")
    for image, words in (
        (plain.point(lambda level: level * 0.3), "gelap"),
        (plain.resize((450, 600)), "kecil"),
        (plain.filter(ImageFilter.GaussianBlur(6)), "buram"),
    ):
        answer = send(client, pictures.encoded(image))
        page = answer.get_data(as_text=True)
        assert answer.status_code == 200 and f"Foto ini {words}" in page
        done = client.post(FORM, data={**TYPED, "kept_page": notes(page)})
        assert done.status_code == 303
        later = client.get(done.location).get_data(as_text=True)
        assert f"Halaman 1: Foto ini {words}" in " ".join(later.split()), "told afterwards too"
    doubts = db.session.scalars(select(DocumentVersion.doubts).order_by(DocumentVersion.id)).all()
    assert doubts == [["1:dark"], ["1:small"], ["1:blurred"]]


def test_pages_are_nobody_else_s(sign_in) -> None:
    page = send(sign_in("official"), photo("red"), photo("green")).get_data(as_text=True)
    other = sign_in("official")
    assert other.get(f"/kelola/dokumen/halaman/{notes(page)[0]}").status_code == 404
    assert other.post(FORM, data={**TYPED, "kept_page": notes(page)}).status_code == 422


def test_photos_and_a_document_together_are_refused_in_words(sign_in) -> None:
    answer = sign_in("official").post(
        FORM, data={**TYPED, "file": [(io.BytesIO(photo("red")), "a.jpg"), (io.BytesIO(b"isi"), "b.txt")]}
    )
    assert answer.status_code == 422 and "Pilih satu dokumen saja" in answer.get_data(as_text=True)


def test_what_the_browser_counted_is_compared_for_each_photo(sign_in) -> None:
    from hashlib import sha256

    client = sign_in("official")
    first, second = photo("red"), photo("green")
    right = ",".join(sha256(one).hexdigest() for one in (first, second))
    assert send(client, first, second, sent_sha256=right).status_code == 200
    answer = send(client, second, first, sent_sha256=right)
    assert answer.status_code == 422 and "belum terkirim utuh" in answer.get_data(as_text=True)
