"""What this feature itself holds about one person: requests, and places in the register of breaches."""

from flask_babel import gettext as _
from sqlalchemy import or_, select

from village.core.personal import Held, Subject, held
from village.privacy.models import Breach, BreachPerson, DataRequest
from village.privacy.words import KIND_LABELS, STATE_LABELS


def personal_held(subject: Subject) -> list[Held]:
    """Requests of this person, and breaches that touched them."""
    asked = select(
        DataRequest.kind.label(_("Apa")),
        DataRequest.text.label(_("Isi")),
        DataRequest.state.label(_("Keadaan")),
        DataRequest.asked_at.label(_("Diminta pada")),
        DataRequest.answer.label(_("Jawaban")),
    ).where(DataRequest.account_id == subject.account_id)
    touched = (
        select(
            Breach.title.label(_("Kejadian")),
            BreachPerson.name.label(_("Nama")),
            BreachPerson.phone.label(_("Telepon")),
            BreachPerson.told_at.label(_("Diberi tahu pada")),
        )
        .join(Breach, Breach.id == BreachPerson.breach_id)
        .where(
            or_(
                BreachPerson.account_id == subject.account_id,
                BreachPerson.enterprise_id.in_(subject.owns),
                subject.is_reached_by(BreachPerson.phone),
            )
        )
    )
    return [
        held(
            _("Permintaan tentang data Anda"),
            asked.order_by(DataRequest.id),
            {_("Apa"): KIND_LABELS, _("Keadaan"): STATE_LABELS},
        ),
        held(_("Kebocoran data yang menyangkut Anda"), touched.order_by(BreachPerson.id)),
    ]
