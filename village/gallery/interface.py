"""What higher features may use of the gallery."""

from village.gallery.attention import attention
from village.gallery.audit_sentences import SENTENCES
from village.gallery.cards import ProductCard
from village.gallery.categories import BY_ID as CATEGORIES_BY_ID
from village.gallery.categories import CATEGORIES, Category
from village.gallery.lists import (
    badge_names,
    cards_by_ids,
    cards_of_enterprise,
    cards_of_group,
    may_see_picture,
    newest_cards,
    sitemap,
)
from village.gallery.permissions import add_product, keep_products, look_first, print_catalogue, print_things
from village.gallery.sharing import share_card
from village.gallery.queries import count_products, is_public, photos, products, public_pictures
from village.gallery.services.imported import draft_product_step, draft_products_step, undo_draft_products_step
from village.gallery.services.keeping import confirm_product, create_product
from village.gallery.services.rules import (
    SEARCH_KIND,
    Facts,
    Price,
    Stock,
    index_enterprises_step,
    index_step,
)
from village.gallery.services.stocking import drafts_step, stock_product_step

__all__ = [
    "CATEGORIES",
    "CATEGORIES_BY_ID",
    "SEARCH_KIND",
    "SENTENCES",
    "Category",
    "Facts",
    "Price",
    "ProductCard",
    "Stock",
    "add_product",
    "attention",
    "badge_names",
    "cards_by_ids",
    "cards_of_enterprise",
    "cards_of_group",
    "confirm_product",
    "count_products",
    "create_product",
    "draft_product_step",
    "draft_products_step",
    "drafts_step",
    "index_enterprises_step",
    "index_step",
    "is_public",
    "keep_products",
    "look_first",
    "may_see_picture",
    "newest_cards",
    "photos",
    "print_catalogue",
    "print_things",
    "products",
    "public_pictures",
    "share_card",
    "sitemap",
    "stock_product_step",
    "undo_draft_products_step",
]
