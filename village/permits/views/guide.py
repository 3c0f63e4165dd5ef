"""The guide for everybody: what each permit is, and which KBLI code fits an everyday word."""

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.core.access import public
from village.core.fragments import page
from village.core.sharing import whatsapp_address
from village.core.village import current_village
from village.permits.guide import find_permit, guide_groups, reading_of, slug_of
from village.permits.guide_words import DOERS
from village.permits.kbli import find_codes
from village.permits.rules import load_rules
from village.permits.views.blueprint import bp


def ask_helper(text: str) -> str:
    """A WhatsApp link to the village's contact number with this question; empty where the village has none."""
    village = current_village()
    return whatsapp_address(village.contact_phone, text) if village and village.contact_phone else ""


@bp.get("/izin")
@public
def guide() -> ResponseReturnValue:
    """Every permit by subject, and the way to one's own path."""
    rules = load_rules()
    return page(
        "permits/guide.html",
        groups=guide_groups(rules),
        as_of=rules.as_of,
        slug_of=slug_of,
        ask_url=ask_helper(_("Saya mau bertanya tentang izin usaha.")),
    )


@bp.get("/izin/<slug>")
@public
def permit_page(slug: str) -> ResponseReturnValue:
    """One permit in plain words, printable as a checklist."""
    rules = load_rules()
    permit = find_permit(rules, slug)
    if permit is None:
        raise NotFound()
    return page(
        "permits/permit.html",
        reading=reading_of(rules, permit),
        permit=permit,
        doers=DOERS,
        slug_of=slug_of,
        ask_url=ask_helper(_("Saya mau bertanya tentang %(permit)s.", permit=permit.short)),
    )


@bp.get("/izin/kbli")
@public
def kbli() -> ResponseReturnValue:
    """Everyday words to KBLI codes of the 2025 edition."""
    typed = " ".join(request.args.get("q", "").replace("\x00", "").split())[:80]
    answer = page("permits/kbli.html", fragments=("kode",), typed=typed, codes=find_codes(typed) if typed else [])
    if typed:
        answer.headers["X-Robots-Tag"] = "noindex"
    return answer
