"""How the store is, for the administrator: the last look at every file, and the keys that signed receipts."""

from flask import Response, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from village.core.access import requires
from village.core.files import storage
from village.core.fragments import page
from village.vault.photo_words import find_reader
from village.vault.safety import safety_layers
from village.vault.services.checking import PARTS, check_all
from village.vault.storage_state import signing_keys, storage_state
from village.vault.unread_photos import count_unread_photos
from village.vault.views.blueprint import bp


@bp.get("/kelola/penyimpanan")
@requires("vault.keep_storage")
def storage_page() -> ResponseReturnValue:
    """The last look and what it found."""
    return page(
        "vault/storage.html",
        state=storage_state(PARTS),
        parts=PARTS,
        keys=signing_keys(),
        layers=safety_layers(),
        reader=find_reader(),
        unread=count_unread_photos(),
    )


@bp.post("/kelola/penyimpanan/periksa")
@requires("vault.keep_storage")
def check_storage() -> ResponseReturnValue:
    """Look at the next part and at the whole chain now; everything at once takes the command."""
    last = storage_state(PARTS).last
    part = (last.part + 1) % PARTS if last and last.part is not None else 0
    found = check_all(storage(), part=part)
    if found.faults:
        count = len(found.faults)
        flash(ngettext("%(num)s hal perlu dilihat.", "%(num)s hal perlu dilihat.", count), "bad")
    else:
        flash(_("Bagian ini utuh."), "good")
    return redirect(url_for("vault.storage_page"), 303)


@bp.get("/kelola/penyimpanan/kunci.txt")
@requires("vault.keep_storage")
def public_keys() -> ResponseReturnValue:
    """The public keys as text, to keep outside this site."""
    lines = [f"ed25519 {key} {made_at.isoformat(timespec='seconds')}" for key, made_at in signing_keys()]
    response = Response("\n".join(lines) + "\n", mimetype="text/plain")
    response.headers["Content-Disposition"] = "attachment; filename=kunci-tanda-terima.txt"
    response.headers["Cache-Control"] = "private, no-store"
    return response
