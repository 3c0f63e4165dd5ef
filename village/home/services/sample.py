"""Making the sample village: a real import of a real list, and around it everything that people would have added."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, cast

from flask_babel import lazy_gettext as _l

from village.accounts.interface import Founding, add_account_step, find_person, village_step
from village.core import audit
from village.core.access import Person
from village.core.db import begin_writing, commit, utcnow
from village.core.errors import Conflict
from village.core.images import Picture, make_pictures
from village.core.phones import normalise
from village.core.regions import get_region
from village.core.storage import Storage
from village.core.village import find_village
from village.gallery.interface import (
    Facts,
    Price,
    Stock,
    drafts_step,
    index_step,
    sample_offers_step,
    sample_trade_step,
    stock_product_step,
)
from village.home.queries import register_of
from village.home.sample_village import LIST, Sample, SampleProduct
from village.home.services.facts import change_village_step
from village.home.services.notices import notice_step
from village.home.services.sample_events import events_step
from village.home.services.sample_groups import group_step, ties_step
from village.home.services.sample_helping import help_step
from village.home.services.sample_market import market_step, silent_days
from village.home.services.sample_papers import keep_papers, papers_step
from village.home.services.sample_profile import fill_profile_step
from village.permits.interface import index_guide_step, sample_cases_step
from village.privacy.interface import sample_privacy_step
from village.registry.interface import (
    Asked,
    ReadList,
    decide_step,
    get_enterprise,
    give_consents_step,
    import_list_step,
    link_helper_step,
    link_owner_step,
    proposal_step,
    read_list,
)
from village.vault.interface import sample_letters_step

Progress = Callable[[str, int], None]
Pictures = Mapping[Any, Picture]
Numbers = Mapping[str, int]

CONSENTING = 60
CHANNELS = ("in_person", "whatsapp", "paper")
FILLING_STEPS = 20
HOURS_APART = 29


class AlreadyThere(Conflict):
    """There is a village here already."""


def steps_to_load(sample: Sample) -> int:
    """How many steps ``load_sample`` reports in all."""
    return len(sample.drawings) + 2 + FILLING_STEPS


def refuse_where_a_village_is() -> None:
    """Raise AlreadyThere unless the site is empty."""
    if find_village() is not None:
        raise AlreadyThere(_l("Di sini sudah ada kampung, jadi kampung contoh tidak dimuat."))


def load_sample(sample: Sample, storage: Storage, on_progress: Progress) -> None:
    """Make the sample village on an empty site: all of it, or nothing.

    Pictures and readings are kept first; then one transaction writes every row. ``on_progress`` is told in words what
    is being done and how many steps that took. Raises AlreadyThere.
    """
    refuse_where_a_village_is()
    made = make_pictures(storage, sample.drawings, on_each=lambda _picture: on_progress("Menyimpan gambar", 1))
    pictures = dict(zip(sample.drawings, made, strict=True))
    village = sample.village
    read = read_list(storage, LIST, area_code=village["area_code"], rw=village["rw"])
    on_progress("Membaca daftar usaha", 1)
    papers = keep_papers(storage, sample.papers)
    on_progress("Menyimpan dokumen", 1)
    begin_writing()
    _found_step(sample, pictures)
    accounts, numbers = _fill_step(sample, pictures, read)
    papers_step(sample.papers, papers, accounts, numbers, accounts[sample.people[0].name])
    sample_letters_step(sample.letters, accounts, accounts[sample.people[0].name])
    commit()
    on_progress("Mengisi kampung", FILLING_STEPS)


def _found_step(sample: Sample, pictures: Pictures) -> None:
    village = sample.village
    region = get_region(village["region_code"])
    assert region is not None, "the region list is shipped with the site"
    row = village_step(
        Founding(
            name=village["name"],
            theme=village["theme"],
            region=region,
            rw=village["rw"],
            word=village["word"],
            contact_phone=normalise(village["contact_phone"], village["area_code"]).digits,
            area_code=village["area_code"],
            palette=village["palette"],
            motif=village["motif"],
            is_sample=True,
        )
    )
    change_village_step(row, sample.row, cover=pictures[sample.cover])
    audit.record(None, "accounts.village_founded", "village:1", row.name)


def _fill_step(sample: Sample, pictures: Pictures, read: ReadList) -> tuple[Numbers, Numbers]:
    """Everything but the papers; gives accounts and businesses by name. A step."""
    accounts = {one.name: add_account_step(one.name, one.roles, phone=one.phone) for one in sample.people}
    coordinator = accounts[sample.people[0].name]
    import_list_step(find_person(coordinator), read)
    numbers = register_of()
    for one in sample.people:
        for name in one.owns:
            link_owner_step(accounts[one.name], numbers[name])
        for name in one.helps:
            link_helper_step(accounts[one.name], numbers[name], how_given="in_person", recorded_by=coordinator)
    _consent_step(sample, numbers, coordinator)
    made = {group.name: group_step(group, numbers, coordinator) for group in sample.groups}
    ties_step(sample.ties, numbers, made, coordinator)
    for place, asked in enumerate(sample.proposals):
        proposal = proposal_step(
            Asked(asked.name, asked.owner, asked.phone, asked.rt, asked.note),
            form_key=f"contoh-{place}",
            proposed_by=accounts.get(asked.by),
            received_at=utcnow() - timedelta(days=asked.days_ago, hours=2),
        )
        if asked.declined:
            decide_step(proposal, coordinator, "declined", reason=asked.declined)
    products = _stock_step(sample.products, pictures, numbers)
    market_step(sample, pictures, numbers, products, coordinator)
    sample_offers_step(sample.selling, products)
    sample_trade_step(sample.selling, products, by=coordinator)
    for notice in sample.notices:
        slug = notice_step(
            title=notice.title,
            place=notice.place,
            body=notice.text,
            photos=[pictures[photo.path] for photo in notice.photos],
            alts=[photo.alt for photo in notice.photos],
            posted_by=coordinator,
            posted_at=utcnow() - timedelta(days=notice.days_ago, hours=3),
        )
        audit.record(find_person(coordinator), "home.notice_posted", f"notice:{slug}", notice.title)
    help_step(accounts, numbers, coordinator)
    sample_cases_step(sample.permits, numbers, products, accounts, cast(Person, find_person(coordinator)))
    drawn = {path.name: picture for path, picture in pictures.items()}
    events_step(sample.events, drawn, made, accounts, coordinator)
    index_guide_step()
    private = sample.privacy
    sample_privacy_step(private["breach"], private["request"], numbers, accounts, coordinator)
    fill_profile_step(sample.profile, pictures[sample.profile.map], numbers, coordinator)
    return accounts, numbers


def _consent_step(sample: Sample, numbers: Numbers, recorded_by: int) -> None:
    """Sixty owners consented, each in their own way; every second one to the phone number too."""
    selling = dict.fromkeys(product.business for product in sample.products)
    consenting = list(dict.fromkeys([*selling, *numbers]))[:CONSENTING]
    for place, name in enumerate(consenting):
        enterprise = get_enterprise(numbers[name])
        purposes = ["public_name"]
        purposes += ["public_phone"] if place % 2 == 0 and enterprise.phone else []
        purposes += ["buyer_phone"] if place % 3 == 1 and enterprise.phone else []
        purposes += ["public_address"] if place % 5 == 0 else []
        give_consents_step(
            enterprise,
            purposes,
            channel=CHANNELS[place % len(CHANNELS)],
            recorded_by=recorded_by,
            given_at=utcnow() - timedelta(days=12 + place),
        )


def _stock_step(products: tuple[SampleProduct, ...], pictures: Pictures, numbers: Numbers) -> dict[str, int]:
    """Put the products up, one every day or so, the first of the file last; some nobody has confirmed for long.

    Gives their ids by name.
    """
    drafts = drafts_step(sorted({numbers[product.business] for product in products}))
    ids = []
    for place, product in enumerate(products):
        enterprise_id = numbers[product.business]
        waiting = drafts.get(enterprise_id, [])
        draft = next((one for one in waiting if _is_meant(one[1], product.name)), None)
        if draft:
            waiting.remove(draft)
        online = utcnow() - timedelta(hours=5 + place * HOURS_APART)
        silent = silent_days(product.name)
        confirmed = utcnow() - timedelta(days=silent, hours=3) if silent else max(online, _lately(place))
        ids.append(
            stock_product_step(
                enterprise_id,
                _facts(product),
                [pictures[product.drawing.path]],
                [product.drawing.alt],
                published_at=min(online, confirmed),
                confirmed_at=confirmed,
                draft_id=draft[0] if draft else None,
            )
        )
    index_step(ids)
    return {product.name: product_id for product, product_id in zip(products, ids, strict=True)}


def _lately(place: int) -> Any:
    return utcnow() - timedelta(days=place % 6, hours=place % 11)


def _is_meant(draft: str, product: str) -> bool:
    """Is the product of the list the one that was invented? Then it is that, and not one more."""
    return not set(draft.lower().split()).isdisjoint(product.lower().split())


def _facts(product: SampleProduct) -> Facts:
    price, stock = product.price, product.stock
    return Facts(
        name=product.name,
        price=Price(price["mode"], price.get("rupiah"), price.get("to_rupiah")),
        unit=product.unit,
        description=product.description,
        category=product.category,
        stock=Stock(stock["mode"], stock.get("days"), stock.get("count")),
        min_order=product.min_order,
        shelf_life=product.shelf_life,
        net_weight=product.net_weight,
        ingredients=product.ingredients,
    )
