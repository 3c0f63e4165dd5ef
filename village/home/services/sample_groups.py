"""The groups of the sample village: their members and boards, when they met, and who supplies whom."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from village.accounts.interface import add_account_step
from village.home.sample_village import SampleGroup, SampleTie
from village.registry.interface import (
    BoardFacts,
    GroupFacts,
    MeetingFacts,
    Member,
    NewOfficer,
    Party,
    add_group_step,
    add_meeting_step,
    add_member_step,
    add_tie_step,
    hand_over_step,
    today,
)


def group_step(group: SampleGroup, numbers: Mapping[str, int], recorded_by: int) -> int:
    """A group with its members, its board and its meetings; its head has an account. Answers its id. A step."""
    row = add_group_step(
        GroupFacts(group.name, group.kind, group.purpose, group.schedule, network_role=group.network_role)
    )
    in_office = {business: (role, person) for role, person, business in group.offices}
    officers = []
    for business in group.members:
        role, person = in_office.get(business, ("anggota", ""))
        account = add_account_step(person, ["group_officer"]) if role == "ketua" else None
        member = Member(
            enterprise_id=numbers[business],
            person_name=person,
            may_show_name=bool(person),
            from_on=date(group.since_year, 10, 1),
            account_id=account,
        )
        membership = add_member_step(row, member)
        if person:
            officers.append(NewOfficer(role, membership.id, person, may_show_name=True))
    since, ends = group.term_days
    start = today() - timedelta(days=since)
    term = BoardFacts(start, today() + timedelta(days=ends), group.decree, start - timedelta(days=5))
    hand_over_step(row, officers, term, recorded_by=recorded_by)
    for meeting in group.meetings:
        facts = MeetingFacts(today() - timedelta(days=meeting.days_ago), meeting.place, meeting.about, meeting.attended)
        add_meeting_step(row.id, facts, recorded_by=recorded_by)
    return row.id


def ties_step(
    ties: Sequence[SampleTie], numbers: Mapping[str, int], groups: Mapping[str, int], recorded_by: int
) -> None:
    """Who supplies whom, among groups, businesses of the list, and others by name. A step."""

    def party(name: str) -> Party:
        if name in groups:
            return Party(group_id=groups[name])
        return Party(enterprise_id=numbers[name]) if name in numbers else Party(name=name)

    for tie in ties:
        add_tie_step(tie.kind, party(tie.giver), party(tie.taker), tie.since_year, recorded_by=recorded_by)
