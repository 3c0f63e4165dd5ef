"""The words that people read for the short codes of letters."""

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp

DIRECTIONS = ("masuk", "keluar")
DIRECTION_LABELS = {"masuk": _l("Surat masuk"), "keluar": _l("Surat keluar")}
BOOK_LABELS = {"masuk": _l("Buku agenda surat masuk"), "keluar": _l("Buku agenda surat keluar")}
TYPE_LABELS = {
    "UND": _l("Undangan"),
    "SP": _l("Surat pengantar"),
    "PRM": _l("Permohonan"),
    "PRP": _l("Proposal"),
    "BA": _l("Berita acara"),
    "SKU": _l("Surat kuasa"),
    "SK": _l("Surat keputusan (SK)"),
    "SKet": _l("Surat keterangan (SKet)"),
    "PKS": _l("Perjanjian kerja sama"),
    "LPJ": _l("Laporan pertanggungjawaban (LPJ)"),
    "ND": _l("Nota dinas"),
    "SL": _l("Surat lain"),
}
PROPOSAL = "PRP"
URGENCY_LABELS = {
    "biasa": _lp("sifat", "Biasa"),
    "segera": _lp("sifat", "Segera"),
    "sangat_segera": _lp("sifat", "Sangat segera"),
    "rahasia": _lp("sifat", "Rahasia"),
}
STATE_LABELS = {
    "diterima": _lp("surat", "Diterima"),
    "dibuat": _lp("surat", "Dibuat"),
    "didisposisikan": _lp("surat", "Didisposisikan"),
    "dikerjakan": _lp("surat", "Dikerjakan"),
    "selesai": _lp("surat", "Selesai"),
    "batal": _lp("surat", "Batal"),
}
INSTRUCTION_LABELS = {
    "ditindaklanjuti": _l("Untuk ditindaklanjuti"),
    "diketahui": _l("Untuk diketahui"),
    "dijawab": _l("Untuk dijawab"),
    "dihadiri": _l("Untuk dihadiri"),
    "diwakili": _l("Untuk diwakili"),
    "dikoordinasikan": _l("Untuk dikoordinasikan"),
    "dibahas": _l("Untuk dibahas"),
    "disimpan": _l("Untuk disimpan"),
}
DISPOSITION_LABELS = {
    "baru": _lp("disposisi", "Baru"),
    "diteruskan": _lp("disposisi", "Diteruskan"),
    "dikerjakan": _lp("disposisi", "Dikerjakan"),
    "selesai": _lp("disposisi", "Selesai"),
}
RECEIPT_LABELS = {
    "akun": _l("di akunnya sendiri"),
    "kertas": _l("di kertas yang difoto"),
    "tautan": _l("lewat tautan sekali pakai"),
}
PROPOSAL_LABELS = {
    "dikirim": _lp("proposal", "Dikirim"),
    "diterima": _lp("proposal", "Diterima"),
    "diproses": _lp("proposal", "Diproses"),
    "disetujui": _lp("proposal", "Disetujui"),
    "ditolak": _lp("proposal", "Ditolak"),
    "cair": _lp("proposal", "Dana cair"),
    "lpj": _lp("proposal", "LPJ diserahkan"),
}
PROPOSAL_MOVES = {
    "": ("dikirim",),
    "dikirim": ("diterima", "diproses", "ditolak"),
    "diterima": ("diproses", "disetujui", "ditolak"),
    "diproses": ("disetujui", "ditolak"),
    "disetujui": ("cair", "ditolak"),
    "cair": ("cair", "lpj"),
    "ditolak": (),
    "lpj": (),
}
"""Which steps may follow which; money may come in several parts."""
