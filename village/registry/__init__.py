"""The one true register of the village's businesses and groups, with consent and the spreadsheet import.

For officials who keep it, owners who correct their own, and every higher feature.
Words: enterprise (usaha), group (kelompok), member/officer (anggota/pengurus), consent (persetujuan).
"""
