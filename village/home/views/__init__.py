"""Addresses of this feature: public pages, the workspace, and files that have no words."""

from village.home.views import (
    cadangan,
    cari,
    files,
    kabar,
    makers,
    offline,
    peta,
    petunjuk,
    profil,
    public,
    saran,
    sebar,
    sharing,
    survei,
    weekly,
    work,
)
from village.home.views.blueprint import bp

__all__ = [
    "bp",
    "cadangan",
    "cari",
    "files",
    "kabar",
    "makers",
    "offline",
    "peta",
    "petunjuk",
    "profil",
    "public",
    "saran",
    "sebar",
    "sharing",
    "survei",
    "weekly",
    "work",
]
