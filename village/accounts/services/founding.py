"""The first set-up of a village: its facts, its look, its first administrator."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from flask_babel import lazy_gettext as _l

from village.accounts.models import Account, AccountRole
from village.accounts.passwords import check_strength, hash_password
from village.accounts.services.invitations import Guest, invite_step
from village.accounts.services.sessions import Device, SignedIn, open_session_step
from village.core import audit
from village.core.db import begin_writing, commit, db
from village.core.errors import Conflict, NotFound
from village.core.regions import Region
from village.core.village import Village, find_village, forget_current_village

CODE_FILE = "alamat-mulai"


class AlreadyFounded(Conflict):
    """There is a village here already."""


@dataclass(frozen=True)
class Founding:
    """What makes a village: name, theme, place, words, contact, look."""

    name: str
    theme: str
    region: Region
    rw: int | None = None
    kelurahan: str = ""
    word: str = "kampung"
    contact_phone: str = ""
    area_code: str = ""
    palette: str = "nila"
    motif: str = "kawung"
    is_sample: bool = False


def village_step(founding: Founding) -> Village:
    """The row of the village. Raises AlreadyFounded. A step."""
    if find_village() is not None:
        raise AlreadyFounded(_l("Situs ini sudah punya kampung. Masuk dengan akun yang sudah ada."))
    region = founding.region
    row = Village(
        id=1,
        name=founding.name,
        theme=founding.theme,
        word=founding.word,
        rw=founding.rw,
        region_code=region.code,
        kelurahan=founding.kelurahan or (region.name if region.level != "kecamatan" else ""),
        kelurahan_word=region.level if region.level != "kecamatan" else "kelurahan",
        kecamatan=region.kecamatan,
        kota=region.kota,
        provinsi=region.provinsi,
        contact_phone=founding.contact_phone,
        area_code=founding.area_code,
        palette=founding.palette,
        motif=founding.motif,
        is_sample=founding.is_sample,
    )
    db.session.add(row)
    db.session.flush()
    forget_current_village()
    return row


def found_village(
    founding: Founding,
    *,
    code: str,
    instance: Path,
    name: str,
    phone: str | None,
    email: str | None,
    password: str,
    device: Device,
) -> SignedIn:
    """Make the village and its first administrator, who is signed in; the set-up address is used up.

    Raises NotFound for a wrong code, AlreadyFounded, WeakPassword.
    """
    check_setup_code(instance, code)
    check_strength(password, own_words=(name, (phone or "").removeprefix("62"), founding.name))
    password_hash = hash_password(password)
    begin_writing()
    village_step(founding)
    account = Account(name=name, phone=phone, email=email, password_hash=password_hash)
    db.session.add(account)
    db.session.flush()
    for role in ("admin", "official"):
        db.session.add(AccountRole(account_id=account.id, role=role))
    signed_in = open_session_step(account.id, device)
    audit.record(None, "accounts.village_founded", "village:1", founding.name)
    commit()
    (instance / CODE_FILE).unlink(missing_ok=True)
    return signed_in


def found_by_command(founding: Founding, *, admin: Guest) -> str:
    """Make the village from the command line; answers the code of the first administrator's invitation."""
    begin_writing()
    village_step(founding)
    code = invite_step(admin, created_by=None)
    audit.record(None, "accounts.village_founded", "village:1", founding.name)
    commit()
    return code


def setup_code(instance: Path) -> str:
    """The code of the one-time set-up address, made at the first call and kept in a file only its owner may read."""
    path = instance / CODE_FILE
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("utf-8").strip()
    code = secrets.token_urlsafe(16)
    with os.fdopen(descriptor, "w") as file:
        file.write(code + "\n")
        file.flush()
        os.fsync(file.fileno())
    return code


def check_setup_code(instance: Path, code: str) -> None:
    """Raise NotFound unless this is the code of the set-up address of a site without a village."""
    path = instance / CODE_FILE
    kept = path.read_text("utf-8").strip() if path.exists() else ""
    if not kept or not secrets.compare_digest(kept.encode(), code.encode()):
        raise NotFound()
