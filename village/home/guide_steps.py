"""What a page on how to use the site is made of, and the steps that several roles share."""

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l


@dataclass(frozen=True)
class Step:
    """One thing to do. ``picture`` is a file of static/img/cara (360 x 480 px), ``alt`` what it shows."""

    title: Any
    text: Any
    picture: str = ""
    alt: Any = ""


@dataclass(frozen=True)
class Guide:
    """The page of one role, at ``slug``; ``role`` is empty for visitors."""

    slug: str
    role: str
    title: Any
    lead: Any
    steps: tuple[Step, ...]


SIGN_IN = Step(
    _l("Masuk"),
    _l("Buka tautan undangan dari pengurus di telepon Anda, lalu buat kata sandi. Lain kali cukup ketuk Masuk."),
    "masuk.webp",
    _l("Halaman Masuk dengan isian nomor telepon dan kata sandi"),
)
ATTENTION = Step(
    _l("Lihat Perlu perhatian"),
    _l("Ruang kerja selalu dibuka dengan hal yang menunggu Anda hari ini. Satu tombol untuk setiap hal."),
    "kelola.webp",
    _l("Ruang kerja dengan daftar Perlu perhatian, setiap hal punya satu tombol"),
)
ANNOUNCED = Step(
    _l("Pastikan pengumuman"),
    _l("Pengumuman untuk RT atau kelompok Anda ada di Pengumuman. Ketuk Sudah saya baca supaya pengurus tahu."),
)
PRODUCT = Step(
    _l("Pasang produk"),
    _l("Ketuk Produk baru. Foto, nama, dan harga sudah cukup; yang lain boleh menyusul."),
    "produk-baru.webp",
    _l("Isian produk baru: foto, nama, dan harga"),
)
STILL_THERE = Step(
    _l("Ketuk Masih ada"),
    _l("Seminggu sekali, buka Produk dan ketuk Masih ada. Produk yang lama tidak dipastikan akan mundur sendiri."),
    "produk-saya.webp",
    _l("Daftar produk dengan tombol Masih ada"),
)
