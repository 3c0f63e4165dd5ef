"""What higher features may use of the gallery."""

from village.gallery.attention import attention
from village.gallery.audit_sentences import SENTENCES
from village.gallery.belongings import belongings
from village.gallery.cards import ProductCard, badge_address, fact_name
from village.gallery.categories import BY_ID as CATEGORIES_BY_ID
from village.gallery.categories import CATEGORIES, Category
from village.gallery.collection_lists import ShownCollection, shop_window
from village.gallery.finding import searchable
from village.gallery.kept_files import file_columns
from village.gallery.kiosk import OpenToday, kiosk_today
from village.gallery.lists import (
    badge_names,
    cards_by_ids,
    cards_of_enterprise,
    cards_of_group,
    may_see_picture,
    newest_cards,
    sitemap,
)
from village.gallery.marketplaces import Shop, shops_of_enterprise
from village.gallery.permissions import (
    add_product,
    keep_collections,
    keep_photos,
    keep_products,
    look_first,
    print_catalogue,
    print_things,
    run_kiosk,
    see_selling,
)
from village.gallery.personal import personal_empty, personal_held
from village.gallery.prints.making import work_kinds
from village.gallery.queries import count_products, is_public, photos, products, public_pictures
from village.gallery.services.imported import draft_product_step, draft_products_step, undo_draft_products_step
from village.gallery.services.keeping import confirm_product, create_product
from village.gallery.services.market_stocking import (
    asked_step,
    missed_step,
    official_note_step,
    report_step,
    wait_step,
)
from village.gallery.services.rules import (
    SEARCH_KIND,
    Facts,
    Price,
    Stock,
    index_enterprises_step,
    index_step,
)
from village.gallery.services.sales import SaleFacts, record_sale_step
from village.gallery.services.sample_steps import sample_offers_step, sample_trade_step
from village.gallery.services.stocking import drafts_step, stock_product_step
from village.gallery.sharing import share_card
from village.gallery.synonyms import kept_synonyms
from village.gallery.tasks import tasks
from village.gallery.trade_attention import attention_counts, trade_attention

__all__ = [
    "CATEGORIES",
    "CATEGORIES_BY_ID",
    "SEARCH_KIND",
    "SENTENCES",
    "Category",
    "Facts",
    "OpenToday",
    "Price",
    "ProductCard",
    "SaleFacts",
    "Shop",
    "ShownCollection",
    "Stock",
    "add_product",
    "asked_step",
    "attention",
    "attention_counts",
    "badge_address",
    "badge_names",
    "belongings",
    "cards_by_ids",
    "cards_of_enterprise",
    "cards_of_group",
    "confirm_product",
    "count_products",
    "create_product",
    "draft_product_step",
    "draft_products_step",
    "drafts_step",
    "fact_name",
    "file_columns",
    "index_enterprises_step",
    "index_step",
    "is_public",
    "keep_collections",
    "keep_photos",
    "keep_products",
    "kept_synonyms",
    "kiosk_today",
    "look_first",
    "may_see_picture",
    "missed_step",
    "newest_cards",
    "official_note_step",
    "personal_empty",
    "personal_held",
    "photos",
    "print_catalogue",
    "print_things",
    "products",
    "public_pictures",
    "record_sale_step",
    "report_step",
    "run_kiosk",
    "sample_offers_step",
    "sample_trade_step",
    "searchable",
    "see_selling",
    "share_card",
    "shop_window",
    "shops_of_enterprise",
    "sitemap",
    "stock_product_step",
    "tasks",
    "trade_attention",
    "undo_draft_products_step",
    "wait_step",
    "work_kinds",
]
