"""The board of a group: handing over, the decree and its scan, and the boards before."""

from flask import Response, flash, redirect, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.config import PHOTO_BYTES
from village.core.access import allowed, check, requires, submitted
from village.core.answering import me
from village.core.errors import DomainError
from village.core.errors import NotFound as NoSuchFile
from village.core.files import storage
from village.core.fragments import page
from village.core.languages import one_language
from village.registry import boards as reading
from village.registry.decree_files import ENDINGS, MEDIA_TYPES, receive_decree
from village.registry.group_forms import DecreeForm, HandOverForm, ScanForm, decree_form
from village.registry.models import Group
from village.registry.queries import get_group, today
from village.registry.services import boards as services
from village.registry.services.enterprises import ChangedMeanwhile
from village.registry.views.blueprint import bp

SANDBOX = "default-src 'none'; sandbox"


def may_hand_over(group: Group) -> bool:
    """The head of the group, or who keeps the register."""
    return allowed("registry.keep_register") or reading.leads_as_head(me().account_id, group.id)


@bp.get("/kelola/kelompok/<int:group_id>/pengurus")
@requires("registry.see_groups")
def boards(group_id: int) -> ResponseReturnValue:
    """Who leads, by which decree until when, and who led before."""
    found = get_group(group_id)
    check("registry.see_groups", found)
    return boards_page(found, ScanForm())


def boards_page(found: Group, form: ScanForm, status: int = 200) -> ResponseReturnValue:
    lines = reading.boards_of(found.id)
    return page(
        "registry/boards.html",
        status=status,
        group=found,
        boards=lines,
        form=form,
        may_edit=allowed("registry.edit_group", found),
        may_hand_over=may_hand_over(found),
        may_undo=allowed("registry.keep_register") and reading.can_undo(lines),
    )


@bp.get("/kelola/kelompok/<int:group_id>/serah-terima")
@requires("registry.edit_group")
def new_board(group_id: int) -> ResponseReturnValue:
    """The form by which others take office."""
    found = get_group(group_id)
    check("registry.edit_group", found)
    if not may_hand_over(found):
        raise NotFound()
    form = HandOverForm(data={"from_on": today()}).offer(reading.member_choices(group_id))
    return page("registry/hand_over.html", form=form, group=found)


@bp.post("/kelola/kelompok/<int:group_id>/serah-terima")
@requires("registry.edit_group")
def hand_over(group_id: int) -> ResponseReturnValue:
    """They take office. Whoever holds none any more cannot come back to the group's pages."""
    found = get_group(group_id)
    check("registry.edit_group", found)
    form = HandOverForm(submitted()).offer(reading.member_choices(group_id))
    if not form.validate():
        return page("registry/hand_over.html", status=422, form=form, group=found)
    try:
        services.hand_over(me(), group_id, form.officers(), form.facts())
    except DomainError as error:
        if error.status == 404:
            raise
        form.place(error)
        return page("registry/hand_over.html", status=error.status, form=form, group=get_group(group_id))
    name = get_group(group_id).name
    flash(_("Kepengurusan %(name)s sudah diserahterimakan. Pengurus lama tersimpan di riwayat.", name=name), "good")
    stays = allowed("registry.keep_register") or reading.holds_office(me().account_id, group_id)
    return redirect(url_for("registry.boards", group_id=group_id) if stays else url_for("home.workspace"), 303)


@bp.post("/kelola/kelompok/<int:group_id>/serah-terima/urungkan")
@requires("registry.keep_register")
def undo_hand_over(group_id: int) -> ResponseReturnValue:
    """The board before leads again."""
    services.undo_hand_over(me(), group_id)
    flash(_("Serah terima sudah diurungkan. Pengurus sebelumnya menjabat lagi."), "good")
    return redirect(url_for("registry.boards", group_id=group_id), 303)


@bp.get("/kelola/kelompok/<int:group_id>/pengurus/<int:board_id>/ubah")
@requires("registry.edit_group")
def edit_board(group_id: int, board_id: int) -> ResponseReturnValue:
    """The form of what the decree states."""
    found = get_group(group_id)
    check("registry.edit_group", found)
    return page("registry/decree_form.html", form=decree_form(reading.get_board(group_id, board_id)), group=found)


@bp.post("/kelola/kelompok/<int:group_id>/pengurus/<int:board_id>/ubah")
@requires("registry.edit_group")
def correct_board(group_id: int, board_id: int) -> ResponseReturnValue:
    """Correct it."""
    found = get_group(group_id)
    check("registry.edit_group", found)
    form: DecreeForm = decree_form(reading.get_board(group_id, board_id), submitted())
    if not form.validate():
        return page("registry/decree_form.html", status=422, form=form, group=found)
    try:
        services.correct_board(me(), group_id, board_id, form.facts(), form.seen_at())
    except DomainError as error:
        if error.status == 404:
            raise
        form.place(error)
        if isinstance(error, ChangedMeanwhile):
            form.seen.data = reading.get_board(group_id, board_id).updated_at.isoformat()
        return page("registry/decree_form.html", status=error.status, form=form, group=get_group(group_id))
    flash(_("Data SK sudah disimpan."), "good")
    return redirect(url_for("registry.boards", group_id=group_id), 303)


@bp.post("/kelola/kelompok/<int:group_id>/pengurus/<int:board_id>/sk")
@requires("registry.edit_group", body_bytes=PHOTO_BYTES + 1_000_000)
def keep_decree(group_id: int, board_id: int) -> ResponseReturnValue:
    """A scan of the decree."""
    found = get_group(group_id)
    check("registry.edit_group", found)
    reading.get_board(group_id, board_id)
    form = ScanForm(submitted())
    try:
        if form.file.data is None:
            raise DomainError(_("Belum ada berkas yang dipilih. Pilih PDF atau foto SK-nya dulu."), "file")
        services.keep_decree(me(), group_id, board_id, receive_decree(storage(), form.file.data.stream))
    except DomainError as error:
        if error.status == 404:
            raise
        form.place(error)
        return boards_page(get_group(group_id), form, error.status)
    flash(
        _("Pindaian SK sudah tersimpan. Hanya pengurus kelompok ini dan pengurus kampung yang bisa membukanya."), "good"
    )
    return redirect(url_for("registry.boards", group_id=group_id), 303)


@bp.get("/kelola/kelompok/<int:group_id>/pengurus/<int:board_id>/sk")
@one_language
@requires("registry.see_groups")
def decree(group_id: int, board_id: int) -> ResponseReturnValue:
    """The scan as a download that no browser runs as a page of this site."""
    found = get_group(group_id)
    check("registry.see_groups", found)
    board = reading.get_board(group_id, board_id)
    if board.file_sha256 is None or board.file_type not in MEDIA_TYPES:
        raise NotFound()
    try:
        file = storage().open(board.file_sha256)
    except NoSuchFile:
        raise NotFound() from None
    name = f"sk-{found.slug}-{board.from_on.isoformat()}.{ENDINGS[board.file_type]}"
    response: Response = send_file(
        file, mimetype=MEDIA_TYPES[board.file_type], as_attachment=True, download_name=name, etag=False
    )
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Cache-Control"] = "private, no-store"
    return response
