"""What people type about their data, and what officials type about requests and breaches."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import current_app
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateTimeLocalField, RadioField, SelectField, SelectMultipleField
from wtforms.validators import ValidationError

from village.core.forms import Form, LineField, LongTextField, at_most, needed, options
from village.privacy.facts import Audience, BreachFacts
from village.privacy.words import AUDIENCE_LABELS
from village.registry.interface import PURPOSE_LABELS


class CorrectionForm(Form):
    """What is wrong, and what is right."""

    text = LongTextField(_l("Apa yang salah, dan apa yang benar"), [needed(), at_most(1_000)])


class DeletionForm(Form):
    """Asking to be deleted, knowing what that means."""

    text = LongTextField(_l("Pesan untuk pengurus"), [at_most(500)])
    is_sure = BooleanField(_l("Saya mengerti bahwa ini tidak bisa dikembalikan"))

    def validate_is_sure(self, field: Any) -> None:
        if not field.data:
            raise ValidationError(_l("Centang dulu, supaya pasti bahwa ini yang Anda mau."))


class AnswerForm(Form):
    """The reason of a refusal, or what was corrected."""

    answer = LongTextField(_l("Jawaban untuk yang meminta"), [at_most(1_000)])


class BreachForm(Form):
    """What happened and whose data it was; the moment is the village's own clock."""

    title = LineField(_l("Sebutan singkat"), [needed(), at_most(120)])
    noticed_at = DateTimeLocalField(_l("Diketahui pada"), [needed()], format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])
    happened = LineField(_l("Terjadi kapan, sejauh yang diketahui"), [at_most(200)])
    what = LongTextField(_l("Data apa yang bocor, hilang, atau berubah"), [needed(), at_most(2_000)])
    how = LongTextField(_l("Bagaimana terjadinya"), [needed(), at_most(2_000)])
    handling = LongTextField(_l("Apa yang sudah dan akan dilakukan"), [needed(), at_most(2_000)])
    audience = RadioField(_l("Data siapa"), [needed(_l("Pilih salah satu."))], choices=options(AUDIENCE_LABELS))
    enterprise_ids = SelectMultipleField(_l("Usaha yang terkena"), coerce=int)
    purpose = SelectField(_l("Yang disetujui"), choices=options(PURPOSE_LABELS))

    def validate_noticed_at(self, field: Any) -> None:
        if field.errors or field.data is None:
            field.errors = [_l("Tulis hari dan jam kejadian ini diketahui.")]

    def validate_enterprise_ids(self, field: Any) -> None:
        if self.audience.data == "enterprises" and not field.data:
            raise ValidationError(_l("Pilih paling sedikit satu usaha."))

    def facts(self) -> BreachFacts:
        """What was typed, with the moment in UTC."""
        zone = ZoneInfo(current_app.config["TIMEZONE"])
        noticed: datetime = self.noticed_at.data
        return BreachFacts(
            title=self.title.data,
            what=self.what.data,
            happened=self.happened.data or "",
            noticed_at=noticed.replace(tzinfo=zone).astimezone(UTC),
            how=self.how.data,
            handling=self.handling.data,
        )

    def chosen(self) -> Audience:
        """Whose data it was."""
        kind = self.audience.data
        ids = self.enterprise_ids.data if kind == "enterprises" else ()
        return Audience(kind, tuple(ids), self.purpose.data if kind == "consent" else "")
