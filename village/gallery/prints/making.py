"""The catalogue as a PDF, made as long work: asked for on a page, kept for a day, the same file for every official."""

import os
from datetime import timedelta
from pathlib import Path

from flask import current_app
from flask_babel import force_locale, ngettext
from flask_babel import gettext as _

from village.core.files import storage
from village.core.long_work import Kind, Made, Progress, WorkView, find_work, new_place
from village.core.looks import look_of
from village.core.printing import Drawing, make_pdf
from village.core.village import VillageFacts, current_village
from village.gallery.prints.catalogue import Chapters, catalogue_pages
from village.gallery.prints.things import printed_catalogue
from village.gallery.queries import count_products
from village.registry.interface import slug_of, today

KIND = "gallery.catalogue"
KEPT_FOR = timedelta(days=1)


def catalogue_drawing(village: VillageFacts, chapters: Chapters) -> Drawing:
    """Cover and chapters with the prices of today, in Indonesian whoever asks."""
    address = f"{current_app.config['PUBLIC_ADDRESS']}/produk"
    with force_locale("id"):
        pages = catalogue_pages(village, chapters, address=address, on=today())
        return Drawing(str(_("Katalog produk")), pages, look_of(village))


def count_printed(chapters: Chapters) -> int:
    """Products in these chapters."""
    return sum(len(things) for _name, things in chapters)


def left_out(printed: int) -> int:
    """Public products beyond those so many that found a place in the catalogue. One statement."""
    return max(0, sum(count_products().values()) - printed)


def _make(progress: Progress) -> Made:
    village = current_village()
    assert village is not None, "nobody can ask before there is a village"
    with current_app.test_request_context(), force_locale("id"):  # addresses of pages need one; nobody sent it
        progress.stage(_("Mengumpulkan produk dan harga hari ini"))
        chapters = printed_catalogue()
        drawing, printed = catalogue_drawing(village, chapters), count_printed(chapters)
        told = ngettext("%(num)d produk", "%(num)d produk", printed)
        progress.stage(_("Menata %(products)s di %(pages)d lembar", products=told, pages=len(drawing.pages)))
        place = _written(make_pdf(storage(), drawing, is_long=True))
        found = {"products": printed, "pages": len(drawing.pages), "left_out": left_out(printed)}
    return Made(place, f"{slug_of(f'katalog-{village.name}', (), 'katalog')}-{today().isoformat()}.pdf", found)


def _written(content: bytes) -> Path:
    place = new_place()
    with open(place, "xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return place


def work_kinds() -> list[Kind]:
    """The one kind of long work of this feature."""
    return [Kind(KIND, _make, KEPT_FOR)]


def newest_works() -> tuple[WorkView | None, WorkView | None]:
    """The latest attempt, and the latest catalogue that can still be taken away. One statement."""
    works = find_work(KIND, limit=10)
    return next(iter(works), None), next((one for one in works if one.file_key), None)
