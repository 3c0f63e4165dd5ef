"""Achievements and people in office, as officials keep them."""

from io import BytesIO
from typing import Any

from flask import current_app, redirect, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.config import FORM_BYTES, PHOTO_BYTES
from village.core.access import requires, submitted
from village.core.answering import me, tell
from village.core.errors import DomainError
from village.core.files import storage
from village.core.forms import options
from village.core.fragments import page
from village.core.looks import look_of
from village.core.printing import Drawing, make_pdf
from village.core.village import current_village
from village.home import profile as reads
from village.home.forms import AchievementForm, HandOverForm, TermForm
from village.home.models import Achievement, OfficeTerm
from village.home.pictures import take_picture
from village.home.profile_paper import profile_pages
from village.home.services import profile as services
from village.home.services.profile import AchievementFacts, TermFacts
from village.home.views.blueprint import bp
from village.registry.interface import enterprise_choices, slug_of, today

NONE_OF_THEM = (0, "-")


@bp.get("/kelola/profil/profil-kampung.pdf")
@requires("home.edit_village")
def profile_pdf() -> ResponseReturnValue:
    """The whole profile for partners, as a PDF."""
    village = current_village()
    if village is None:
        raise NotFound()
    with force_locale("id"):  # what is printed here is read here
        sheets = profile_pages(village, site=current_app.config["PUBLIC_ADDRESS"])
    made = BytesIO(make_pdf(storage(), Drawing(village.name, sheets, look_of(village))))
    name = f"profil-{slug_of(village.name, (), 'kampung')}.pdf"
    return send_file(made, mimetype="application/pdf", as_attachment=True, download_name=name, etag=False)


@bp.get("/kelola/profil")
@requires("home.edit_village")
def profile() -> ResponseReturnValue:
    """Both lists, with their buttons."""
    return page("home/profile.html", achievements=reads.achievements(), terms=reads.kept_terms(), today=today())


def _achievement_form(found: Achievement | None = None) -> AchievementForm:
    form = AchievementForm(submitted() if request.method == "POST" else None, obj=found)
    form.enterprise_id.choices = options([NONE_OF_THEM, *enterprise_choices()])
    form.group_id.choices = options([NONE_OF_THEM, *reads.group_choices()])
    form.product_id.choices = options([NONE_OF_THEM, *reads.product_choices()])
    if request.method == "GET" and found is not None:
        form.month.data = str(found.month or "")
        for field in (form.enterprise_id, form.group_id, form.product_id):
            field.data = field.data or 0
    return form


def _known_achievement(achievement_id: int) -> Achievement:
    found = reads.find_achievement(achievement_id)
    if found is None:
        raise NotFound()
    return found


@bp.get("/kelola/profil/prestasi/baru")
@requires("home.edit_village")
def new_achievement() -> ResponseReturnValue:
    """The form of an achievement."""
    return page("home/achievement_form.html", form=_achievement_form(), found=None)


@bp.post("/kelola/profil/prestasi/baru")
@requires("home.edit_village", body_bytes=PHOTO_BYTES + FORM_BYTES)
def add_achievement() -> ResponseReturnValue:
    """Write it."""
    return _save_achievement(None)


@bp.get("/kelola/profil/prestasi/<int:achievement_id>")
@requires("home.edit_village")
def edit_achievement(achievement_id: int) -> ResponseReturnValue:
    """The form with what stands there now."""
    found = _known_achievement(achievement_id)
    return page("home/achievement_form.html", form=_achievement_form(found), found=found)


@bp.post("/kelola/profil/prestasi/<int:achievement_id>")
@requires("home.edit_village", body_bytes=PHOTO_BYTES + FORM_BYTES)
def change_achievement(achievement_id: int) -> ResponseReturnValue:
    """Correct it."""
    return _save_achievement(_known_achievement(achievement_id))


def _save_achievement(found: Achievement | None) -> ResponseReturnValue:
    form = _achievement_form(found)
    if not form.validate():
        return page("home/achievement_form.html", status=422, form=form, found=found)
    facts = AchievementFacts(
        activity=form.activity.data or "",
        result=form.result.data or "",
        year=form.year.data or 0,
        until_year=form.until_year.data,
        month=int(form.month.data) if form.month.data else None,
        level=form.level.data or "",
        enterprise_id=form.enterprise_id.data or None,
        group_id=form.group_id.data or None,
        product_id=form.product_id.data or None,
    )
    achievement_id = found.id if found else None
    try:
        proof = take_picture(form.proof.data, "proof")
        services.save_achievement(me(), facts, achievement_id, proof=proof, without_proof=bool(form.without_proof.data))
    except DomainError as error:
        form.place(error)
        return page("home/achievement_form.html", status=error.status, form=form, found=_reread(found))
    tell(_("Prestasi tersimpan."), url_for("home.about") + "#prestasi", _("Lihat"))
    return redirect(url_for("home.profile"), 303)


def _reread(found: Achievement | None) -> Achievement | None:
    return reads.find_achievement(found.id) if found else None


