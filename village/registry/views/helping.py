"""Requests for help: asking, taking, doing, rating."""

from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.accounts import interface as accounts
from village.core.access import allowed, check, requires, submitted
from village.core.answering import me
from village.core.asked import asked_number
from village.core.errors import DomainError
from village.core.fragments import page
from village.registry import helping as reading
from village.registry.helping_forms import AskForm, RatingForm, ResultForm
from village.registry.helping_rules import OPEN_STATES, PART_NEEDED, WORKING_STATES
from village.registry.models import HELP_STATES, Enterprise, HelpRequest
from village.registry.queries import get_enterprise, parts_of
from village.registry.services import help_consents
from village.registry.services import helping as services
from village.registry.views.blueprint import bp


def to_request(request_id: int) -> ResponseReturnValue:
    return redirect(url_for("registry.help_request", request_id=request_id), 303)


def views_of_person() -> list[str]:
    """The lists that mean something to this person, the one to begin with first."""
    person = me()
    is_helper = person.has("agent") and reading.is_active_helper(person.account_id)
    shown = {
        "tugas": person.has("agent"),
        "usaha": bool(person.owns),
        "menunggu": is_helper or allowed("registry.keep_helpers"),
        "semua": allowed("registry.see_help_counts"),
    }
    return [view for view in ("usaha", "tugas", "menunggu", "semua") if shown[view]] or ["usaha"]


@bp.get("/kelola/bantuan")
@requires("registry.see_help")
def help_requests() -> ResponseReturnValue:
    """What is asked for, waits, is in work and is done."""
    views, wanted = views_of_person(), request.args.get("lihat", "")
    view = wanted if wanted in views else views[0]
    person = me()
    is_on_duty = reading.is_active_helper(person.account_id)
    return page(
        "registry/help_requests.html",
        fragments=("requests",),
        view=view,
        views=views,
        counts=reading.count_views(person),
        found=reading.request_list(person, view, asked_number("hal", 1)),
        consents=reading.consents_of_helper(person.account_id) if person.has("agent") and is_on_duty else (),
        is_on_duty=is_on_duty,
        names=reading.names_by_account(accounts.account_lines()),
        parts_of=parts_of,
        may_ask=allowed("registry.ask_help"),
    )


def ask_page(found: Enterprise, form: AskForm, status: int = 200) -> ResponseReturnValue:
    return page("registry/help_ask.html", status=status, enterprise=found, form=form)


@bp.get("/kelola/bantuan/minta")
@requires("registry.ask_help")
def choose_whom() -> ResponseReturnValue:
    """For which enterprise; straight to the form where there is one only."""
    person = me()
    ids = None if allowed("registry.keep_helpers") else person.owns
    lines = reading.enterprises_to_help(ids)
    if len(lines) == 1:
        return redirect(url_for("registry.ask_help", enterprise_id=lines[0].id), 302)
    return page("registry/help_whom.html", lines=lines)


@bp.get("/kelola/usaha/<int:enterprise_id>/bantuan")
@requires("registry.ask_help")
def ask_help(enterprise_id: int) -> ResponseReturnValue:
    """The form: what kind, and a note."""
    found = get_enterprise(enterprise_id)
    check("registry.ask_help", found)
    return ask_page(found, AskForm())


@bp.post("/kelola/usaha/<int:enterprise_id>/bantuan")
@requires("registry.ask_help")
def send_help_request(enterprise_id: int) -> ResponseReturnValue:
    """Ask for it."""
    found = get_enterprise(enterprise_id)
    check("registry.ask_help", found)
    form = AskForm(submitted())
    if not form.validate():
        return ask_page(found, form, 422)
    try:
        asked = services.ask_help(me(), enterprise_id, form.kind.data or "", form.note.data or "")
    except DomainError as error:
        form.place(error)
        return ask_page(get_enterprise(enterprise_id), form, error.status)
    flash(_("Permintaan sudah dikirim. Kader akan melihatnya."), "good")
    return to_request(asked.id)


def request_page(
    found: HelpRequest, *, result: Any = None, rating: Any = None, trouble: str = "", status: int = 200
) -> ResponseReturnValue:
    person, part = me(), PART_NEEDED[found.kind]
    offers, waits = reading.offers_of(found.id), found.state == "diminta"
    may_answer = allowed("registry.answer_help", found)
    is_helper = waits and person.has("agent") and reading.is_active_helper(person.account_id)
    return page(
        "registry/help_request.html",
        status=status,
        request_=found,
        enterprise=get_enterprise(found.enterprise_id),
        states=HELP_STATES,
        part=part,
        names=reading.names_by_account(accounts.account_lines()),
        offers=[one for one in offers if one.answered_at is None] if waits and may_answer else (),
        may_consent=found.enterprise_id in person.owns,
        my_offer=next((one for one in offers if one.account_id == person.account_id), None),
        may_take=is_helper and person.acts_for(found.enterprise_id, part),
        may_offer=is_helper and not person.acts_for(found.enterprise_id, part),
        may_work=allowed("registry.work_on_help", found) and found.state in WORKING_STATES,
        may_rate=may_answer and found.state in ("selesai", "dinilai"),
        may_cancel=may_answer and found.state in OPEN_STATES,
        may_release=may_answer and found.state in WORKING_STATES,
        may_see_enterprise=allowed("registry.see_enterprises", get_enterprise(found.enterprise_id)),
        result_form=result or ResultForm(data={"result": found.result}),
        rating_form=rating or RatingForm(data={"rating": found.rating, "rating_note": found.rating_note}),
        trouble=trouble,
    )


