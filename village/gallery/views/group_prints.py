"""Printing for a group: its officers and the officials get its brochure and its poster, as a page and as a PDF."""

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import NotFound

from village.core.access import check, requires
from village.core.printing import Drawing
from village.gallery.prints.of_groups import find_group, group_brochure, group_poster, printed_of_group
from village.gallery.views.blueprint import bp
from village.gallery.views.prints import drawing_of, pdf_of, present_village, sheets_page
from village.registry.interface import PublicGroup

KINDS = {"brosur": (_l("Brosur"), group_brochure), "poster": (_l("Poster"), group_poster)}


@bp.get("/kelola/cetak/kelompok/<int:group_id>/<any('brosur','poster'):kind>")
@requires("registry.edit_group")
def group_sheets(group_id: int, kind: str) -> ResponseReturnValue:
    """The sheets as a page to look at and print."""
    group, drawing = _of_group(group_id, kind)
    return sheets_page(KINDS[kind][0], drawing, url_for("registry.group", group_id=group_id), group.name)


@bp.get("/kelola/cetak/kelompok/<int:group_id>/<any('brosur','poster'):kind>.pdf")
@requires("registry.edit_group")
def group_pdf(group_id: int, kind: str) -> ResponseReturnValue:
    """The same sheets as a PDF."""
    group, drawing = _of_group(group_id, kind)
    return pdf_of(drawing, f"{kind}-{group.name}")


def _of_group(group_id: int, kind: str) -> tuple[PublicGroup, Drawing]:
    group = find_group(group_id)
    if group is None:
        raise NotFound()
    check("registry.edit_group", group)
    title, drawn = KINDS[kind]
    village = present_village()
    with force_locale("id"):  # what is printed here is read here, whoever prints it
        pages = drawn(group, printed_of_group(group_id), village=village.name, place=village.place_line)
        return group, drawing_of(title, pages)
