"""What a group prints, and its lists as files."""

from flask import make_response, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.core.access import check, requires
from village.core.asked import asked_number
from village.core.fragments import page
from village.core.languages import one_language
from village.registry.boards import boards_of, member_choices
from village.registry.details import MemberLine, member_lines
from village.registry.group_exports import group_file
from village.registry.models import Group
from village.registry.queries import OFFICER_ROLES, get_group, today
from village.registry.views.blueprint import bp

MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
EMPTY_ROWS = 18
LONGEST_PURPOSE = 500


def _shown(group_id: int) -> tuple[Group, list[MemberLine]]:
    """The group and its members of today; 404 for whoever may not see it."""
    found = get_group(group_id)
    check("registry.see_groups", found)
    return found, [line for line in member_lines(group_id) if not line.is_past]


@bp.get("/kelola/kelompok/<int:group_id>/cetak/daftar-anggota")
@requires("registry.see_groups")
def member_list_paper(group_id: int) -> ResponseReturnValue:
    """The members, for the wall or the file."""
    found, members = _shown(group_id)
    boards = boards_of(group_id)[:1]
    return page("registry/paper_members.html", group=found, members=members, boards=boards, today=today())


@bp.get("/kelola/kelompok/<int:group_id>/cetak/kartu-anggota")
@requires("registry.see_groups")
def member_cards_paper(group_id: int) -> ResponseReturnValue:
    """A card for every member, or for one."""
    found, members = _shown(group_id)
    wanted = asked_number("anggota")
    chosen = [line for line in members if wanted is None or line.id == wanted]
    return page("registry/paper_cards.html", group=found, members=chosen, today=today())


@bp.get("/kelola/kelompok/<int:group_id>/cetak/daftar-hadir")
@requires("registry.see_groups")
def attendance_paper(group_id: int) -> ResponseReturnValue:
    """A sheet to sign: empty lines, or the members' names in them."""
    found, members = _shown(group_id)
    with_names = bool(request.args.get("nama"))
    names = [line.name for line in members] if with_names else []
    empty = max(EMPTY_ROWS - len(names), 5)
    return page("registry/paper_attendance.html", group=found, rows=[*names, *[""] * empty], with_names=with_names)


@bp.get("/kelola/kelompok/<int:group_id>/cetak/surat-kuasa")
@requires("registry.see_groups")
def authority_paper(group_id: int) -> ResponseReturnValue:
    """A letter by which one member lets another act; nothing of it is kept."""
    found, members = _shown(group_id)
    by_id = {line.id: line for line in members}
    head = next((line for line in members if line.role == OFFICER_ROLES[0]), None)
    giver, taker = by_id.get(asked_number("dari", 0)), by_id.get(asked_number("kepada", 0))
    return page(
        "registry/paper_authority.html",
        group=found,
        choices=[(0, _("titik-titik, diisi dengan pena")), *member_choices(group_id)],
        giver=giver or (head if "dari" not in request.args else None),
        taker=taker,
        purpose=request.args.get("untuk", "")[:LONGEST_PURPOSE].strip(),
        today=today(),
    )


@bp.get("/kelola/kelompok/<int:group_id>/unduh/<any(anggota, pertemuan):what>.<kind>")
@one_language
@requires("registry.see_groups")
def group_export(group_id: int, what: str, kind: str) -> ResponseReturnValue:
    """The members, or the log of meetings, as a file."""
    found = get_group(group_id)
    check("registry.see_groups", found)
    if kind not in MEDIA_TYPES:
        raise NotFound()
    response = make_response(group_file(what, kind, group_id))
    response.headers["Content-Type"] = MEDIA_TYPES[kind]
    name = f"{what}-{found.slug}-{today().isoformat()}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
