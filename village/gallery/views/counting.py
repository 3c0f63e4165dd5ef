"""What visitors ask for and miss, sent by the page in one go when it is left; nobody is named in it."""

import re

from flask import Response, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from village.core.access import current_person, public
from village.core.languages import one_language
from village.gallery.services.interest import KINDS, MOST_AT_ONCE, Asked, count_interest
from village.gallery.views.blueprint import bp

COUNTING_BYTES = 2_000
LONGEST_QUERY = 120
_LINK = re.compile(rf"({'|'.join(KINDS)})\.([pu])([1-9]\d{{0,8}})")


@bp.post("/produk")
@one_language
@public(body_bytes=COUNTING_BYTES)
def count() -> ResponseReturnValue:
    """Add one for each link used and each search without a result.

    ``link=ask.p12`` is asking about product 12, ``link=shop.u3`` going to a shop of business 3, ``missed=seblak`` a
    search. People who are signed in are not the market: theirs is not counted.
    """
    links, missed = request.form.getlist("link"), request.form.getlist("missed")
    found = [_LINK.fullmatch(link) for link in links]
    if not (links or missed) or len(links) + len(missed) > MOST_AT_ONCE or None in found:
        raise BadRequest()
    if set(request.form) - {"link", "missed"} or any(len(query) > LONGEST_QUERY for query in missed):
        raise BadRequest()
    if current_person() is None:
        asked = [
            Asked(one[1], **{"product_id" if one[2] == "p" else "enterprise_id": int(one[3])}) for one in found if one
        ]
        count_interest(asked, missed)
    return Response(status=204, mimetype="text/plain")
