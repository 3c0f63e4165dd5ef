"""Addresses that carry a message: WhatsApp for a village, a page that shows the message in a sample."""

from urllib.parse import quote

from flask import url_for

from village.core.phones import whatsapp_link
from village.core.village import current_village

LONGEST_TEXT = 1_000
CHOOSE_WHO = "https://wa.me/?text="


def whatsapp_address(phone: str, text: str) -> str:
    """A plain link that opens WhatsApp with the text, to ``phone`` (a mobile, digits) or to whom the reader chooses.

    In a sample village nobody must be disturbed: the link opens a page of this site that shows the message.
    """
    text = text[:LONGEST_TEXT]
    village = current_village()
    if village is not None and village.is_sample:
        return url_for("home.sample_message", to=phone, text=text)
    return whatsapp_link(phone, text) if phone.startswith("628") else CHOOSE_WHO + quote(text, safe="")
