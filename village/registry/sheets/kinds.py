"""Kinds of business: the seven of the register out of the words clerks use for them."""

import re
from functools import lru_cache
from typing import NamedTuple

from village.registry.sheets.cells import plain, says_nothing
from village.registry.sheets.misspellings import nearest
from village.registry.sheets.readings import NOTE, Doubt
from village.registry.sheets.wording import N_

KINDS = ("pangan", "sembako", "irt", "jasa", "kraft", "sandang", "lainnya")


class KindReading(NamedTuple):
    """One of KINDS or None, whether the text is nothing but the name of a kind, and what was doubtful."""

    kind: str | None = None
    is_bare: bool = False
    doubts: tuple[Doubt, ...] = ()


# Whole phrases that are names of a kind.
_NAMES = {
    "pangan": "pangan|makanan|minuman|makanan ringan|makanan minuman|makanan dan minuman|makan minum|mamin"
    "|kuliner|olahan pangan|pangan olahan|olahan makanan|produk pangan|industri pangan|industri makanan"
    "|snack|kue|food|boga|tata boga|food and beverage|fnb|makanan berat|jajanan|jajan pasar"
    "|minuman ringan|usaha makanan|usaha kuliner|aneka makanan",
    "sembako": "sembako|sembilan bahan pokok|kelontong|toko kelontong|warung kelontong|warung sembako|toko sembako"
    "|kebutuhan pokok|bahan pokok|kebutuhan sehari hari|klontong|grocery|groceries",
    "irt": "irt|industri rumah tangga|industri rumahan|rumah tangga|home industri|home industry|usaha rumahan"
    "|ind rumah tangga",
    "jasa": "jasa|service|servis|services|layanan|pelayanan|usaha jasa|bidang jasa|penyedia jasa|jasa lainnya",
    "kraft": "kraft|craft|kerajinan|kerajinan tangan|kriya|handicraft|handycraft|hand craft|handmade|souvenir"
    "|suvenir|cinderamata|cendera mata|usaha kerajinan|seni kriya|seni kerajinan|art and craft",
    "sandang": "sandang|fashion|fesyen|fesen|pakaian|busana|konveksi|konfeksi|tekstil|garmen|batik|pakaian jadi"
    "|baju|tata busana|usaha fashion|mode",
    "lainnya": "lainnya|lain lain|lain|dll|lain lainnya|usaha lainnya|other|others",
}
# Words inside a longer text that speak of one kind only.
_WORDS = {
    "pangan": "makanan minuman kuliner katering catering bakery roti kue snack jajan jajanan keripik kripik"
    " kerupuk krupuk bakso soto sambal jamu kopi wedang sirup es nasi mie mi gorengan frozen tempe tahu"
    " bumbu sate abon rempeyek peyek dimsum lumpia pecel gudeg lauk warteg angkringan sirop puding"
    " donat martabak seblak siomay batagor cilok pangan food makan kedai depot resto restoran kantin",
    "sembako": "sembako kelontong klontong galon beras",
    "jasa": "jasa laundry loundry salon bengkel servis service rental sewa cukur pangkas pijat fotokopi"
    " fotocopy percetakan ojek penjahit jahit reparasi bimbel kursus rias tambal las cuci pompa",
    "kraft": "kerajinan kriya anyaman craft handicraft souvenir suvenir gerabah keramik ukir ukiran decoupage makrame",
    "sandang": "batik konveksi busana pakaian fashion jilbab hijab mukena daster sandang kaos gamis bordir tenun",
}
_KIND_OF_NAME = {name: kind for kind, names in _NAMES.items() for name in names.split("|")}
_KIND_OF_WORD = {word: kind for kind, words in _WORDS.items() for word in words.split()}


@lru_cache(maxsize=2048)
def read_kind(text: str) -> KindReading:
    """The kind a text speaks of: a name of a kind (slips of the finger forgiven), or words that fit one kind only."""
    spoken = " ".join(re.findall(r"[a-z0-9]+", plain(text)))
    if says_nothing(text) or not spoken:
        return KindReading()
    if spoken in _KIND_OF_NAME:
        return KindReading(_KIND_OF_NAME[spoken], True)
    if kind := _nearest(spoken):
        doubt = Doubt(
            "kind_spelling", N_("'%(raw)s' dibaca sebagai jenis %(kind)s."), NOTE, {"raw": text, "kind": kind}
        )
        return KindReading(kind, True, (doubt,))
    kinds = {_KIND_OF_WORD[word] for word in spoken.split() if word in _KIND_OF_WORD}
    parts = [part.strip() for part in re.split(r"[,/&+]|\bdan\b", plain(text))]
    named = {_KIND_OF_NAME[part] for part in parts if part in _KIND_OF_NAME}
    if len(kinds | named) == 1:
        kind = (kinds | named).pop()
        doubt = Doubt(
            "kind_by_words", N_("'%(raw)s' dibaca sebagai jenis %(kind)s."), NOTE, {"raw": text, "kind": kind}
        )
        return KindReading(kind, bool(parts) and all(part in _KIND_OF_NAME for part in parts), (doubt,))
    doubt = Doubt(
        "kind_unknown", N_("Jenis usaha '%(raw)s' belum dikenal, jadi belum diberi jenis."), values={"raw": text}
    )
    return KindReading(None, bool(named), (doubt,))


def _nearest(spoken: str) -> str | None:
    """The one kind whose name differs by a slip or two."""
    if len(spoken) > 30:
        return None
    kinds = {_KIND_OF_NAME[name] for name in nearest(spoken, _KIND_OF_NAME)}
    return kinds.pop() if len(kinds) == 1 else None
