"""What waits for an official's check, and the check itself."""

from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.core.access import allowed, check, requires, submitted
from village.core.answering import me
from village.core.asked import asked_number
from village.core.errors import DomainError, NotFound
from village.core.fragments import page
from village.permits import case_forms as forms
from village.permits.cases import QUEUES, get_case, moves_of, queue_page
from village.permits.naming import fits, name_of, rule_of
from village.permits.paths import businesses_of
from village.permits.said import CaseKey
from village.permits.services import checking
from village.permits.services.evidence import subject_of
from village.permits.views.blueprint import bp
from village.permits.views.cases import address_of, names_by_id
from village.registry.interface import get_enterprise
from village.vault.interface import evidence_of


@bp.get("/kelola/izin")
@requires("permits.see_cases")
def work() -> ResponseReturnValue:
    """For those who check: what waits. For owners and helpers: their businesses with the next step of each."""
    if not allowed("permits.check_cases"):
        mine = businesses_of(me())
        if len(mine) == 1:
            return redirect(url_for("permits.path", enterprise_id=mine[0].enterprise_id), 302)
        return page("permits/mine.html", businesses=mine)
    wanted = request.args.get("lihat", "")
    queue = wanted if wanted in QUEUES else QUEUES[0]
    found = queue_page(queue, asked_number("hal", 1))
    more = url_for("permits.work", lihat=queue, hal=found.page + 1) if found.page < found.pages else ""
    lines = [(line, name_of(line.permit_code)) for line in found.lines]
    return page("permits/queue.html", queue=queue, found=found, lines=lines, next_url=more)


def _checked(case_id: int) -> Any:
    row = get_case(case_id)
    check("permits.check_cases", get_enterprise(row.enterprise_id))
    return row


@bp.get("/kelola/izin/<int:case_id>")
@requires("permits.check_cases")
def check_case(case_id: int) -> ResponseReturnValue:
    """The paper beside what is written of it."""
    row = _checked(case_id)
    return _check_page(row, forms.paper_form(row), forms.SendBackForm())


def _check_page(row: Any, form: Any, back: Any, status: int = 200) -> ResponseReturnValue:
    rule = rule_of(row.permit_code)
    if row.state not in ("terbit", "terbit_komitmen"):
        raise NotFound()
    return page(
        "permits/check.html",
        status=status,
        case=row,
        rule=rule,
        form=form,
        back_form=back,
        evidence=evidence_of(subject_of(row.id)),
        moves=moves_of(row.id),
        names=names_by_id(),
        odd_number=bool(row.number) and not fits(rule, row.number),
        case_url=address_of(CaseKey(row.enterprise_id, row.permit_code, row.about)),
    )


@bp.post("/kelola/izin/<int:case_id>/periksa")
@requires("permits.check_cases")
def verify(case_id: int) -> ResponseReturnValue:
    """It is as written: a badge from now on."""
    row = _checked(case_id)
    form = forms.paper_form(row, submitted())
    if not form.validate():
        return _check_page(row, form, forms.SendBackForm(), 422)
    try:
        checking.verify(me(), case_id, form.paper(), forms.seen_revision(form))
    except DomainError as error:
        if error.status == 404:
            raise
        form.place(error)
        return _check_page(get_case(case_id), form, forms.SendBackForm(), error.status)
    text = _("%(permit)s %(name)s sudah diperiksa.", permit=name_of(row.permit_code), name=row.enterprise_name)
    flash({"text": text, "undo": url_for("permits.undo_check", case_id=case_id)}, "good")  # type: ignore[arg-type]
    return redirect(url_for("permits.work"), 303)


@bp.post("/kelola/izin/<int:case_id>/kembalikan")
@requires("permits.check_cases")
def send_back(case_id: int) -> ResponseReturnValue:
    """It does not fit: say what."""
    row = _checked(case_id)
    form = forms.SendBackForm(submitted())
    try:
        if not form.validate():
            raise DomainError(form.note.errors[0], "note")
        checking.send_back(me(), case_id, form.note.data or "")
    except DomainError as error:
        if error.status == 404:
            raise
        if not form.errors:
            form.place(error)
        return _check_page(row, forms.paper_form(row), form, error.status)
    flash(_("Dikembalikan. Pemilik membaca catatan Anda di halaman izinnya."), "good")
    return redirect(url_for("permits.work"), 303)


@bp.post("/kelola/izin/<int:case_id>/cabut")
@requires("permits.check_cases")
def revoke(case_id: int) -> ResponseReturnValue:
    """It holds no more: the badge drops at once."""
    row = _checked(case_id)
    try:
        checking.revoke(me(), case_id, submitted().get("reason", "").strip()[:500])
        flash(_("Izin dinyatakan dicabut. Lencananya sudah lepas dari halaman umum."), "good")
    except DomainError as error:
        if error.status == 404:
            raise
        flash(str(error), "warn")
    return redirect(address_of(CaseKey(row.enterprise_id, row.permit_code, row.about)), 303)


@bp.post("/kelola/izin/<int:case_id>/urungkan-periksa")
@requires("permits.check_cases")
def undo_check(case_id: int) -> ResponseReturnValue:
    """Take the check back."""
    _checked(case_id)
    try:
        checking.undo_check(me(), case_id)
        flash(_("Pemeriksaan diurungkan. Lencananya lepas, dan suratnya menunggu lagi."), "good")
    except DomainError as error:
        if error.status == 404:
            raise
        flash(str(error), "warn")
    return redirect(url_for("permits.work"), 303)
