"""One's own account: name and contact, password, devices."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.accounts.forms import ContactForm, PasswordForm
from village.accounts.queries import find_account_line, hash_token, live_sessions
from village.accounts.services import people, sessions
from village.accounts.views.blueprint import bp, enter, leave, this_device
from village.core.access import requires, submitted
from village.core.answering import me
from village.core.errors import DomainError
from village.core.fragments import page


def own_page(
    contact: ContactForm | None = None, password: PasswordForm | None = None, status: int = 200
) -> ResponseReturnValue:
    person = me()
    line = find_account_line(person.account_id)
    return page(
        "accounts/own_account.html",
        status=status,
        account=line,
        contact=contact or ContactForm(prefix="kontak", obj=line),
        password=password or PasswordForm(prefix="sandi"),
        devices=live_sessions(person.account_id),
        this_device_hash=hash_token(person.session_token),
    )


@bp.get("/kelola/akun")
@requires("accounts.own_account")
def own_account() -> ResponseReturnValue:
    """My account."""
    return own_page()


@bp.post("/kelola/akun")
@requires("accounts.own_account")
def change_contact() -> ResponseReturnValue:
    """Change my name, phone or e-mail."""
    form = ContactForm(submitted(), prefix="kontak")
    if not form.validate():
        return own_page(contact=form, status=422)
    try:
        people.change_contact(
            me(), name=form.name.data, phone=form.phone.data, email=form.email.data or None, current=form.current.data
        )
    except DomainError as error:
        form.place(error)
        return own_page(contact=form, status=error.status)
    flash(_("Akun Anda sudah diperbarui."), "good")
    return redirect(url_for("accounts.own_account"), 303)


@bp.post("/kelola/akun/sandi")
@requires("accounts.own_account")
def change_password() -> ResponseReturnValue:
    """Change my password; other devices are signed out."""
    form = PasswordForm(submitted(), prefix="sandi")
    if not form.validate():
        return own_page(password=form, status=422)
    try:
        signed_in = people.change_password(
            me(), current=form.current.data, new=form.password.data, device=this_device()
        )
    except DomainError as error:
        form.place(error)
        return own_page(password=form, status=error.status)
    response = enter(redirect(url_for("accounts.own_account"), 303), signed_in)
    flash(_("Kata sandi baru tersimpan. Perangkat lain sudah dikeluarkan."), "good")
    return response


@bp.post("/kelola/akun/perangkat/<int:session_id>")
@requires("accounts.own_account")
def end_session(session_id: int) -> ResponseReturnValue:
    """Sign out one of my devices."""
    sessions.end_session(me(), session_id)
    flash(_("Perangkat itu sudah dikeluarkan."), "good")
    return redirect(url_for("accounts.own_account"), 303)


@bp.post("/kelola/akun/keluar-semua")
@requires("accounts.own_account")
def sign_out_everywhere() -> ResponseReturnValue:
    """Sign out of every device, this one included."""
    sessions.sign_out_everywhere(me())
    return leave(redirect(url_for("accounts.sign_in"), 303))
