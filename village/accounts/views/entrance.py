"""Signing in and out, accepting an invitation, and the first set-up."""

from typing import Any

from flask import current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.accounts.forms import AcceptForm, FoundingForm, NewPasswordForm, RegionForm, SignInForm
from village.accounts.queries import account_lines, find_invitation
from village.accounts.services import founding, invitations, sessions
from village.accounts.views.blueprint import (
    bp,
    enter,
    is_open_sample,
    leave,
    this_device,
    works_without_encryption,
)
from village.core.access import current_person, public, requires, safe_next, submitted
from village.core.errors import DomainError
from village.core.forms import options
from village.core.fragments import page
from village.core.regions import find_regions, get_region
from village.core.village import current_village

OPEN_WHILE_EMPTY = frozenset(
    {
        "accounts.founding_start",
        "accounts.found",
        "home.health",
        "home.robots",
        "home.icon",
        "home.touch_icon",
        "home.manifest",
    }
)


def workspace() -> str:
    """Where somebody who has just signed in goes: the page they wanted, else their workspace."""
    return safe_next(request.values.get("next")) or url_for("home.workspace")


def sign_in_page(form: SignInForm, status: int = 200) -> ResponseReturnValue:
    return page(
        "accounts/sign_in.html",
        status=status,
        form=form,
        next=safe_next(request.values.get("next")) or "",
        sample_people=[line for line in account_lines() if not line.disabled_at] if is_open_sample() else [],
        works=works_without_encryption(),
    )


@bp.get("/masuk")
@public
def sign_in() -> ResponseReturnValue:
    """The sign-in page; in a sample village on this machine, its people with one tap."""
    if current_person():
        return redirect(workspace(), 303)
    return sign_in_page(SignInForm())


@bp.post("/masuk")
@public
def sign_in_now() -> ResponseReturnValue:
    """Sign in with number and password."""
    form = SignInForm(submitted())
    if not form.validate():
        return sign_in_page(form, 422)
    try:
        device = this_device(is_shared=form.shared.data)
        signed_in = sessions.sign_in(form.identifier.data, form.password.data, device)
    except DomainError as error:
        form.place(error)
        return sign_in_page(form, error.status)
    return enter(redirect(workspace(), 303), signed_in)


@bp.post("/masuk/contoh/<int:account_id>")
@public
def enter_sample(account_id: int) -> ResponseReturnValue:
    """One tap in the sample village."""
    if not is_open_sample():
        raise NotFound()
    return enter(redirect(workspace(), 303), sessions.sign_in_to_sample(account_id, this_device()))


@bp.post("/kelola/keluar")
@requires("accounts.own_account")
def sign_out() -> ResponseReturnValue:
    """End this session."""
    person = current_person()
    if person:
        sessions.sign_out(person)
    return leave(redirect(url_for("accounts.sign_in"), 303))


def invitation_page(code: str, form: Any, status: int = 200) -> ResponseReturnValue:
    invitation = find_invitation(code)
    return page(
        "accounts/invitation.html",
        status=404 if invitation is None and status == 200 else status,
        invitation=invitation,
        form=form,
        code=code,
    )


def invitation_form(code: str) -> AcceptForm | NewPasswordForm:
    """The form that fits the invitation: a new account, or a new password for an old one."""
    invitation = find_invitation(code)
    sent = submitted() if request.method == "POST" else None
    if invitation is not None and invitation.account_id is not None:
        return NewPasswordForm(sent)
    return AcceptForm(sent, obj=invitation)


@bp.get("/undangan/<code>")
@public
def invitation(code: str) -> ResponseReturnValue:
    """What somebody is invited to, and the password they choose."""
    response = invitation_page(code, invitation_form(code))
    response.headers["Referrer-Policy"] = "same-origin"  # type: ignore[union-attr]
    response.headers["Cache-Control"] = "private, no-store"  # type: ignore[union-attr]
    return response


@bp.post("/undangan/<code>")
@public
def accept_invitation(code: str) -> ResponseReturnValue:
    """Set the password, open the account, sign in."""
    form = invitation_form(code)
    if not form.validate():
        return invitation_page(code, form, 422)
    new = isinstance(form, AcceptForm)
    try:
        signed_in = invitations.accept_invitation(
            code,
            name=form.name.data if new else "",
            phone=form.phone.data if new else None,
            email=(form.email.data or None) if new else None,
            password=form.password.data,
            device=this_device(),
        )
    except DomainError as error:
        form.place(error)
        return invitation_page(code, form, error.status)
    response = enter(redirect(url_for("home.workspace"), 303), signed_in)
    flash(_("Selamat datang. Kata sandi Anda sudah tersimpan."), "good")
    return response


@bp.post("/kelola/undangan/<code>")
@requires("accounts.own_account")
def accept_as_member(code: str) -> ResponseReturnValue:
    """Somebody already signed in takes the role with one tap."""
    person = current_person()
    assert person is not None
    invitations.accept_as_member(person, code)
    flash(_("Peran baru sudah ditambahkan ke akun Anda."), "good")
    return redirect(url_for("home.workspace"), 303)


def founding_page(code: str, form: FoundingForm, status: int = 200) -> ResponseReturnValue:
    search = RegionForm(request.args)
    regions = find_regions(search.q.data) if search.q.data else []
    chosen = get_region(form.region.data) if form.region.data else None
    if chosen and chosen not in regions:
        regions = [chosen, *regions]
    form.region.choices = options((region.code, region.words) for region in regions)
    return page(
        "accounts/founding.html",
        status=status,
        form=form,
        search=search,
        code=code,
        regions=regions,
        searched=bool(search.q.data),
    )


@bp.get("/mulai/<code>")
@public
def founding_start(code: str) -> ResponseReturnValue:
    """The set-up page, opened by the one-time address from the terminal or the instance folder."""
    founding.check_setup_code(current_app.config["SETTINGS"].instance, code)
    return founding_page(code, FoundingForm(request.args if request.args.get("region") else None))


@bp.post("/mulai/<code>")
@public
def found(code: str) -> ResponseReturnValue:
    """Make the village."""
    instance = current_app.config["SETTINGS"].instance
    founding.check_setup_code(instance, code)
    form = FoundingForm(submitted())
    region = get_region(form.region.data or "")
    if not form.validate() or region is None:
        return founding_page(code, form, 422)
    try:
        signed_in = founding.found_village(
            founding.Founding(
                name=form.name.data,
                theme=form.theme.data,
                region=region,
                rw=form.rw.data,
                kelurahan=form.kelurahan.data or "",
                word=form.word.data,
                contact_phone=form.contact_phone.data or "",
                area_code=form.area_code.data or "",
                palette=form.palette.data,
                motif=form.motif.data,
            ),
            code=code,
            instance=instance,
            name=form.admin_name.data,
            phone=form.admin_phone.data,
            email=None,
            password=form.password.data,
            device=this_device(),
        )
    except DomainError as error:
        form.place(error)
        return founding_page(code, form, error.status)
    response = enter(redirect(url_for("home.workspace"), 303), signed_in)
    flash(_("Situs siap. Langkah berikutnya: impor daftar usaha."), "good")
    return response


@bp.before_app_request
def show_set_up() -> ResponseReturnValue | None:
    """An empty site has one page: how to begin."""
    if request.endpoint is None or request.endpoint in OPEN_WHILE_EMPTY or current_village() is not None:
        return None
    founding.setup_code(current_app.config["SETTINGS"].instance)
    response = page("accounts/empty_site.html", status=503)
    response.headers["Cache-Control"] = "private, no-store"
    return response
