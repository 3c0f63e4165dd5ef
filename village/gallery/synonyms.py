"""Other words for the same goods, in Indonesian and the Javanese of the kampung, as visitors type them.

``SYNONYMS`` are what the site is shipped with; officials add to them and change them (``SynonymEntry``).
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from village.core.db import db
from village.gallery.market_tables import SynonymEntry

SYNONYMS = {
    "kerudung": ("jilbab", "hijab"),
    "jilbab": ("kerudung", "hijab"),
    "hijab": ("jilbab", "kerudung"),
    "camilan": ("keripik", "kerupuk", "snack", "cemilan"),
    "snack": ("camilan", "keripik", "jajan"),
    "jajanan": ("jajan", "kue"),
    "oleh-oleh": ("camilan", "suvenir"),
    "souvenir": ("suvenir", "kerajinan"),
    "suvenir": ("souvenir", "kerajinan"),
    "baju": ("kaos", "kemeja", "gamis", "daster"),
    "kaus": ("kaos",),
    "rajutan": ("rajut",),
    "minuman": ("sirup", "jus", "jamu", "wedang"),
    "jamu": ("wedang", "jahe"),
    "herbal": ("jamu", "wedang", "jahe"),
    "mie": ("mi",),
    "bakmi": ("mi",),
    "brownis": ("brownies",),
    "browniz": ("brownies",),
    "kaos": ("kaus",),
    "catering": ("katering",),
    "makanan": ("masakan", "nasi", "lauk"),
    "bothok": ("botok",),
    "criping": ("keripik", "ceriping"),
    "ceriping": ("keripik", "criping"),
    "krecek": ("kerupuk",),
    "lanting": ("keripik",),
    "peyek": ("rempeyek",),
    "rempeyek": ("peyek",),
    "brambang": ("bawang",),
    "lombok": ("cabai", "sambal"),
    "cabe": ("cabai", "sambal"),
    "tenun": ("kain", "lurik"),
    "wayang": ("kerajinan",),
    "boneka": ("mainan",),
    "pitik": ("ayam",),
    "iwak": ("ikan", "bandeng"),
    "endhog": ("telur",),
    "endog": ("telur",),
    "gedhang": ("pisang",),
    "gedang": ("pisang",),
    "pohung": ("singkong",),
    "telo": ("singkong", "ubi"),
    "tela": ("singkong", "ubi"),
    "sego": ("nasi",),
    "sega": ("nasi",),
    "lawuh": ("lauk",),
    "uyah": ("garam",),
    "jarik": ("kain", "batik"),
    "klambi": ("baju", "kemeja", "kaos"),
    "dolanan": ("mainan",),
    "kembang": ("bunga",),
    "pedhes": ("pedas", "sambal"),
    "panganan": ("kue", "jajan", "camilan"),
    "godhong": ("daun",),
    "godong": ("daun",),
    "bathok": ("tempurung", "kelapa"),
    "kambil": ("kelapa",),
    "krambil": ("kelapa",),
    "legi": ("manis",),
    "krupuk": ("kerupuk",),
    "kripik": ("keripik",),
}


def split_others(others: str) -> tuple[str, ...]:
    """The words of a list with commas, each once, in order."""
    return tuple(dict.fromkeys(word for one in others.split(",") if (word := one.strip().lower())))


def changed_synonyms() -> Sequence[SynonymEntry]:
    """What officials added or changed, by word. One statement."""
    return db.session.scalars(select(SynonymEntry).order_by(SynonymEntry.word)).all()


def kept_synonyms() -> Mapping[str, Sequence[str]]:
    """Other words by word, as they hold in this village now. One statement."""
    changed = {row.word: split_others(row.others) for row in changed_synonyms() if row.others is not None}
    return {**SYNONYMS, **changed}
