"""The people who may sign in: inviting, new ways in, closing and opening accounts, roles."""

from typing import Any

from flask import current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.accounts import permissions
from village.accounts.forms import ROLE_NAMES, InviteForm, RolesForm
from village.accounts.queries import AccountLine, account_lines, find_account_line, open_invitations
from village.accounts.services import invitations, people
from village.accounts.views.blueprint import bp
from village.core import slots
from village.core.access import check, requires, submitted
from village.core.answering import me
from village.core.asked import asked_page
from village.core.errors import DomainError
from village.core.forms import options
from village.core.fragments import page
from village.core.sharing import whatsapp_address
from village.core.village import current_village

PER_PAGE = 60


@bp.get("/kelola/orang")
@requires("accounts.see_people")
def people_list() -> ResponseReturnValue:
    """Everybody who may sign in, and the invitations that wait; the next page is a link."""
    number = asked_page()
    found = account_lines(limit=PER_PAGE + 1, offset=(number - 1) * PER_PAGE)
    return page(
        "accounts/people.html",
        people=found[:PER_PAGE],
        next_url=url_for("accounts.people_list", hal=number + 1) if len(found) > PER_PAGE else "",
        invitations=open_invitations() if number == 1 else (),
        role_names=ROLE_NAMES,
    )


def invite_form(sent: Any = None) -> InviteForm:
    form = InviteForm(sent, **({} if sent is not None else request.args.to_dict()))
    form.role.choices = options((role, ROLE_NAMES[role]) for role in permissions.roles_to_invite(me()))
    choices: dict[str, list[tuple[int, str]]] = {"enterprise_id": [], "group_id": []}
    for answer in slots.call("invitation.choices", me()):
        for name, found in answer.items():
            choices[name] += found
    form.enterprise_id.choices = options([(0, _("- pilih usaha -")), *choices["enterprise_id"]])
    form.group_id.choices = options([(0, _("- pilih kelompok -")), *choices["group_id"]])
    return form


@bp.get("/kelola/orang/undang")
@requires("accounts.invite")
def invite() -> ResponseReturnValue:
    """The form to invite somebody."""
    return page("accounts/invite.html", form=invite_form())


@bp.post("/kelola/orang/undang")
@requires("accounts.invite")
def invite_now() -> ResponseReturnValue:
    """Make the invitation and show its address, QR and WhatsApp text once."""
    form = invite_form(submitted())
    if not form.validate():
        return page("accounts/invite.html", status=422, form=form)
    scope = {
        name: form[name].data
        for name, role in (("enterprise_id", "owner"), ("group_id", "group_officer"))
        if form.role.data == role
    }
    guest = invitations.Guest(form.name.data, form.role.data, phone=form.phone.data, scope=scope)
    code = invitations.invite(me(), guest)
    return link_page(code, guest.name, guest.phone, is_new=True)


def link_page(code: str, name: str, phone: str | None, *, is_new: bool) -> ResponseReturnValue:
    """The address that was just made: shown once, as link, QR and ready WhatsApp text."""
    address = current_app.config["PUBLIC_ADDRESS"] + url_for("accounts.invitation", code=code)
    village = current_village()
    place = village.name if village else "Gapura"
    if is_new:
        text = _(
            "Halo %(name)s. Ini undangan untuk mengelola halaman Anda di situs %(village)s: %(address)s",
            name=name,
            village=place,
            address=address,
        )
    else:
        text = _(
            "Halo %(name)s. Ini tautan untuk masuk lagi ke situs %(village)s: %(address)s",
            name=name,
            village=place,
            address=address,
        )
    return page(
        "accounts/link_made.html",
        address=address,
        name=name,
        is_new=is_new,
        text=text,
        whatsapp=whatsapp_address(phone or "", text),
        qr=qr_rows(address),
    )


def qr_rows(text: str) -> list[str]:
    """The dark modules of the QR code as SVG path pieces, one for each row."""
    import segno

    matrix = segno.make(text, micro=False).matrix
    return ["".join(f"M{x + 4} {y + 4}h1v1h-1z" for x, dark in enumerate(row) if dark) for y, row in enumerate(matrix)]


def find_line(account_id: int) -> AccountLine:
    line = find_account_line(account_id)
    if line is None:
        raise NotFound()
    return line


@bp.post("/kelola/orang/undangan/<int:invitation_id>/batal")
@requires("accounts.invite")
def withdraw_invitation(invitation_id: int) -> ResponseReturnValue:
    """Make an unused invitation worthless."""
    invitations.withdraw_invitation(me(), invitation_id)
    flash(_("Undangan dibatalkan. Tautannya tidak berlaku lagi."), "good")
    return redirect(url_for("accounts.people_list"), 303)


@bp.get("/kelola/orang/<int:account_id>")
@requires("accounts.see_people")
def account(account_id: int) -> ResponseReturnValue:
    """One account: what it may, how to let the person in again."""
    line = find_line(account_id)
    return page(
        "accounts/account.html",
        account=line,
        role_names=ROLE_NAMES,
        form=RolesForm(roles=list(line.roles)),
        may_manage=permissions.manage_account(me(), line.roles),
        may_grant=permissions.grant_roles(me()),
    )


@bp.post("/kelola/orang/<int:account_id>/alamat")
@requires("accounts.manage_account")
def give_link(account_id: int) -> ResponseReturnValue:
    """A new way in for somebody locked out."""
    line = find_line(account_id)
    check("accounts.manage_account", line.roles)
    return link_page(invitations.give_sign_in_link(me(), account_id), line.name, line.phone, is_new=False)


@bp.post("/kelola/orang/<int:account_id>/nonaktif")
@requires("accounts.manage_account")
def disable(account_id: int) -> ResponseReturnValue:
    """Close an account; it can be opened again."""
    people.disable_account(me(), account_id)
    undo = url_for("accounts.enable", account_id=account_id)
    flash({"text": _("Akun dinonaktifkan dan dikeluarkan dari semua perangkat."), "undo": undo}, "good")  # type: ignore[arg-type]
    return redirect(url_for("accounts.account", account_id=account_id), 303)


@bp.post("/kelola/orang/<int:account_id>/aktif")
@requires("accounts.manage_account")
def enable(account_id: int) -> ResponseReturnValue:
    """Open a closed account again."""
    people.enable_account(me(), account_id)
    flash(_("Akun aktif lagi."), "good")
    return redirect(url_for("accounts.account", account_id=account_id), 303)


@bp.post("/kelola/orang/<int:account_id>/peran")
@requires("accounts.grant_roles")
def set_roles(account_id: int) -> ResponseReturnValue:
    """Give an account exactly the ticked roles."""
    form = RolesForm(submitted())
    line = find_line(account_id)
    status = 422
    if form.validate():
        try:
            people.set_roles(me(), account_id, frozenset(form.roles.data))
        except DomainError as error:
            form.place(error)
            status = error.status
        else:
            flash(_("Peran disimpan."), "good")
            return redirect(url_for("accounts.account", account_id=account_id), 303)
    return page(
        "accounts/account.html",
        status=status,
        account=line,
        role_names=ROLE_NAMES,
        form=form,
        may_manage=True,
        may_grant=True,
    )
