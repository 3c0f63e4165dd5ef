"""What higher features may use of the vault."""

from village.vault.audit_sentences import SENTENCES
from village.vault.box import box_kinds
from village.vault.care import attention_counts, care_attention
from village.vault.cli import register as register_commands
from village.vault.destroying import destruction_attention
from village.vault.evidence import Evidence, evidence_of, get_evidence, proven_subjects
from village.vault.facts import DocumentFacts, KeptFile
from village.vault.finding import PUBLIC_KIND, index_document_step
from village.vault.found_lines import searchable
from village.vault.kept_files import file_columns
from village.vault.letter_attention import attention
from village.vault.linking import belongings, papers_of
from village.vault.listing import sitemap
from village.vault.permissions import PERMISSIONS, file_document, read_document
from village.vault.personal import personal_empty, personal_held
from village.vault.queries import get_document, list_documents, visible_to
from village.vault.safety import safety_layers
from village.vault.services.adopting import Scan, adopt_scans
from village.vault.services.chain import chain_step
from village.vault.services.evidence import file_evidence_step
from village.vault.services.filing import add_version_step, file_document_step, link_document_step
from village.vault.services.holding import holder_step
from village.vault.services.keeping_files import keep_file, keep_photos
from village.vault.services.sample_letters import sample_letters_step
from village.vault.tables import documents, links, versions
from village.vault.tasks import check_tasks

__all__ = [
    "PERMISSIONS",
    "PUBLIC_KIND",
    "SENTENCES",
    "DocumentFacts",
    "Evidence",
    "KeptFile",
    "Scan",
    "add_version_step",
    "adopt_scans",
    "attention",
    "attention_counts",
    "belongings",
    "box_kinds",
    "care_attention",
    "chain_step",
    "check_tasks",
    "destruction_attention",
    "documents",
    "evidence_of",
    "file_columns",
    "file_document",
    "file_document_step",
    "file_evidence_step",
    "get_document",
    "get_evidence",
    "holder_step",
    "index_document_step",
    "keep_file",
    "keep_photos",
    "link_document_step",
    "links",
    "list_documents",
    "papers_of",
    "personal_empty",
    "personal_held",
    "proven_subjects",
    "read_document",
    "register_commands",
    "safety_layers",
    "sample_letters_step",
    "searchable",
    "sitemap",
    "versions",
    "visible_to",
]
