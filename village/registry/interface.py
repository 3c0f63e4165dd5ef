"""What higher features may use of the registry."""

from village.registry.acting import Acting, who_acts_for
from village.registry.attention import attention, pictures_for, public_pictures, sitemap
from village.registry.audit_sentences import SENTENCES
from village.registry.belongings import Belonging, own_belongings, rows_as_belonging
from village.registry.choices import invitation_choices
from village.registry.cli import register as register_commands
from village.registry.counting import EnterpriseCounts, count_enterprises, counts_by_kind_and_rt, open_enterprises
from village.registry.expiring import expiring
from village.registry.facts import BoardFacts, EnterpriseFacts, GroupFacts, MeetingFacts, Member, NewOfficer, Party
from village.registry.finding import searchable
from village.registry.helping_attention import attention_counts
from village.registry.helping_permissions import HELP_PERMISSIONS
from village.registry.kept_files import file_columns
from village.registry.merged import find_merged_slug, living_id
from village.registry.network import Network, group_network, village_network
from village.registry.permissions import PERMISSIONS, edit_enterprise, edit_group, keep_register, see_enterprises
from village.registry.personal import owned_enterprises, personal_consents, personal_held, rows_of_enterprises
from village.registry.public import (
    Badge,
    EnterpriseLine,
    PublicEnterprise,
    badges_of,
    buyer_phone,
    closed_since,
    names_of,
    public_enterprise,
    public_enterprises,
    public_slug,
)
from village.registry.public_groups import PublicGroup, public_group, public_groups
from village.registry.queries import enterprise_choices, get_enterprise, group_choices, person_scopes, today
from village.registry.rules import slug_of
from village.registry.services.boards import hand_over_step
from village.registry.services.consents import give_consents_step
from village.registry.services.emptying import personal_empty
from village.registry.services.enterprises import add_enterprise_step
from village.registry.services.findable import ENTERPRISE_KIND, GROUP_KIND
from village.registry.services.groups import add_group_step, add_member_step
from village.registry.services.help_consents import limit_help_step, link_helper_step
from village.registry.services.helper_profiles import HelperFacts, helper_profile_step
from village.registry.services.helping import past_request_step
from village.registry.services.import_local import ReadList, import_list_step, read_list
from village.registry.services.meetings import add_meeting_step
from village.registry.services.people import (
    invitation_accepted_step,
    link_officer_step,
    link_owner_step,
    may_give_scope,
)
from village.registry.services.proposals import Asked, decide_step, proposal_step, tasks
from village.registry.services.providers import ProviderFacts, consent_step, provider_step
from village.registry.services.ties import add_tie_step
from village.registry.services.verified import (
    CheckedPermit,
    declared_was_checked_step,
    renew_fact_step,
    revoke_fact_step,
    verify_step,
)
from village.registry.services.withdrawing import personal_withdraw
from village.registry.spreadsheet_files import write_csv, write_xlsx
from village.registry.subjects import subjects_for
from village.registry.tables import (
    boards,
    consented,
    consents,
    declared_permits,
    enterprise_is_public,
    enterprises,
    fact_is_valid,
    groups,
    helper_consents,
    membership_is_current,
    memberships,
    verified_facts,
)
from village.registry.words import (
    GROUP_KIND_LABELS,
    KIND_LABELS,
    MEMBER_ROLE_LABELS,
    NETWORK_ROLE_LABELS,
    PURPOSE_LABELS,
    TIE_LABELS,
)

__all__ = [
    "ENTERPRISE_KIND",
    "GROUP_KIND",
    "GROUP_KIND_LABELS",
    "HELP_PERMISSIONS",
    "KIND_LABELS",
    "MEMBER_ROLE_LABELS",
    "NETWORK_ROLE_LABELS",
    "PERMISSIONS",
    "PURPOSE_LABELS",
    "SENTENCES",
    "TIE_LABELS",
    "Acting",
    "Asked",
    "Badge",
    "Belonging",
    "BoardFacts",
    "CheckedPermit",
    "EnterpriseCounts",
    "EnterpriseFacts",
    "EnterpriseLine",
    "GroupFacts",
    "HelperFacts",
    "MeetingFacts",
    "Member",
    "Network",
    "NewOfficer",
    "Party",
    "ProviderFacts",
    "PublicEnterprise",
    "PublicGroup",
    "ReadList",
    "add_enterprise_step",
    "add_group_step",
    "add_meeting_step",
    "add_member_step",
    "add_tie_step",
    "attention",
    "attention_counts",
    "badges_of",
    "boards",
    "buyer_phone",
    "closed_since",
    "consent_step",
    "consented",
    "consents",
    "count_enterprises",
    "counts_by_kind_and_rt",
    "decide_step",
    "declared_permits",
    "declared_was_checked_step",
    "edit_enterprise",
    "edit_group",
    "enterprise_choices",
    "enterprise_is_public",
    "enterprises",
    "expiring",
    "fact_is_valid",
    "file_columns",
    "find_merged_slug",
    "get_enterprise",
    "give_consents_step",
    "group_choices",
    "group_network",
    "groups",
    "hand_over_step",
    "helper_consents",
    "helper_profile_step",
    "import_list_step",
    "invitation_accepted_step",
    "invitation_choices",
    "keep_register",
    "limit_help_step",
    "link_helper_step",
    "link_officer_step",
    "link_owner_step",
    "living_id",
    "may_give_scope",
    "membership_is_current",
    "memberships",
    "names_of",
    "open_enterprises",
    "own_belongings",
    "owned_enterprises",
    "past_request_step",
    "person_scopes",
    "personal_consents",
    "personal_empty",
    "personal_held",
    "personal_withdraw",
    "pictures_for",
    "proposal_step",
    "provider_step",
    "public_enterprise",
    "public_enterprises",
    "public_group",
    "public_groups",
    "public_pictures",
    "public_slug",
    "read_list",
    "register_commands",
    "renew_fact_step",
    "revoke_fact_step",
    "rows_as_belonging",
    "rows_of_enterprises",
    "searchable",
    "see_enterprises",
    "sitemap",
    "slug_of",
    "subjects_for",
    "tasks",
    "today",
    "verified_facts",
    "verify_step",
    "village_network",
    "who_acts_for",
    "write_csv",
    "write_xlsx",
]
