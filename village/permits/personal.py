"""What the permits hold about one person: the permits of the own business, and what was done as a helper."""

from flask_babel import gettext as _
from sqlalchemy import or_, select, update

from village.core.db import db
from village.core.personal import Held, Subject, held
from village.permits.models import PermitAnswers, PermitCase, PermitMove
from village.permits.states import BARRIER_LABELS, NIB_VERSION_LABELS, STATE_LABELS
from village.registry.interface import enterprises


def personal_held(subject: Subject) -> list[Held]:
    """Cases and answers of this person's businesses, and cases this person helps with."""
    mine = (
        select(
            enterprises.c.name.label(_("Usaha")),
            PermitCase.permit_code.label(_("Izin")),
            PermitCase.about.label(_("Untuk")),
            PermitCase.state.label(_("Keadaan")),
            PermitCase.nib_versi.label(_("NIB")),
            PermitCase.number.label(_("Nomor")),
            PermitCase.issued_on.label(_("Terbit")),
            PermitCase.valid_until.label(_("Berlaku sampai")),
            PermitCase.barrier.label(_("Halangan")),
            PermitCase.barrier_note.label(_("Catatan")),
            PermitCase.appointment_on.label(_("Janji bertemu")),
            PermitCase.declared.label(_("Tertulis di daftar kampung")),
        )
        .join(enterprises, enterprises.c.id == PermitCase.enterprise_id)
        .where(or_(PermitCase.enterprise_id.in_(subject.owns), PermitCase.helper_id == subject.account_id))
        .order_by(PermitCase.id)
    )
    words = {
        _("Keadaan"): STATE_LABELS,
        _("Halangan"): BARRIER_LABELS,
        _("NIB"): NIB_VERSION_LABELS,
    }
    answers = (
        select(enterprises.c.name.label(_("Usaha")), PermitAnswers.answers.label(_("Jawaban")))
        .join(enterprises, enterprises.c.id == PermitAnswers.enterprise_id)
        .where(PermitAnswers.enterprise_id.in_(subject.owns))
        .order_by(PermitAnswers.id)
    )
    return [held(_("Izin usaha"), mine, words), held(_("Jawaban tentang izin"), answers)]


def personal_empty(subject: Subject) -> list[str]:
    """The person helps with no case any more; of a business that was only this person's no number or note stays."""
    db.session.execute(
        update(PermitCase).where(PermitCase.helper_id == subject.account_id).values(helper_id=None, appointment_note="")
    )
    mine = PermitCase.enterprise_id.in_(subject.alone)
    emptied = dict.fromkeys(
        ("number", "barrier_note", "reason", "to_mend", "appointment_note", "check_note", "declared"), ""
    )
    ids = select(PermitCase.id).where(mine)
    db.session.execute(update(PermitMove).where(PermitMove.case_id.in_(ids)).values(note=""))
    db.session.execute(update(PermitCase).where(mine).values(**emptied, appointment_on=None))
    return []
