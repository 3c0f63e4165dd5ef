"""What people may type of help, helpers and outside services."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, SelectMultipleField

from village.core.access import HELP_SCOPES
from village.core.forms import (
    Form,
    LineField,
    LongTextField,
    PhoneField,
    PhotosField,
    at_most,
    needed,
    optional,
    options,
)
from village.core.images import Picture
from village.registry.forms import DayField
from village.registry.helping_words import (
    HELP_KIND_LABELS,
    HELPER_SOURCE_LABELS,
    HELPER_STATE_LABELS,
    HOW_LABELS,
    RATING_LABELS,
    SCOPE_LABELS,
    SERVICE_LABELS,
)
from village.registry.services.help_consents import Letting
from village.registry.services.helper_profiles import HelperFacts
from village.registry.services.providers import ProviderFacts
from village.registry.words import CHANNEL_LABELS


class HelpForm(Form):
    """A helper whom the owner lets act for the enterprise."""

    account_id = SelectField(_l("Kader"), coerce=int, choices=[])
    scopes = SelectMultipleField(_l("Yang boleh dikerjakan"), choices=options(SCOPE_LABELS), default=list(HELP_SCOPES))
    how_given = SelectField(
        _l("Bagaimana pemilik menyatakannya"),
        choices=options((how, HOW_LABELS[how]) for how in ("paper", "witness")),
        validate_choice=False,
    )
    paper = PhotosField(_l("Foto kertas izin"))
    witness = LineField(_l("Nama saksi"), [at_most(120)])
    from_on = DayField(_l("Berlaku mulai"), [optional()])
    until_on = DayField(_l("Berlaku sampai"), [optional()])

    def letting(self, paper: Picture | None) -> Letting:
        """What was typed; an unknown way of telling is refused by the rules."""
        return Letting(
            how_given=self.how_given.data or "",
            scopes=self.scopes.data or (),
            from_on=self.from_on.data,
            until_on=self.until_on.data,
            witness=self.witness.data or "",
            paper=paper,
        )


class AskForm(Form):
    """What help is needed."""

    kind = RadioField(_l("Bantuan apa"), choices=options(HELP_KIND_LABELS), validate_choice=False)
    note = LongTextField(_l("Catatan untuk kader"), [at_most(1000)])


class ResultForm(Form):
    """What came of the help."""

    result = LongTextField(_l("Hasilnya"), [needed(), at_most(1000)])


class RatingForm(Form):
    """How helpful it was."""

    rating = RadioField(_l("Bagaimana bantuannya"), choices=options(RATING_LABELS), coerce=int, validate_choice=False)
    rating_note = LongTextField(_l("Catatan"), [at_most(500)])


class HelperForm(Form):
    """What is known of a helper."""

    state = SelectField(_l("Status"), choices=options(HELPER_STATE_LABELS), default="aktif")
    skills = SelectMultipleField(_l("Bisa membantu"), choices=options(HELP_KIND_LABELS))
    hours = LineField(_l("Jam yang tersedia"), [at_most(200)])
    source = SelectField(_l("Asal"), choices=options(HELPER_SOURCE_LABELS), default="warga")
    trainings = LongTextField(_l("Pelatihan yang diikuti"), [at_most(2000)])

    def facts(self) -> HelperFacts:
        """What was typed."""
        return HelperFacts(
            state=self.state.data,
            source=self.source.data,
            skills=tuple(self.skills.data or ()),
            hours=self.hours.data or "",
            trainings=self.trainings.data or "",
        )


class ProviderForm(Form):
    """Somebody who does such work for money."""

    name = LineField(_l("Nama"), [needed(), at_most(120)])
    kinds = SelectMultipleField(_l("Jasa"), choices=options(SERVICE_LABELS))
    phone = PhoneField(_l("Nomor WhatsApp atau telepon"))
    tariff = LineField(_l("Tarif"), [at_most(200)])
    examples = LongTextField(_l("Contoh pekerjaan"), [at_most(1000)])
    works_at = LineField(_l("Tempat"), [at_most(120)])

    def facts(self) -> ProviderFacts:
        """What was typed."""
        return ProviderFacts(
            name=self.name.data or "",
            kinds=tuple(self.kinds.data or ()),
            tariff=self.tariff.data or "",
            examples=self.examples.data or "",
            place=self.works_at.data or "",
            phone=self.phone.data,
        )


class ProviderConsentForm(Form):
    """How a provider told that name and contact may stand on the public page."""

    how = SelectField(
        _l("Bagaimana persetujuannya dinyatakan"),
        choices=options(pair for pair in CHANNEL_LABELS.items() if pair[0] != "online"),
        validate_choice=False,
    )
