"""The register of breaches, and the notices that go out."""

from typing import Any
from zoneinfo import ZoneInfo

from flask import current_app, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.config import FORM_BYTES
from village.core.access import requires, submitted
from village.core.answering import me
from village.core.db import utcnow
from village.core.errors import DomainError
from village.core.formatting import moment
from village.core.forms import options
from village.core.fragments import page
from village.core.languages import language
from village.core.sharing import whatsapp_address
from village.core.village import current_village
from village.privacy.forms import BreachForm
from village.privacy.queries import BreachLine, get_breach, people_of
from village.privacy.queries import breaches as breach_lines
from village.privacy.services import breaches as service
from village.privacy.views.blueprint import bp
from village.registry.interface import enterprise_choices


@bp.get("/kelola/kebocoran")
@requires("privacy.keep_breaches")
def breaches() -> ResponseReturnValue:
    """The register."""
    return page("privacy/breaches.html", breaches=breach_lines())


def _form(sent: Any = None, **known: Any) -> BreachForm:
    form = BreachForm(sent, **known)
    form.enterprise_ids.choices = options(enterprise_choices())
    return form


@bp.get("/kelola/kebocoran/baru")
@requires("privacy.keep_breaches")
def new_breach() -> ResponseReturnValue:
    """The form for a breach."""
    return page("privacy/breach_form.html", form=_form(audience="accounts"), found=None)


@bp.post("/kelola/kebocoran/baru")
@requires("privacy.keep_breaches", body_bytes=FORM_BYTES)
def record_breach() -> ResponseReturnValue:
    """Write it down, and find whom it touches."""
    form = _form(submitted())
    if form.validate():
        try:
            breach_id = service.record_breach(me(), form.facts(), form.chosen())
        except DomainError as error:
            form.place(error)
        else:
            flash(_("Tercatat. Beri tahu orang-orang di bawah ini dan lembaganya."), "good")
            return redirect(url_for("privacy.breach", breach_id=breach_id), 303)
    return page("privacy/breach_form.html", status=422, form=form, found=None)


@bp.get("/kelola/kebocoran/<int:breach_id>/ubah")
@requires("privacy.keep_breaches")
def edit_breach(breach_id: int) -> ResponseReturnValue:
    """The form with what stands there now."""
    found = get_breach(breach_id)
    zone = ZoneInfo(current_app.config["TIMEZONE"])
    form = _form(
        title=found.title,
        what=found.what,
        happened=found.happened,
        noticed_at=found.noticed_at.astimezone(zone),
        how=found.how,
        handling=found.handling,
        audience=found.audience.get("kind"),
        enterprise_ids=found.audience.get("ids"),
        purpose=found.audience.get("purpose"),
    )
    return page("privacy/breach_form.html", form=form, found=found)


@bp.post("/kelola/kebocoran/<int:breach_id>/ubah")
@requires("privacy.keep_breaches", body_bytes=FORM_BYTES)
def change_breach(breach_id: int) -> ResponseReturnValue:
    """Correct it."""
    found = get_breach(breach_id)
    form, status = _form(submitted()), 422
    if form.validate():
        try:
            service.change_breach(me(), breach_id, form.facts(), form.chosen())
        except DomainError as error:
            form.place(error)
            status = error.status
        else:
            flash(_("Perubahan disimpan."), "good")
            return redirect(url_for("privacy.breach", breach_id=breach_id), 303)
    return page("privacy/breach_form.html", status=status, form=form, found=found)


@bp.get("/kelola/kebocoran/<int:breach_id>")
@requires("privacy.keep_breaches")
def breach(breach_id: int) -> ResponseReturnValue:
    """What happened, whom it touches, and who was told."""
    found = get_breach(breach_id)
    text = notice_text(found)
    people = [(one, whatsapp_address(one.phone or "", f"{one.name},\n{text}")) for one in people_of(breach_id)]
    return page("privacy/breach.html", found=found, people=people)


def notice_text(found: BreachLine) -> str:
    """The notice as a message: what data, when and how, and what is done (UU 27/2022, article 46)."""
    village = current_village()
    lines = [
        _("Pemberitahuan dari %(village)s tentang data pribadi Anda.", village=village.name if village else "Gapura"),
        _("Data: %(what)s", what=found.what),
        _(
            "Terjadi: %(happened)s. Diketahui %(moment)s.",
            happened=found.happened or _("belum diketahui pasti"),
            moment=moment(found.noticed_at, language()),
        ),
        _("Bagaimana: %(how)s", how=found.how),
        _("Penanganan: %(handling)s", handling=found.handling),
    ]
    return "\n".join(lines)


@bp.get("/kelola/kebocoran/<int:breach_id>/surat")
@requires("privacy.keep_breaches")
def breach_letters(breach_id: int) -> ResponseReturnValue:
    """The letter to the agency, and one to each person, ready for paper."""
    return page("privacy/breach_letters.html", found=get_breach(breach_id), people=people_of(breach_id), today=utcnow())


@bp.post("/kelola/kebocoran/<int:breach_id>/orang/<int:person_id>")
@requires("privacy.keep_breaches")
def note_told(breach_id: int, person_id: int) -> ResponseReturnValue:
    """Somebody was told."""
    service.note_told(me(), breach_id, person_id)
    undo = url_for("privacy.note_untold", breach_id=breach_id, person_id=person_id)
    flash({"text": _("Tercatat sudah diberi tahu."), "undo": undo}, "good")  # type: ignore[arg-type]
    return redirect(url_for("privacy.breach", breach_id=breach_id), 303)


@bp.post("/kelola/kebocoran/<int:breach_id>/orang/<int:person_id>/belum")
@requires("privacy.keep_breaches")
def note_untold(breach_id: int, person_id: int) -> ResponseReturnValue:
    """Somebody was not told after all."""
    service.note_told(me(), breach_id, person_id, is_told=False)
    flash(_("Catatan itu sudah dikembalikan."), "good")
    return redirect(url_for("privacy.breach", breach_id=breach_id), 303)


@bp.post("/kelola/kebocoran/<int:breach_id>/lembaga")
@requires("privacy.keep_breaches")
def note_agency_told(breach_id: int) -> ResponseReturnValue:
    """The agency was told."""
    service.note_agency_told(me(), breach_id)
    flash(_("Tercatat: lembaga sudah diberi tahu."), "good")
    return redirect(url_for("privacy.breach", breach_id=breach_id), 303)
