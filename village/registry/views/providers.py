"""The list of outside services: the public page, and its keeping."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.core.access import public, requires, submitted
from village.core.answering import me
from village.core.asked import asked_page
from village.core.errors import DomainError
from village.core.fragments import page
from village.core.sharing import whatsapp_address
from village.core.village import current_village
from village.registry import providers as reading
from village.registry.helping_forms import ProviderConsentForm, ProviderForm
from village.registry.helping_words import SERVICE_LABELS
from village.registry.models import ServiceProvider
from village.registry.services import providers as services
from village.registry.views.blueprint import bp

PER_PAGE = 40


@bp.get("/tentang/jasa")
@public
def public_providers() -> ResponseReturnValue:
    """Who takes photographs, designs, packs, keeps books: only those who agreed to stand here."""
    wanted = request.args.get("jenis", "")
    kind = wanted if wanted in SERVICE_LABELS else ""
    number = asked_page()
    found, counts = reading.public_providers(kind=kind)
    found = found[(number - 1) * PER_PAGE :]
    village = current_village()
    question = _("Halo, saya menemukan jasa Anda di situs %(name)s.", name=village.name if village else "")
    return page(
        "registry/public_providers.html",
        fragments=("services",),
        providers=[(one, whatsapp_address(one.phone, question) if one.phone else "") for one in found[:PER_PAGE]],
        next_url=url_for("registry.public_providers", jenis=kind or None, hal=number + 1) if found[PER_PAGE:] else "",
        counts=counts,
        kind=kind,
    )


@bp.get("/kelola/jasa")
@requires("registry.keep_helpers")
def providers() -> ResponseReturnValue:
    """The whole list, also of those who do not stand on the public page; the next page is a link."""
    number = asked_page()
    found = reading.kept_providers()[(number - 1) * PER_PAGE :]
    return page(
        "registry/providers.html",
        providers=found[:PER_PAGE],
        next_url=url_for("registry.providers", hal=number + 1) if len(found) > PER_PAGE else "",
        deleted=reading.deleted_providers() if number == 1 else (),
    )


def provider_page(found: ServiceProvider | None, form: ProviderForm, status: int = 200) -> ResponseReturnValue:
    return page("registry/provider.html", status=status, provider=found, form=form, consent_form=ProviderConsentForm())


@bp.get("/kelola/jasa/baru")
@requires("registry.keep_helpers")
def new_provider() -> ResponseReturnValue:
    """The form of one more."""
    return provider_page(None, ProviderForm())


@bp.post("/kelola/jasa/baru")
@requires("registry.keep_helpers")
def add_provider() -> ResponseReturnValue:
    """Write one down."""
    form = ProviderForm(submitted())
    if not form.validate():
        return provider_page(None, form, 422)
    try:
        added = services.save_provider(me(), form.facts())
    except DomainError as error:
        form.place(error)
        return provider_page(None, form, error.status)
    flash(_("Penyedia jasa sudah dicatat. Ia baru tampil untuk umum sesudah menyetujuinya."), "good")
    return redirect(url_for("registry.provider", provider_id=added.id), 303)


@bp.get("/kelola/jasa/<int:provider_id>")
@requires("registry.keep_helpers")
def provider(provider_id: int) -> ResponseReturnValue:
    """What is known of one, and whether it may be shown."""
    found = reading.get_provider(provider_id)
    return provider_page(found, ProviderForm(obj=found, works_at=found.place))


@bp.post("/kelola/jasa/<int:provider_id>")
@requires("registry.keep_helpers")
def correct_provider(provider_id: int) -> ResponseReturnValue:
    """Correct it."""
    found, form = reading.get_provider(provider_id), ProviderForm(submitted())
    if not form.validate():
        return provider_page(found, form, 422)
    try:
        services.save_provider(me(), form.facts(), provider_id)
    except DomainError as error:
        form.place(error)
        return provider_page(reading.get_provider(provider_id), form, error.status)
    flash(_("Data penyedia jasa sudah disimpan."), "good")
    return redirect(url_for("registry.providers"), 303)


@bp.post("/kelola/jasa/<int:provider_id>/setuju")
@requires("registry.keep_helpers")
def record_provider_consent(provider_id: int) -> ResponseReturnValue:
    """They agreed to be shown."""
    services.record_consent(me(), provider_id, request.form.get("how", ""))
    flash(_("Persetujuan sudah dicatat. Nama dan kontaknya sekarang tampil untuk umum."), "good")
    return redirect(url_for("registry.provider", provider_id=provider_id), 303)


@bp.post("/kelola/jasa/<int:provider_id>/cabut")
@requires("registry.keep_helpers")
def withdraw_provider_consent(provider_id: int) -> ResponseReturnValue:
    """They agree no more."""
    services.withdraw_consent(me(), provider_id)
    flash(_("Persetujuan sudah dicabut. Halaman umum langsung mengikuti."), "good")
    return redirect(url_for("registry.provider", provider_id=provider_id), 303)


@bp.post("/kelola/jasa/<int:provider_id>/hapus")
@requires("registry.keep_helpers")
def delete_provider(provider_id: int) -> ResponseReturnValue:
    """Out of the list, for 30 days not for good."""
    services.delete_provider(me(), provider_id)
    undo = url_for("registry.restore_provider", provider_id=provider_id)
    flash({"text": _("Penyedia jasa sudah dihapus."), "undo": undo}, "good")  # type: ignore[arg-type]
    return redirect(url_for("registry.providers"), 303)


@bp.post("/kelola/jasa/<int:provider_id>/pulihkan")
@requires("registry.keep_helpers")
def restore_provider(provider_id: int) -> ResponseReturnValue:
    """Back into the list."""
    services.restore_provider(me(), provider_id)
    flash(_("Penyedia jasa sudah kembali."), "good")
    return redirect(url_for("registry.providers"), 303)
