"""The village in which the access table is tried: every actor, one thing of their own and one of somebody else."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from tests import factories
from village.accounts.models import Account, Invitation
from village.accounts.services.invitations import Guest, invite_step
from village.core.db import begin_writing, commit, db, utcnow
from village.core.images import Picture
from village.core.long_work import LongWork, made_folder
from village.events.facts import Asked
from village.events.models import Event, EventInvitation
from village.events.services.inviting import invite_step as ask_step
from village.events.services.registering import registration_step
from village.home.models import Notice
from village.home.services.mapping import PinFacts, map_step, pin_step
from village.home.services.notices import notice_step
from village.home.services.profile import AchievementFacts, TermFacts, achievement_step, term_step
from village.home.services.reach import Sending, sending_step
from village.home.services.suggestions import Written, suggestion_step
from village.home.services.surveys import survey_step
from village.privacy.models import Breach, BreachPerson, DataRequest


@dataclass
class World:
    """Accounts by actor, what "own" actors own, help or lead, and things anybody might ask for."""

    accounts: dict[str, Account] = field(default_factory=dict)
    own: Any = None
    other: Any = None
    own_group: Any = None
    other_group: Any = None
    own_product: Any = None
    other_product: Any = None
    invitation_code: str = ""
    owner_invitation_id: int = 0
    notice_slug: str = ""
    notice_id: int = 0
    achievement_id: int = 0
    term_id: int = 0
    map_id: int = 0
    pin_id: int = 0
    sending_id: int = 0
    suggestion_id: int = 0
    event_id: int = 0
    event_slug: str = ""
    registration_id: int = 0
    registration_code: str = ""
    event_invitation_id: int = 0
    survey_id: int = 0
    deletion_id: int = 0
    staff_deletion_id: int = 0
    correction_id: int = 0
    breach_id: int = 0
    breach_person_id: int = 0
    archive_id: int = 0


def make_world() -> World:
    """Make all of it in the database of the running test."""
    world = World()
    people = world.accounts
    for actor, role in (
        ("owner own", "owner"),
        ("owner other", "owner"),
        ("agent own", "agent"),
        ("agent other", "agent"),
        ("officer own", "group_officer"),
        ("officer other", "group_officer"),
        ("official", "official"),
        ("kelurahan", "kelurahan"),
        ("observer", "observer"),
        ("admin", "admin"),
    ):
        people[actor] = factories.make_account(role, name=actor.title())
    people["second admin"] = factories.make_account("admin", name="Admin Kedua")
    people["disabled"] = factories.make_account("owner", name="Nonaktif", disabled_at=utcnow())
    world.own = factories.make_enterprise("Dapur Sendiri", owner=people["owner own"], helper=people["agent own"])
    world.other = factories.make_enterprise("Dapur Lain", owner=people["owner other"], helper=people["agent other"])
    world.own_group = factories.make_group("Paguyuban Sendiri", officer=people["officer own"], members=(world.own,))
    world.other_group = factories.make_group("Paguyuban Lain", officer=people["officer other"], members=(world.other,))
    world.own_product = factories.make_product(world.own)
    world.other_product = factories.make_product(world.other)
    begin_writing()
    world.invitation_code = invite_step(Guest("Tamu", "observer"), created_by=people["admin"].id)
    invite_step(Guest("Bu Baru", "owner"), created_by=people["official"].id)
    world.owner_invitation_id = db.session.execute(select(Invitation.id).where(Invitation.role == "owner")).scalar_one()
    world.notice_slug = notice_step(body="Rapat warga hari Sabtu.")
    world.notice_id = db.session.execute(select(Notice.id)).scalar_one()
    world.achievement_id = achievement_step(AchievementFacts("Lomba Rumah Sehat", "Juara 3", 2016)).id
    world.term_id = term_step(TermFacts("Ketua RW 05", "Pak RW", factories.LONG_AGO)).id
    world.map_id = map_step(Picture("0" * 64, 640, 480, (320,), 1), "Denah").id
    world.sending_id = sending_step(world.notice_id, Sending("cetak", factories.LONG_AGO))
    world.pin_id = pin_step(PinFacts("balai", 500, 500, "Balai RW 05")).id
    world.suggestion_id = suggestion_step(Written("Lampu gang mati."), form_key="satu").id
    world.survey_id = survey_step("Survei warga", factories.LONG_AGO).id
    commit()
    _ask_about_data(world)
    _plan_an_event(world)
    return world


def _plan_an_event(world: World) -> None:
    """An event of the own group that takes registrations, with one person on its list and one business asked."""
    event = factories.make_event("Rutinan", group_id=world.own_group.id, takes_registration=True, seats=20)
    world.event_id, world.event_slug = event.id, event.slug
    begin_writing()
    row = registration_step(db.session.get_one(Event, event.id), Asked("Bu Daftar", "6281399999999"), form_key="dua")
    world.registration_id, world.registration_code = row.id, row.code
    ask_step(db.session.get_one(Event, event.id), [world.other.id])
    world.event_invitation_id = db.session.execute(select(EventInvitation.id)).scalar_one()
    commit()


def _ask_about_data(world: World) -> None:
    """Requests about personal data, a breach, one archive that is done and one that is being made."""
    people = world.accounts

    def asked(actor: str, kind: str) -> int:
        return int(factories.make_row(DataRequest(account_id=people[actor].id, kind=kind)).id)

    world.deletion_id = asked("owner own", "deletion")
    world.staff_deletion_id = asked("kelurahan", "deletion")
    world.correction_id = asked("owner other", "correction")
    world.breach_id = factories.make_row(
        Breach(
            title="Ponsel hilang",
            what="Nama",
            how="Jatuh",
            handling="Dikunci",
            noticed_at=utcnow(),
            audience={"kind": "accounts"},
        )
    ).id
    world.breach_person_id = factories.make_row(BreachPerson(breach_id=world.breach_id, name="Warga")).id
    (made_folder() / "salinan").write_bytes(b"PK")
    done = LongWork(
        kind="village.export", state="done", file_key="salinan", file_name="a.zip", size_bytes=2, outcome={}
    )
    world.archive_id = factories.make_row(done).id
    factories.make_row(LongWork(kind="village.export", state="running"))
