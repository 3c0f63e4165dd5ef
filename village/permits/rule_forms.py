"""What an administrator may write about a permit."""

import re
from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, RadioField, SelectMultipleField
from wtforms.validators import Length

from village.core.forms import Form, LineField, LongTextField, RupiahField, at_most, needed, optional, options
from village.permits.facts import PermitType, Rules
from village.permits.guide_words import category_label

LONGEST_STEP = 400
MOST_LINES = 20
WHERE_FROM = _l("Tulis dari mana kabar ini, misalnya nama kantor atau nomor peraturan.")


class RuleForm(Form):
    """Cost, time, validity, texts and dates of one permit; steps and binding dates are added by ``rule_form``."""

    biaya_rp = RupiahField(_l("Biaya"), [optional()])
    biaya_catatan = LineField(_l("Keterangan biaya"), [optional(), at_most(LONGEST_STEP)])
    waktu = LineField(_l("Waktu biasanya"), [optional()])
    berlaku = LineField(_l("Keterangan masa berlaku"), [optional(), at_most(LONGEST_STEP)])
    penerbit = LineField(_l("Yang menerbitkan"), [optional()])
    apa = LongTextField(_l("Apa izin ini"), [optional(), at_most(LONGEST_STEP)])
    diperiksa_on = DateField(_l("Diperiksa tanggal"), [optional()])
    source = LineField(
        _l("Sumber perubahan"),
        [needed(WHERE_FROM)],
    )

    def said(self) -> dict[str, Any]:
        """What was written, by field of the rules: ``biaya_rp``, ``langkah.3``, ``tanggal_wajib.1``."""
        found: dict[str, Any] = {}
        for name, field in self._fields.items():
            is_empty_day = isinstance(field, DateField) and not field.data  # says nothing of when it was checked
            if name == "source" or is_empty_day:
                continue
            value = field.data.isoformat() if isinstance(field, DateField) and field.data else field.data
            found[dotted(name)] = value or (0 if value == 0 else "")
        return found


def dotted(name: str) -> str:
    """The field of the rules that a form field is about: ``jalur_1_langkah_3`` is ``jalur.1.langkah.3``."""
    way = re.fullmatch(r"jalur_(\d+)_(\w+)", name)
    if way:
        return f"jalur.{way[1]}.{dotted(way[2])}"
    kind, _, number = name.rpartition("_")
    return f"{kind}.{number}" if number.isdecimal() else name


def rule_form(permit: PermitType, now: Mapping[str, Any], sent: Any = None) -> RuleForm:
    """The form of one permit with a field for each of its steps and dates. ``now``: what stands there, by field."""
    fields: dict[str, Any] = {}
    for number in range(1, len(permit.steps) + 1):
        fields[f"langkah_{number}"] = LongTextField(
            _l("Langkah %(number)s", number=number), [needed(), Length(max=LONGEST_STEP)]
        )
    for place, way in enumerate(permit.ways, 1):
        fields[f"jalur_{place}_biaya_rp"] = RupiahField(_l("Biaya: %(way)s", way=way.name), [optional()])
        fields[f"jalur_{place}_waktu"] = LineField(_l("Waktu: %(way)s", way=way.name), [optional()])
        for number in range(1, len(way.steps) + 1):
            label = _l("Langkah %(number)s: %(way)s", number=number, way=way.name)
            fields[f"jalur_{place}_langkah_{number}"] = LongTextField(label, [needed(), Length(max=LONGEST_STEP)])
    for number, line in enumerate(permit.duty_dates, 1):
        label = _l("Paling lambat: %(group)s", group=line.group)
        fields[f"tanggal_wajib_{number}"] = DateField(label, [needed()])
    form_class = type("OneRuleForm", (RuleForm,), fields)
    form: RuleForm = form_class(sent, data={name.replace(".", "_"): value for name, value in now.items()})
    return form


class NewTypeForm(Form):
    """A permit type of the village's own."""

    name = LineField(_l("Nama izin"), [needed()])
    what = LongTextField(_l("Apa izin ini"), [needed(), at_most(LONGEST_STEP)])
    issuer = LineField(_l("Yang menerbitkan"), [needed()])
    need = RadioField(
        _l("Untuk usaha yang memerlukan"),
        choices=options({"needed": _l("Perlu"), "recommended": _l("Dianjurkan")}),
        default="recommended",
    )
    categories = SelectMultipleField(_l("Jenis barang"), [optional()])
    after_nib = BooleanField(_l("Baru bisa diurus sesudah NIB ada"), default=True)
    per_product = BooleanField(_l("Satu izin untuk satu produk"))
    cost = RupiahField(_l("Biaya"), [optional()])
    time = LineField(_l("Waktu biasanya"), [optional()])
    site = LineField(_l("Situs resmi"), [optional()])
    papers = LongTextField(_l("Yang disiapkan, satu di setiap baris"), [optional()])
    steps = LongTextField(_l("Langkahnya, satu di setiap baris"), [optional()])
    source = LineField(_l("Sumber"), [needed(WHERE_FROM)])

    def offer(self, rules: Rules) -> "NewTypeForm":
        """With the kinds of goods to choose from."""
        self.categories.choices = options([(one, category_label(rules, one)) for one in rules.categories])
        return self

    def facts(self) -> dict[str, Any]:
        """What the rules take: the permit itself, for which goods, and what comes before it."""
        permit: dict[str, Any] = {
            "nama": self.name.data,
            "pendek": self.name.data,
            "apa": self.what.data,
            "penerbit": self.issuer.data,
            "per": "produk" if self.per_product.data else "",
            "dasar_hukum": self.source.data,
            "waktu": self.time.data or "",
            "situs": [self.site.data.removeprefix("https://").strip("/")] if self.site.data else [],
            "dokumen": _lines(self.papers.data),
        }
        if self.cost.data is not None:
            permit["biaya_rp"] = self.cost.data
        steps = _lines(self.steps.data)
        if steps:
            permit["langkah"] = [{"n": number, "oleh": "pemilik", "apa": text} for number, text in enumerate(steps, 1)]
        return {
            "permit": permit,
            "need": self.need.data,
            "why": f"{self.what.data}".rstrip("."),
            "categories": self.categories.data or [],
            "after": ["nib"] if self.after_nib.data else [],
        }


def _lines(text: str | None) -> list[str]:
    return [line.strip(" -") for line in (text or "").splitlines() if line.strip(" -")][:MOST_LINES]
