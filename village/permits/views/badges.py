"""Where everybody can check a badge, and see how far the village has come."""

from flask import url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from village.core.access import public
from village.core.fragments import page
from village.permits import achievement
from village.permits.badges import find_badge
from village.permits.naming import name_of
from village.permits.rules import load_rules
from village.permits.views.blueprint import bp
from village.registry.interface import today


@bp.get("/verifikasi/izin/<code>")
@public
def check_badge(code: str) -> ResponseReturnValue:
    """Whether a badge holds: its number, whose it is, when it was checked, until when."""
    found = find_badge(code)
    if found is None:
        raise NotFound()
    has_ended = found.valid_until is not None and found.valid_until < today()
    product = url_for("gallery.product", slug=found.product_slug) if found.is_listed else ""
    return page(
        "permits/badge.html",
        badge_of=found,
        name=name_of(found.permit_code),
        rule=load_rules().permit(found.permit_code),
        has_ended=has_ended,
        holds=found.revoked_at is None and not has_ended,
        product_url=product,
        code=code.upper(),
    )


@bp.get("/izin/capaian")
@public
def achieved() -> ResponseReturnValue:
    """How many businesses have which permit: counts only, the small ones hidden."""
    found = achievement.achievement(achievement.Asked(), hide_small=True)
    names = [(code, name_of(code)) for code in found.by_permit]
    return page("permits/achieved.html", found=found, groups=achievement.GROUPS, permit_names=names)
