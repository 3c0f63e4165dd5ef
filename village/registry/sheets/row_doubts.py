"""What can be doubtful about a line as a whole, beside what the single cells say."""

from village.registry.sheets.readings import BLOCKED, NOTE, Doubt
from village.registry.sheets.wording import N_

PERSONAL = Doubt("personal_number", N_("Nomor yang tampak seperti NIK dihapus dari sel ini dan tidak disimpan."))
PHONE_IN_TEXT = Doubt("phone_in_text", N_("Ada nomor telepon di sel ini; dipindahkan ke catatan pribadi."))
MADE_NAME = Doubt("name_made", N_("Nama usaha tidak ada, jadi dipakai '%(name)s'. Ganti dengan nama usahanya."))
NO_NAME = Doubt("name_missing", N_("Baris ini tidak punya nama usaha maupun pemilik, jadi tidak dimasukkan."), BLOCKED)
RT_CONFLICT = Doubt("rt_conflict", N_("Kolom RT berisi %(cell)s, tetapi %(place)s menyebut RT %(other)s."))
RT_MISSING = Doubt("rt_missing", N_("RT-nya tidak tertulis."))
RT_FROM_ABOVE = Doubt("rt_from_above", N_("RT kosong, jadi mengikuti RT di baris atasnya."))
RW_DIFFERS = Doubt("rw_differs", N_("Tertulis RW %(rw)s, bukan RW kampung ini."))
OTHER_RT = Doubt("remark_other_rt", N_("Keterangan menyebut RT %(other)s; RT yang dipakai tetap dari daftarnya."), NOTE)
PRICE_ALONE = Doubt("price_without_product", N_("Ada harga, tetapi produknya tidak tertulis."), NOTE)


def filled(doubt: Doubt, **values: object) -> Doubt:
    """The doubt with its facts put in."""
    return Doubt(doubt.code, doubt.text, doubt.severity, values)
