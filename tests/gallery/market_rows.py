"""Who may use the addresses about renewing, looking first, reports, interest, and other words."""

from typing import Any

from tests.access_rows import Row, public

OWN = ("owner own", "agent own", "official")
KEEPERS = ("owner own", "owner other", "agent own", "agent other", "official")
OFFICIAL = ("official",)
WORD = {"word": "gedhang"}


def product_of(name: str) -> dict[str, Any]:
    return {"product_id": lambda w: getattr(w, name).id}


ROWS = [
    public("gallery.count", method="POST", status=204, sent={"link": lambda w: f"ask.p{w.own_product.id}"}),
    public("gallery.suggest"),
    public("gallery.report", args={"slug": lambda w: w.own_product.slug}),
    public(
        "gallery.send_report",
        method="POST",
        status=303,
        args={"slug": lambda w: w.own_product.slug},
        sent={"reason": "gone"},
    ),
    Row("gallery.renewal", "GET", KEEPERS),
    Row("gallery.renew_all", "POST", OWN, 303, sent={"usaha": lambda w: w.own.id}),
    Row(
        "gallery.undo_renewal",
        "POST",
        OWN,
        303,
        args={"usaha": lambda w: w.own.id, "saat": "2026-01-01T00:00Z"},
    ),
    Row("gallery.market", "GET", KEEPERS),
    Row("gallery.look_list", "GET", OFFICIAL),
    Row("gallery.listing_state", "GET", OWN, args=product_of("own_product")),
    Row("gallery.let_pass", "POST", OFFICIAL, 303, args=product_of("own_product"), sent={"version": "1"}),
    Row("gallery.answer", "POST", OFFICIAL, 303, args=product_of("own_product"), sent={"act": "write", "text": "Halo"}),
    Row("gallery.notes_read", "POST", ("owner own", "agent own"), 303, args=product_of("own_product")),
    Row("gallery.synonyms", "GET", OFFICIAL),
    Row("gallery.keep_synonym", "POST", OFFICIAL, 303, sent={**WORD, "others": "pisang"}),
    Row("gallery.drop_synonym", "POST", OFFICIAL, 303, args=WORD),
    Row("gallery.take_back_synonym", "POST", OFFICIAL, 409, args={**WORD, "version": 1}),
]