@bp.get("/kelola/bantuan/<int:request_id>")
@requires("registry.see_help")
def help_request(request_id: int) -> ResponseReturnValue:
    """One request: how far it is, and the next step for whoever it belongs to."""
    found = reading.get_request(request_id)
    check("registry.see_help", found)
    return request_page(found)


@bp.post("/kelola/bantuan/<int:request_id>/ambil")
@requires("registry.take_help")
def take_help(request_id: int) -> ResponseReturnValue:
    """A helper takes it; without the owner's consent the way to ask for that comes first."""
    try:
        services.take_request(me(), request_id)
    except services.ConsentNeeded as error:
        return request_page(reading.get_request(request_id), trouble=str(error), status=error.status)
    flash(_("Permintaan ini sekarang tugas Anda."), "good")
    return to_request(request_id)


@bp.post("/kelola/bantuan/<int:request_id>/minta-izin")
@requires("registry.take_help")
def offer_help(request_id: int) -> ResponseReturnValue:
    """Ask the owner to consent."""
    services.offer_help(me(), request_id)
    flash(
        _("Permintaan izin sudah disampaikan kepada pemilik. Begitu diizinkan, tugas ini menjadi milik Anda."), "good"
    )
    return to_request(request_id)


@bp.post("/kelola/bantuan/<int:request_id>/izin/<int:offer_id>/beri")
@requires("registry.answer_help")
def accept_offer(request_id: int, offer_id: int) -> ResponseReturnValue:
    """The owner consents with one tap."""
    help_consents.accept_offer(me(), request_id, offer_id)
    flash(_("Izin sudah diberikan. Anda bisa mencabutnya kapan saja."), "good")
    return to_request(request_id)


@bp.post("/kelola/bantuan/<int:request_id>/izin/<int:offer_id>/tolak")
@requires("registry.answer_help")
def decline_offer(request_id: int, offer_id: int) -> ResponseReturnValue:
    """The owner does not."""
    help_consents.decline_offer(me(), request_id, offer_id)
    flash(_("Izin tidak diberikan. Permintaan Anda tetap menunggu kader lain."), "good")
    return to_request(request_id)


@bp.post("/kelola/bantuan/<int:request_id>/mulai")
@requires("registry.work_on_help")
def start_help(request_id: int) -> ResponseReturnValue:
    """The helper has begun."""
    services.start_request(me(), request_id)
    flash(_("Tercatat: sedang Anda kerjakan."), "good")
    return to_request(request_id)


@bp.post("/kelola/bantuan/<int:request_id>/selesai")
@requires("registry.work_on_help")
def finish_help(request_id: int) -> ResponseReturnValue:
    """The helper is done."""
    found = reading.get_request(request_id)
    check("registry.work_on_help", found)
    form = ResultForm(submitted())
    if not form.validate():
        return request_page(found, result=form, status=422)
    services.finish_request(me(), request_id, form.result.data or "")
    flash(_("Tercatat selesai. Pemilik akan menilainya."), "good")
    return to_request(request_id)


@bp.post("/kelola/bantuan/<int:request_id>/nilai")
@requires("registry.answer_help")
def rate_help(request_id: int) -> ResponseReturnValue:
    """How helpful it was."""
    found = reading.get_request(request_id)
    check("registry.answer_help", found)
    form = RatingForm(submitted())
    try:
        if not form.validate():
            return request_page(found, rating=form, status=422)
        services.rate_request(me(), request_id, form.rating.data or 0, form.rating_note.data or "")
    except DomainError as error:
        form.place(error)
        return request_page(reading.get_request(request_id), rating=form, status=error.status)
    flash(_("Penilaian sudah disimpan. Terima kasih."), "good")
    return to_request(request_id)


@bp.post("/kelola/bantuan/<int:request_id>/lepas")
@requires("registry.see_help")
def give_back_help(request_id: int) -> ResponseReturnValue:
    """It waits for a helper again."""
    services.give_back(me(), request_id)
    flash(_("Permintaan ini menunggu kader lagi."), "good")
    if allowed("registry.answer_help", reading.get_request(request_id)):
        return to_request(request_id)
    return redirect(url_for("registry.help_requests"), 303)


@bp.post("/kelola/bantuan/<int:request_id>/batal")
@requires("registry.answer_help")
def cancel_help(request_id: int) -> ResponseReturnValue:
    """Not needed any more; the way back stands in the notice."""
    services.cancel_request(me(), request_id)
    undo = url_for("registry.restore_help", request_id=request_id)
    flash({"text": _("Permintaan sudah dibatalkan."), "undo": undo}, "good")  # type: ignore[arg-type]
    return redirect(url_for("registry.help_requests"), 303)


@bp.post("/kelola/bantuan/<int:request_id>/kembalikan")
@requires("registry.answer_help")
def restore_help(request_id: int) -> ResponseReturnValue:
    """Needed after all."""
    services.restore_request(me(), request_id)
    flash(_("Permintaan sudah kembali."), "good")
    return to_request(request_id)
