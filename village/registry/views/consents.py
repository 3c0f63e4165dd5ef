"""Consent of the owner, helpers and owners of one enterprise."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.accounts import interface as accounts
from village.config import PHOTO_BYTES
from village.core.access import allowed, check, requires, submitted
from village.core.answering import me
from village.core.errors import DomainError
from village.core.forms import options
from village.core.fragments import page
from village.registry import details
from village.registry.forms import ConsentForm
from village.registry.helping import profiles
from village.registry.helping_forms import HelpForm
from village.registry.models import Enterprise
from village.registry.queries import get_enterprise, parts_of
from village.registry.services import consents as services
from village.registry.services import help_consents, people
from village.registry.views.blueprint import bp, keep_photo
from village.registry.words import CONSENT_WORDINGS


def consent_page(found: Enterprise, form: ConsentForm, help_form: HelpForm, status: int = 200) -> ResponseReturnValue:
    lines = {line.id: line for line in accounts.account_lines()}
    helps = details.open_helps(found.id)
    helping, known = {one.account_id for one in helps}, profiles()
    help_form.account_id.choices = options(
        (line.id, line.name)
        for line in lines.values()
        if "agent" in line.roles
        and not line.disabled_at
        and line.id not in helping
        and (line.id not in known or known[line.id].state == "aktif")
    )
    return page(
        "registry/consents.html",
        status=status,
        enterprise=found,
        states=details.consent_states(found.id),
        wordings=CONSENT_WORDINGS,
        is_owner=found.id in me().owns,
        form=form,
        help_form=help_form,
        helps=helps,
        parts_of=parts_of,
        owners=details.owner_accounts(found.id),
        lines=lines,
    )


@bp.get("/kelola/usaha/<int:enterprise_id>/persetujuan")
@requires("registry.manage_consent")
def consents(enterprise_id: int) -> ResponseReturnValue:
    """What the owner consents to, and who may act for the enterprise."""
    found = get_enterprise(enterprise_id)
    check("registry.manage_consent", found)
    return consent_page(found, ConsentForm(), HelpForm())


@bp.post("/kelola/usaha/<int:enterprise_id>/persetujuan")
@requires("registry.manage_consent")
def give_consent(enterprise_id: int) -> ResponseReturnValue:
    """Write down a consent."""
    found = get_enterprise(enterprise_id)
    check("registry.manage_consent", found)
    form = ConsentForm(submitted())
    try:
        if not form.validate() or not form.purposes.data:
            raise DomainError(_("Pilih apa yang disetujui."), "purposes")
        channel = "online" if enterprise_id in me().owns else form.channel.data
        services.give_consents(me(), enterprise_id, form.purposes.data, channel)
    except DomainError as error:
        form.place(error)
        return consent_page(get_enterprise(enterprise_id), form, HelpForm(), error.status)
    flash(_("Persetujuan sudah dicatat."), "good")
    return redirect(url_for("registry.consents", enterprise_id=enterprise_id), 303)


@bp.post("/kelola/usaha/<int:enterprise_id>/persetujuan/<purpose>/cabut")
@requires("registry.manage_consent")
def withdraw_consent(enterprise_id: int, purpose: str) -> ResponseReturnValue:
    """End a consent now."""
    services.withdraw_consents(me(), enterprise_id, [purpose])
    flash(_("Persetujuan sudah dicabut. Halaman umum langsung mengikuti."), "good")
    return redirect(url_for("registry.consents", enterprise_id=enterprise_id), 303)


@bp.post("/kelola/usaha/<int:enterprise_id>/pembantu")
@requires("registry.manage_consent", body_bytes=PHOTO_BYTES + 1_000_000)
def let_help(enterprise_id: int) -> ResponseReturnValue:
    """Let a helper act for the enterprise."""
    found = get_enterprise(enterprise_id)
    check("registry.manage_consent", found)
    form = HelpForm(submitted())
    form.account_id.validate_choice = False
    try:
        if not form.validate():
            return consent_page(found, ConsentForm(), form, 422)
        letting = form.letting(keep_photo(form.paper.data or []))
        help_consents.let_help(me(), enterprise_id, form.account_id.data or 0, letting)
    except DomainError as error:
        form.place(error)
        return consent_page(get_enterprise(enterprise_id), ConsentForm(), form, error.status)
    flash(_("Izin membantu sudah dicatat."), "good")
    return redirect(url_for("registry.consents", enterprise_id=enterprise_id), 303)


@bp.post("/kelola/usaha/<int:enterprise_id>/pembantu/<int:consent_id>/akhiri")
@requires("registry.see_help")
def end_help(enterprise_id: int, consent_id: int) -> ResponseReturnValue:
    """End a helper's consent now; the helper may do so too."""
    help_consents.end_help(me(), enterprise_id, consent_id)
    flash(_("Izin membantu sudah berakhir. Kader ini tidak bisa lagi bertindak untuk usaha itu."), "good")
    if allowed("registry.manage_consent", get_enterprise(enterprise_id)):
        return redirect(url_for("registry.consents", enterprise_id=enterprise_id), 303)
    return redirect(url_for("registry.help_requests"), 303)


@bp.post("/kelola/usaha/<int:enterprise_id>/pemilik/<int:owner_id>/lepas")
@requires("registry.keep_register")
def end_ownership(enterprise_id: int, owner_id: int) -> ResponseReturnValue:
    """This account owns the enterprise no more."""
    people.end_ownership(me(), enterprise_id, owner_id)
    flash(_("Akun pemilik sudah dilepas dari usaha ini."), "good")
    return redirect(url_for("registry.consents", enterprise_id=enterprise_id), 303)
