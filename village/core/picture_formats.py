"""What a picture file says about itself, read without decoding it: its kind, how it is turned, its colour profile.

``bare_jpeg`` and ``bare_png`` give the file back with only the parts that make the picture, so that the decoder never
meets notes, places, text bombs or further frames. Standard library only; used on both sides of the picture process.
Sources: ITU-T T.81 annex B (JPEG), W3C PNG third edition sections 5 and 11, Exif 2.32 section 4.6, ICC.1:2022 annex B.
"""

import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

Kind = Literal["jpeg", "png", "webp", "heic"]
Box = tuple[float, float, float, float]

CARD_SHAPE = 4 / 5
WIDTHS = (160, 320, 640, 1280)
MASTER_SIDE = 2000
# Sensors sold as 50 MP give up to 8192 x 6144, those sold as 16 MP up to 4656 x 3496.
# HEIC has to be decoded whole: 24.5 MP, what an iPhone takes by default, need 195 MB in the child; 48 MP do not fit.
PIXEL_LIMITS: dict[Kind, int] = {"jpeg": 50_500_000, "png": 16_500_000, "webp": 16_500_000, "heic": 25_000_000}
LONGEST_PROFILE_BYTES = 1_000_000
MOST_PARTS = 50_000
MOST_NOTES = 1_000
_PNG_KEPT = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
_JPEG_KEPT_NOTES = {0xE0: b"JFIF\0", 0xEE: b"Adobe"}
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}


class Unreadable(ValueError):
    """The file is damaged, cut short, or made to confuse."""


@dataclass(frozen=True)
class Bare:
    """A picture without its notes. ``orientation`` is the Exif value 1 to 8, ``passes`` how often JPEG data scans."""

    stream: BytesIO
    orientation: int
    profile: bytes
    passes: int = 1


def recognise(first_bytes: bytes) -> Kind | Literal["gif", "other"]:
    """The kind of picture by its first 32 bytes, never by its name."""
    if first_bytes.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if first_bytes.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if first_bytes[:4] == b"RIFF" and first_bytes[8:12] == b"WEBP":
        return "webp"
    if first_bytes[4:8] == b"ftyp" and first_bytes[8:12] in _HEIF_BRANDS:
        return "heic"
    return "gif" if first_bytes.startswith(b"GIF8") else "other"


def card_box(width: int, height: int, *, across: float = 0.5, down: float = 0.5, zoom: float = 1.0) -> Box:
    """The box of the card's shape (4:5) inside a picture, as fractions x, y, width, height.

    ``across`` and ``down`` place it from 0 (left, top) to 1 (right, bottom); ``zoom`` of 1 is the largest box.
    """
    high = min(height, width / CARD_SHAPE) / max(zoom, 1.0)
    w, h = high * CARD_SHAPE / width, high / height
    return (1 - w) * across, (1 - h) * down, w, h


def widths_for(width: int) -> list[int]:
    """The widths a picture is kept at: the layout's own, never enlarged, and its full width when that is less."""
    widest = min(width, WIDTHS[-1])
    return [*(each for each in WIDTHS if each < widest), widest]


def bare_jpeg(content: bytes) -> Bare:
    """A JPEG without notes, comments and previews. Raises Unreadable."""
    kept, orientation, position = [b"\xff\xd8"], 1, 2
    profile: dict[bytes, bytes] = {}
    for _ in range(MOST_NOTES):
        marker, start, end = _jpeg_segment(content, position)
        if marker == 0xDA:
            kept.append(content[position:])
            joined = b"".join(profile[number] for number in sorted(profile))
            passes = content.count(b"\xff\xda", position)
            return Bare(BytesIO(b"".join(kept)), orientation, joined[:LONGEST_PROFILE_BYTES], passes)
        body = content[start:end]
        if marker == 0xE1 and body.startswith(b"Exif\0\0"):
            orientation = exif_orientation(body[6:])
        elif marker == 0xE2 and body.startswith(b"ICC_PROFILE\0"):
            profile[body[12:13]] = body[14:]
        is_note = 0xE0 <= marker <= 0xEF or marker == 0xFE
        if not is_note or (marker in _JPEG_KEPT_NOTES and body.startswith(_JPEG_KEPT_NOTES[marker])):
            kept.append(content[position:end])
        position = end
    raise Unreadable("too many segments")


def _jpeg_segment(content: bytes, position: int) -> tuple[int, int, int]:
    """Marker of the segment at ``position``, and where its body starts and ends."""
    while content[position : position + 2] == b"\xff\xff":
        position += 1
    marker, length = content[position + 1 : position + 2], content[position + 2 : position + 4]
    end = position + 2 + int.from_bytes(length, "big")
    if content[position : position + 1] != b"\xff" or end < position + 4 or end > len(content) or marker[0] < 0xC0:
        raise Unreadable("not a segment")
    return marker[0], position + 4, end


def bare_png(content: bytes) -> Bare:
    """A PNG without text, notes and animation frames. Raises Unreadable."""
    kept, profile, orientation, position = [content[:8]], b"", 1, 8
    for _ in range(MOST_PARTS):
        name, start = content[position + 4 : position + 8], position + 8
        end = start + int.from_bytes(content[position : position + 4], "big")
        if len(name) < 4 or end + 4 > len(content):
            raise Unreadable("cut short")
        if name in _PNG_KEPT:
            kept.append(content[position : end + 4])
        elif name == b"iCCP":
            profile = _unpacked_profile(content[start:end])
        elif name == b"eXIf":
            orientation = exif_orientation(content[start:end])
        if name == b"IEND":
            return Bare(BytesIO(b"".join(kept)), orientation, profile)
        position = end + 4
    raise Unreadable("too many parts")


def _unpacked_profile(chunk: bytes) -> bytes:
    _, _, packed = chunk.partition(b"\0")
    try:
        return zlib.decompressobj().decompress(packed[1:], LONGEST_PROFILE_BYTES)
    except zlib.error:  # colours slightly off are no reason to refuse a photo
        return b""


def exif_orientation(exif: bytes) -> int:
    """How the camera was held, 1 to 8, from the first directory of an Exif block; 1 when it does not say."""
    order: Literal["little", "big"] = "little" if exif[:2] == b"II" else "big"

    def number(position: int, length: int) -> int:
        return int.from_bytes(exif[position : position + length], order)

    directory = number(4, 4)
    for entry in range(min(number(directory, 2), 200)):
        position = directory + 2 + 12 * entry
        if number(position, 2) == 0x0112 and 1 <= number(position + 8, 2) <= 8:
            return number(position + 8, 2)
    return 1
