"""The one place that knows all features: their addresses, permissions, audit sentences, and what fills which slot."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp

from village.accounts import interface as accounts
from village.core import files, made_files, references
from village.core.access import current_person
from village.core.backups import cli as backup_commands
from village.core.backups import regular as backups
from village.events import interface as events
from village.gallery import interface as gallery
from village.home import interface as home
from village.leaving import interface as leaving
from village.permits import interface as permits
from village.privacy import interface as privacy
from village.registry import interface as registry
from village.vault import interface as vault

PERSON_SOURCE: Any = accounts
PERMISSIONS: Mapping[str, Callable[..., bool]] = {
    "accounts.own_account": accounts.own_account,
    "accounts.see_people": accounts.see_people,
    "accounts.invite": accounts.invite,
    "accounts.manage_account": accounts.manage_account,
    "accounts.grant_roles": accounts.grant_roles,
    **registry.PERMISSIONS,
    **registry.HELP_PERMISSIONS,
    **vault.PERMISSIONS,
    **permits.PERMISSIONS,
    **events.PERMISSIONS,
    **privacy.PERMISSIONS,
    **leaving.PERMISSIONS,
    "gallery.keep_photos": gallery.keep_photos,
    "gallery.keep_products": gallery.keep_products,
    "gallery.add_product": gallery.add_product,
    "gallery.keep_collections": gallery.keep_collections,
    "gallery.run_kiosk": gallery.run_kiosk,
    "gallery.see_selling": gallery.see_selling,
    "gallery.print_things": gallery.print_things,
    "gallery.print_catalogue": gallery.print_catalogue,
    "gallery.look_first": gallery.look_first,
    "home.work": home.work,
    "home.post_notice": home.post_notice,
    "home.edit_village": home.edit_village,
    "home.keep_backups": home.keep_backups,
    "home.read_record": home.read_record,
    "home.answer_suggestions": home.answer_suggestions,
    "home.keep_surveys": home.keep_surveys,
    "home.read_surveys": home.read_surveys,
}
SLOTS: Mapping[str, Sequence[Callable[..., Any]]] = {
    "person.scopes": [registry.person_scopes],
    "invitation.choices": [registry.invitation_choices],
    "invitation.may_give": [registry.may_give_scope],
    "invitation.accepted": [registry.invitation_accepted_step],
    "enterprise.corrected": [permits.enterprise_changed_step],
    "enterprise.after_change": [permits.page_after_change],
    "product.edited": [permits.product_changed_step],
    "import.declared": [permits.declared_step],
    "import.worked_on": [permits.worked_on],
    "expiring": [registry.expiring],
    "enterprise.changed": [gallery.index_enterprises_step],
    "enterprise.belongings": [
        *(registry.own_belongings, vault.belongings, gallery.belongings, permits.belongings),
        *(events.belongings, home.belongings),
    ],
    "import.draft_products": [gallery.draft_products_step],
    "import.undo_products": [gallery.undo_draft_products_step],
    "attention.counts": [
        privacy.attention_counts,
        registry.attention_counts,
        vault.attention_counts,
        gallery.attention_counts,
        permits.attention_counts,
        events.attention_counts,
        home.attention_counts,
    ],
    "attention": [
        privacy.attention,
        registry.attention,
        vault.attention,
        vault.care_attention,
        vault.destruction_attention,
        gallery.attention,
        gallery.trade_attention,
        permits.attention,
        events.attention,
        home.attention,
    ],
    "public_pictures": [
        *(registry.public_pictures, gallery.public_pictures, events.public_pictures, home.public_pictures)
    ],
    "pictures_for": [registry.pictures_for, gallery.may_see_picture, events.pictures_for, home.pictures_for],
    "file_columns": [
        references.own_file_columns,
        registry.file_columns,
        vault.file_columns,
        gallery.file_columns,
        events.file_columns,
        home.file_columns,
    ],
    "personal.held": [
        accounts.personal_held,
        registry.personal_held,
        vault.personal_held,
        gallery.personal_held,
        permits.personal_held,
        events.personal_held,
        home.personal_held,
        privacy.personal_held,
    ],
    "personal.consents": [registry.personal_consents, home.personal_consents],
    "personal.withdraw": [registry.personal_withdraw, home.personal_withdraw],
    # The highest first: each still finds what the lower ones are about to empty.
    "personal.empty": [
        leaving.personal_empty,
        privacy.personal_empty,
        home.personal_empty,
        events.personal_empty,
        permits.personal_empty,
        gallery.personal_empty,
        vault.personal_empty,
        registry.personal_empty,
        accounts.personal_empty,
    ],
    "sitemap": [home.sitemap, registry.sitemap, vault.sitemap, gallery.sitemap, permits.sitemap, events.sitemap],
    "papers": [vault.papers_of],
    "letter.parts": [events.letter_parts],
    "gathering.invite": [events.gathering_invite],
    "subjects": [registry.subjects_for, permits.subjects_for, events.subjects_for, home.subjects_for],
    "tasks": [
        *(files.tasks, made_files.tasks, backups.tasks),
        *(
            registry.tasks,
            vault.check_tasks,
            gallery.tasks,
            permits.tasks,
            events.tasks,
            home.tasks,
            home.profile_tasks,
        ),
    ],
    "offline.routes": [permits.offline_routes, events.offline_routes],
    "search.public": [
        gallery.searchable,
        events.searchable,
        permits.searchable,
        registry.searchable,
        vault.searchable,
        home.searchable,
        home.searchable_profile,
    ],
    "long_work": [backups.work_kinds, leaving.long_work, vault.box_kinds, gallery.work_kinds],
    "share_cards": [gallery.share_card, events.share_card, home.share_card],
}
AUDIT_SENTENCES: Mapping[str, Any] = {
    **accounts.SENTENCES,
    **registry.SENTENCES,
    **vault.SENTENCES,
    **gallery.SENTENCES,
    **permits.SENTENCES,
    **events.SENTENCES,
    **privacy.SENTENCES,
    **leaving.SENTENCES,
    **home.SENTENCES,
}
# Permission, address, icon, name: the parts of the workspace, for whoever may use them.
WORKSPACE_PARTS: Sequence[tuple[str, str, str, Any]] = (
    ("registry.see_enterprises", "registry.enterprises", "shop", _lp("bagian", "Usaha")),
    ("registry.see_groups", "registry.groups", "people", _lp("bagian", "Kelompok")),
    ("registry.keep_register", "registry.proposals", "plus", _l("Pendaftaran usaha")),
    ("registry.see_help", "registry.help_requests", "chat", _l("Bantuan kader")),
    ("registry.keep_helpers", "registry.helpers", "people", _lp("bagian", "Kader")),
    ("registry.see_help_counts", "registry.help_report", "table", _l("Ringkasan bantuan")),
    ("registry.keep_helpers", "registry.providers", "key", _l("Penyedia jasa")),
    ("registry.import_list", "registry.imports", "upload", _l("Impor daftar usaha")),
    ("registry.see_counts", "registry.summary", "table", _l("Ringkasan usaha")),
    ("gallery.keep_photos", "gallery.my_products", "bag", _l("Produk")),
    ("gallery.run_kiosk", "gallery.kiosk", "box", _l("Kios galeri")),
    ("gallery.keep_products", "gallery.my_kiosk", "box", _l("Titipan di kios")),
    ("gallery.keep_products", "gallery.sales", "paper", _l("Penjualan")),
    ("gallery.keep_products", "gallery.shops", "link", _l("Toko online")),
    ("permits.see_cases", "permits.work", "check", _l("Izin usaha")),
    ("permits.see_renewals", "permits.renewals_page", "calendar", _l("Jatuh tempo")),
    ("permits.see_numbers", "permits.summary", "table", _l("Ringkasan izin")),
    ("gallery.keep_collections", "gallery.collections", "bag", _l("Koleksi")),
    ("gallery.see_selling", "gallery.selling_report", "table", _l("Ringkasan penjualan")),
    ("gallery.print_things", "gallery.studio", "print", _l("Cetak")),
    ("gallery.keep_products", "gallery.market", "search", _l("Minat pembeli")),
    ("gallery.look_first", "gallery.look_list", "eye", _l("Tinjauan produk")),
    ("events.keep", "events.kept_events", "calendar", _lp("bagian", "Agenda")),
    ("events.own", "events.own_events", "calendar", _l("Kegiatan saya")),
    ("vault.see_letters", "vault.letters", "paper", _l("Surat")),
    ("vault.count_letters", "vault.count_of_letters", "table", _l("Ringkasan surat")),
    ("vault.see", "vault.documents", "paper", _l("Dokumen")),
    ("vault.file_document", "vault.holders", "people", _l("Pemegang dokumen")),
    ("vault.hand_over", "vault.handovers", "key", _l("Serah terima jabatan")),
    ("vault.keep_storage", "vault.storage_page", "box", _l("Penyimpanan")),
    ("home.post_notice", "home.manage_news", "news", _l("Kabar")),
    ("home.answer_suggestions", "home.suggestion_box", "chat", _l("Kotak saran")),
    ("home.read_surveys", "home.survey_rounds", "table", _l("Survei singkat")),
    ("home.edit_village", "home.profile", "people", _l("Prestasi dan pengurus")),
    ("home.edit_village", "home.keep_map", "place", _l("Denah kampung")),
    ("accounts.see_people", "accounts.people_list", "key", _l("Orang yang boleh masuk")),
    ("home.edit_village", "home.edit_village", "settings", _l("Halaman kampung")),
    ("permits.edit_rules", "permits.rules", "settings", _l("Aturan izin")),
    ("home.keep_backups", "home.backups", "box", _l("Cadangan")),
    ("home.read_record", "home.record", "paper", _lp("bagian", "Catatan")),
    ("home.work", "home.announcements", "news", _l("Pengumuman")),
    ("home.work", "home.guides", "info", _l("Cara pakai")),
    ("privacy.answer_requests", "privacy.requests", "person", _l("Permintaan data pribadi")),
    ("privacy.keep_breaches", "privacy.breaches", "info", _l("Kebocoran data")),
    ("leaving.export_all", "leaving.everything", "box", _l("Salinan seluruh data")),
    ("accounts.own_account", "accounts.own_account", "person", _l("Akun saya")),
    ("privacy.own_data", "privacy.own_data", "person", _l("Data saya")),
)


def register_blueprints(app: Flask) -> None:
    """Give every feature its addresses, lowest layer first."""
    from village.accounts.views import bp as accounts_pages
    from village.events.views import bp as events_pages
    from village.gallery.views import bp as gallery_pages
    from village.home.views import bp as home_pages
    from village.leaving.views import bp as leaving_pages
    from village.permits.views import bp as permits_pages
    from village.privacy.views import bp as privacy_pages
    from village.registry.views import bp as registry_pages
    from village.vault.views import bp as vault_pages

    app.extensions["workspace_parts"] = WORKSPACE_PARTS
    lower = (accounts_pages, registry_pages, vault_pages, gallery_pages, permits_pages, events_pages)
    for blueprint in (*lower, privacy_pages, leaving_pages, home_pages):
        app.register_blueprint(blueprint)


def register_commands(app: Flask) -> None:
    """Give every feature its commands."""
    backup_commands.register(app)
    accounts.register_commands(app)
    home.register_commands(app)
    registry.register_commands(app)
    leaving.register_commands(app)
    vault.register_commands(app)
    permits.register_commands(app)


@dataclass(frozen=True)
class Place:
    """One place of the top bar and the bottom bar."""

    url: str
    label: str
    icon: str
    current: bool = False


def places() -> list[Place]:
    """The places of the bars: five public ones, then the workspace or the way in."""
    here = request.endpoint or ""
    person = current_person()
    found = [
        Place(url_for("home.front"), _("Beranda"), "home", here == "home.front"),
        Place(url_for("gallery.shelf"), _("Produk"), "bag", here in ("gallery.shelf", "gallery.product")),
        Place(url_for("events.agenda"), _("Agenda"), "calendar", here in ("events.agenda", "events.event")),
        Place(url_for("home.news"), _("Kabar"), "news", here in ("home.news", "home.notice")),
        Place(url_for("home.about"), _("Tentang"), "info", here == "home.about"),
    ]
    if person:
        return [*found, Place(url_for("home.workspace"), _("Kelola"), "work", request.path.find("/kelola") in (0, 3))]
    return [*found, Place(url_for("accounts.sign_in"), _("Masuk"), "key", here == "accounts.sign_in")]


def more_places() -> list[Place]:
    """Places of the footer only."""
    return [
        Place(url_for("home.groups"), _("Kelompok dan usaha"), "people"),
        Place(url_for("permits.guide"), _("Izin usaha"), "paper"),
        Place(url_for("home.search"), _("Cari"), "search"),
        Place(url_for("home.suggest"), _("Kotak saran"), "chat"),
        Place(url_for("home.visitor_guide"), _("Cara pakai"), "info"),
        Place(url_for("home.privacy"), _("Privasi"), "info"),
    ]
