"""How a product stands, in words for its keepers: seen by everybody, or not, why, and what brings it back."""

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from village.gallery.doubts import AGAIN, FIRST, LINKS, NUMBERS, WORDS, reasons_of
from village.gallery.freshness import buyer_should_ask, has_stepped_back, keeper_should_say


@dataclass(frozen=True)
class Standing:
    """A few words for a badge, its kind (good, warn or plain), sentences that say why and what to do, and whether
    everybody sees the product (as far as its own state decides).
    """

    label: str
    kind: str
    sentences: tuple[str, ...]
    is_seen: bool = False


def standing_of(product: Any) -> Standing:
    """From ``state``, ``waiting_since``, ``waiting_for`` and ``confirmed_at`` of a product or row."""
    if product.state == "draft":
        return Standing(_("Konsep"), "warn", (_("Belum tayang: masih konsep. Tayangkan kalau fotonya sudah ada."),))
    if product.state == "hidden":
        return Standing(
            _("Disembunyikan"),
            "",
            (_("Sedang disembunyikan, pengunjung tidak melihatnya. Anda bisa menayangkannya lagi."),),
        )
    if product.waiting_since is not None:
        return Standing(_("Menunggu dilihat pengurus"), "warn", tuple(_waiting_words(reasons_of(product))))
    return _by_freshness(product)


def _by_freshness(product: Any) -> Standing:
    if has_stepped_back(product.confirmed_at):
        return Standing(
            _("Tidak tampil, lewat 180 hari"),
            "warn",
            (
                _(
                    "Sudah lewat 180 hari sejak terakhir dipastikan, jadi tidak tampil. "
                    "Ketuk Masih ada, dan langsung tampil lagi."
                ),
            ),
        )
    if buyer_should_ask(product.confirmed_at):
        return Standing(
            _("Tanyakan dulu"),
            "warn",
            (_("Sudah lewat 90 hari sejak terakhir dipastikan. Pengunjung membaca: Tanyakan dulu."),),
            is_seen=True,
        )
    if keeper_should_say(product.confirmed_at):
        return Standing(
            _("Masih ada?"),
            "warn",
            (_("Sudah lewat 60 hari sejak terakhir dipastikan. Ketuk Masih ada kalau masih ada."),),
            is_seen=True,
        )
    return Standing("", "good", (_("Tayang. Semua orang bisa melihatnya."),), is_seen=True)


def _waiting_words(reasons: list[str]) -> list[str]:
    words = {
        FIRST: _(
            "Ini produk pertama dari usaha ini, jadi pengurus melihatnya dulu. Sesudah itu produk lain langsung tayang."
        ),
        AGAIN: _("Produk ini pernah disembunyikan pengurus, jadi dilihat lagi sebelum tayang."),
        LINKS: _(
            "Ada tautan ke situs lain di tulisannya. Pengurus melihatnya dulu. Hapus tautannya kalau tidak perlu."
        ),
        NUMBERS: _("Ada banyak nomor di tulisannya. Pengurus melihatnya dulu. Hapus nomor yang tidak perlu."),
        WORDS: _("Ada kata yang sering dipakai untuk judi atau pinjaman. Pengurus melihatnya dulu."),
    }
    told = [words[one] for one in reasons if one in words]
    return [*told, _("Sampai dilihat, produk ini tidak tampil untuk pengunjung. Isiannya tersimpan lengkap.")]