@bp.post("/kelola/profil/prestasi/<int:achievement_id>/hapus")
@requires("home.edit_village")
def delete_achievement(achievement_id: int) -> ResponseReturnValue:
    """Take it away."""
    services.delete_achievement(me(), achievement_id)
    undo = url_for("home.restore_achievement", achievement_id=achievement_id)
    tell(_("Prestasi dihapus. Masih bisa dikembalikan selama 30 hari."), undo=undo)
    return redirect(url_for("home.profile"), 303)


@bp.post("/kelola/profil/prestasi/<int:achievement_id>/kembalikan")
@requires("home.edit_village")
def restore_achievement(achievement_id: int) -> ResponseReturnValue:
    """Bring it back."""
    services.restore_achievement(me(), achievement_id)
    tell(_("Prestasi sudah kembali."))
    return redirect(url_for("home.profile"), 303)


def _known_term(term_id: int) -> OfficeTerm:
    found = reads.find_term(term_id)
    if found is None:
        raise NotFound()
    return found


@bp.get("/kelola/profil/jabatan/baru")
@requires("home.edit_village")
def new_term() -> ResponseReturnValue:
    """The form of a term of office."""
    return page("home/term_form.html", form=TermForm(from_on=today()), found=None)


@bp.post("/kelola/profil/jabatan/baru")
@requires("home.edit_village", body_bytes=PHOTO_BYTES + FORM_BYTES)
def add_term() -> ResponseReturnValue:
    """Write it."""
    return _save_term(None)


@bp.get("/kelola/profil/jabatan/<int:term_id>")
@requires("home.edit_village")
def edit_term(term_id: int) -> ResponseReturnValue:
    """The form with what stands there now."""
    found = _known_term(term_id)
    return page("home/term_form.html", form=TermForm(obj=found), found=found)


@bp.post("/kelola/profil/jabatan/<int:term_id>")
@requires("home.edit_village", body_bytes=PHOTO_BYTES + FORM_BYTES)
def change_term(term_id: int) -> ResponseReturnValue:
    """Correct it."""
    return _save_term(_known_term(term_id).id)


def _save_term(term_id: int | None) -> ResponseReturnValue:
    form = TermForm(submitted())
    if not form.validate():
        return _term_again(form, term_id, 422)
    typed: dict[str, Any] = {name: form._fields[name].data for name in TermFacts.__dataclass_fields__}
    try:
        photo = take_picture(form.photo.data, "photo")
        services.save_term(me(), TermFacts(**typed), term_id, photo=photo, without_photo=bool(form.without_photo.data))
    except DomainError as error:
        form.place(error)
        return _term_again(form, term_id, error.status)
    tell(_("Jabatan tersimpan."), url_for("home.about") + "#pengurus", _("Lihat"))
    return redirect(url_for("home.profile"), 303)


def _term_again(form: TermForm, term_id: int | None, status: int) -> ResponseReturnValue:
    return page("home/term_form.html", status=status, form=form, found=reads.find_term(term_id) if term_id else None)


@bp.get("/kelola/profil/jabatan/<int:term_id>/serah")
@requires("home.edit_village")
def hand_over_form(term_id: int) -> ResponseReturnValue:
    """The form of the successor."""
    return page("home/hand_over.html", form=HandOverForm(from_on=today()), found=_known_term(term_id))


@bp.post("/kelola/profil/jabatan/<int:term_id>/serah")
@requires("home.edit_village", body_bytes=FORM_BYTES)
def hand_over(term_id: int) -> ResponseReturnValue:
    """End this term and begin the successor's."""
    found = _known_term(term_id)
    form = HandOverForm(submitted())
    if not form.validate():
        return page("home/hand_over.html", status=422, form=form, found=found)
    typed: dict[str, Any] = {name: field.data for name, field in form._fields.items()}
    try:
        services.hand_over(me(), term_id, TermFacts(office=found.office, **typed))
    except DomainError as error:
        form.place(error)
        return page("home/hand_over.html", status=error.status, form=form, found=_known_term(term_id))
    tell(_("Serah terima tercatat. Yang lama tetap ada di riwayat."), url_for("home.about") + "#pengurus", _("Lihat"))
    return redirect(url_for("home.profile"), 303)


@bp.post("/kelola/profil/jabatan/<int:term_id>/hapus")
@requires("home.edit_village")
def delete_term(term_id: int) -> ResponseReturnValue:
    """Take away what was written by mistake."""
    services.delete_term(me(), term_id)
    undo = url_for("home.restore_term", term_id=term_id)
    tell(_("Catatan jabatan dihapus. Masih bisa dikembalikan selama 30 hari."), undo=undo)
    return redirect(url_for("home.profile"), 303)


@bp.post("/kelola/profil/jabatan/<int:term_id>/kembalikan")
@requires("home.edit_village")
def restore_term(term_id: int) -> ResponseReturnValue:
    """Bring it back."""
    services.restore_term(me(), term_id)
    tell(_("Catatan jabatan sudah kembali."))
    return redirect(url_for("home.profile"), 303)
