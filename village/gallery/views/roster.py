"""Who keeps the kiosk when."""

from datetime import time, timedelta

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from village.core.access import requires, submitted
from village.core.answering import me, tell, try_to
from village.core.errors import DomainError
from village.core.fragments import page
from village.gallery.kiosk import minute_words, roster
from village.gallery.services import duty
from village.gallery.trade_forms import DutyForm, VisitorsForm
from village.gallery.views.blueprint import bp
from village.registry.interface import today

LOOK_BACK = timedelta(days=14)
USUAL = {"opens": time(9), "closes": time(15), "weeks": 1}


def _page(form: DutyForm, status: int = 200) -> ResponseReturnValue:
    rows = roster(since=today() - LOOK_BACK)
    return page(
        "gallery/roster.html",
        status=status,
        form=form,
        past=[one for one in rows if one.on_day < today() and one.deleted_at is None],
        coming=[one for one in rows if one.on_day >= today() and one.deleted_at is None],
        deleted=[one for one in rows if one.deleted_at is not None],
        minutes=minute_words,
        day=today(),
    )


@bp.get("/kelola/kios/piket")
@requires("gallery.run_kiosk")
def duties() -> ResponseReturnValue:
    """The roster from two weeks ago on."""
    return _page(DutyForm(data={**USUAL, "on_day": today()}))


@bp.post("/kelola/kios/piket")
@requires("gallery.run_kiosk")
def add_duty() -> ResponseReturnValue:
    """Put somebody on it."""
    form = DutyForm(submitted())
    if form.validate():
        try:
            rows = duty.add_duty(me(), form.facts())
        except DomainError as error:
            form.place(error)
        else:
            told = ngettext("Piket tercatat untuk %(num)d hari.", "Piket tercatat untuk %(num)d hari.", len(rows))
            tell(told)
            return redirect(url_for("gallery.duties"), 303)
    return _page(form, 422)


@bp.post("/kelola/kios/piket/<int:duty_id>/buka")
@requires("gallery.run_kiosk")
def open_kiosk(duty_id: int) -> ResponseReturnValue:
    """The kiosk opened; with how many visitors, once that is known."""
    form = VisitorsForm(submitted())
    with try_to():
        if form.validate():
            duty.open_kiosk(me(), duty_id, form.visitors.data)
            tell(_("Tercatat: kios buka hari itu."))
        else:
            raise DomainError(str(form.visitors.errors[0]))
    return redirect(url_for("gallery.duties"), 303)


@bp.post("/kelola/kios/piket/<int:duty_id>/hapus")
@requires("gallery.run_kiosk")
def delete_duty(duty_id: int) -> ResponseReturnValue:
    """Take it off the roster, with the way back in the notice."""
    row = duty.delete_duty(me(), duty_id)
    back = url_for("gallery.restore_duty", duty_id=duty_id)
    tell(_("Piket %(name)s dihapus. Bisa dikembalikan selama 30 hari.", name=row.person_name), undo=back)
    return redirect(url_for("gallery.duties"), 303)


@bp.post("/kelola/kios/piket/<int:duty_id>/pulihkan")
@requires("gallery.run_kiosk")
def restore_duty(duty_id: int) -> ResponseReturnValue:
    """Bring it back."""
    with try_to():
        row = duty.restore_duty(me(), duty_id)
        tell(_("Piket %(name)s dikembalikan.", name=row.person_name))
    return redirect(url_for("gallery.duties"), 303)
