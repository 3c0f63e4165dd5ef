"""Photographs and hostile files for the tests, made here so that each can be read for what it is."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

SECRET = "RAHASIA-LOKASI-RUMAH"
CORNERS = {"red": (200, 30, 30), "green": (30, 160, 60), "blue": (30, 60, 190), "yellow": (220, 190, 40)}


def drawing(width: int, height: int) -> Image.Image:
    """A textured scene whose corners are red, green, blue and yellow, clockwise from the top left."""
    small = (max(2, width // 8), max(2, height // 8))
    noise = Image.merge("RGB", [Image.effect_noise(small, 40) for _ in range(3)])
    scene = noise.resize((width, height), Image.Resampling.BICUBIC)
    pen, w, h = ImageDraw.Draw(scene), width // 4, height // 4
    boxes = [(0, 0, w, h), (width - w, 0, width, h), (width - w, height - h, width, height), (0, height - h, w, height)]
    for box, colour in zip(boxes, CORNERS.values(), strict=True):
        pen.rectangle(box, fill=colour)
    return scene


def corner_names(image: Image.Image) -> list[str]:
    """The colours found in the four corners, clockwise from the top left."""
    image = image.convert("RGB")
    dx, dy = image.width // 8, image.height // 8
    right, bottom = image.width - dx, image.height - dy
    points = [(dx, dy), (right, dy), (right, bottom), (dx, bottom)]
    return [_nearest(image.getpixel(point)) for point in points]


def _nearest(colour: tuple[int, ...]) -> str:
    return min(CORNERS, key=lambda name: sum(abs(a - b) for a, b in zip(CORNERS[name], colour, strict=True)))


def encoded(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def photo(width: int = 800, height: int = 600, *, orientation: int = 1, **options: object) -> bytes:
    """A photograph as a phone sends it: turned by a note, with place, camera, comment and colour profile."""
    exif = Image.Exif()
    exif[0x010F] = SECRET
    exif[0x0112] = orientation
    exif.get_ifd(0x8825).update({1: "S", 2: (7.0, 0.0, 42.5), 3: "E", 4: (110.0, 25.0, 1.0), 29: SECRET})
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options = {"quality": 90, "comment": SECRET, "xmp": f"<x>{SECRET}</x>".encode(), **options}
    return encoded(drawing(width, height), exif=exif, icc_profile=profile, **options)


def with_notes(content: bytes, note: bytes, how_often: int, marker: int = 0xE1) -> bytes:
    """A JPEG with application segments put in after its first two bytes."""
    segment = bytes((0xFF, marker)) + struct.pack(">H", len(note) + 2) + note
    return content[:2] + segment * how_often + content[2:]


def png(width: int, height: int, rows: Iterable[bytes], extra: bytes = b"", colour: int = 0, depth: int = 1) -> bytes:
    """A PNG from raw rows, packed while they come, so that a flood of pixels needs no memory here."""
    packer, packed = zlib.compressobj(1), []
    for row in rows:
        packed.append(packer.compress(b"\0" + row))
    packed.append(packer.flush())
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    body = part(b"IHDR", header) + extra + part(b"IDAT", b"".join(packed))
    return b"\x89PNG\r\n\x1a\n" + body + part(b"IEND", b"")


def part(name: bytes, body: bytes) -> bytes:
    """One PNG chunk."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def one_colour_png(width: int, height: int, extra: bytes = b"") -> bytes:
    row = bytes((width + 7) // 8)
    return png(width, height, (row for _ in range(height)), extra)


def text_bomb() -> bytes:
    return part(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(100_000_000), 1))


def profile_bomb() -> bytes:
    return part(b"iCCP", b"sRGB\0\0" + zlib.compress(bytes(100_000_000), 1))


def animated_png(frames: int) -> bytes:
    control = part(b"acTL", struct.pack(">II", frames, 0))
    packed = zlib.compress(b"".join(b"\0" + bytes(8) for _ in range(64)))
    frame = b"".join(
        part(b"fcTL", struct.pack(">IIIIIHHBB", number * 2, 64, 64, 0, 0, 1, 10, 0, 0))
        + part(b"fdAT", struct.pack(">I", number * 2 + 1) + packed)
        for number in range(frames)
    )
    whole = one_colour_png(64, 64, control)
    end = whole.rindex(b"IEND") - 4
    return whole[:end] + frame + whole[end:]


def animated_webp(frames: int) -> bytes:
    still = encoded(drawing(64, 64), "WEBP", quality=50)[12:]
    size = (63).to_bytes(3, "little")
    frame = bytes(6) + size + size + bytes((10, 0, 0, 0)) + still
    body = _riff(b"VP8X", b"\x02\0\0\0" + size + size) + _riff(b"ANIM", bytes(6)) + _riff(b"ANMF", frame) * frames
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _riff(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def greedy_exif() -> bytes:
    """An Exif directory of thousands of notes, each claiming the same ten megabytes."""
    entries = b"".join(struct.pack("<HHII", number, 7, 10_000_000, 0) for number in range(1, 5_000))
    return b"Exif\0\0II*\0\x08\0\0\0" + struct.pack("<H", 4_999) + entries[:60_000]


def with_appended_zip(content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("muatan.html", "<script>alert(1)</script>")
    return content + stream.getvalue()


def pass_bomb() -> bytes:
    """A JPEG of 25 million pixels whose data asks to be scanned 1,500 times."""
    whole = encoded(Image.new("L", (5000, 5000)), quality=30, progressive=True)
    scans = [position for position in range(len(whole)) if whole[position : position + 2] == b"\xff\xda"]
    last = whole[scans[-1] : -2]
    return whole[:-2] + last * 1_500 + whole[-2:]


def svg(inside: str) -> bytes:
    return f'<?xml version="1.0"?>{inside}'.encode()


def heic(image: Image.Image, **options: object) -> bytes:
    """A photo as an iPhone keeps it. ``tile_size``: cut into squares of so many pixels, as iPhones do."""
    import pillow_heif

    pillow_heif.register_heif_opener()
    return encoded(image, "HEIF", quality=40, enc_params={"preset": "ultrafast"}, **options)


def with_claimed_size(content: bytes, width: int, height: int) -> bytes:
    """A HEIC that says it is of another size than its picture is."""
    place = content.index(b"ispe") + 8
    return content[:place] + struct.pack(">II", width, height) + content[place + 8 :]


def not_pictures() -> Iterator[tuple[str, bytes]]:
    """Files that pretend: name as sent, and content."""
    xxe = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>'
    script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    yield "halaman.jpg", b"<!doctype html><script>alert(1)</script>"
    yield "gambar.svg", svg(script)
    yield "luar.svg", svg(xxe)
    yield "gambar.png", svg(script)
    yield "gerak.gif", b"GIF89a" + b"<?php system('id') ?>/*" + b"alert(1)//"
    yield "gerak-banyak.gif", encoded(drawing(64, 64).convert("P"), "GIF")
    yield "dokumen.jpg", b"%PDF-1.7\n"
    yield "cetak.jpg", encoded(drawing(64, 64), "TIFF")
    yield "vektor.jpg", encoded(drawing(64, 64), "EPS")
    yield "bintang.jpg", b"SIMPLE  =                    T" + bytes(2880)
    yield "lapisan.jpg", b"8BPS\0\x01" + bytes(200)
    yield "jp2.jpg", encoded(drawing(64, 64), "JPEG2000")
    yield "avif.jpg", encoded(drawing(64, 64), "AVIF")


def broken_pictures() -> Iterator[tuple[str, bytes]]:
    """Pictures that would cost too much, or that stop in the middle."""
    yield "banjir.png", one_colour_png(30_000, 30_000)
    yield "pita.png", one_colour_png(50_000, 1)
    yield "titik.png", one_colour_png(1, 1)
    yield "tujuhbelas.png", one_colour_png(4_250, 4_000)
    yield "awal.jpg", photo()[:1_000]
    yield "separuh.jpg", _cut(photo(2000, 1500), 0.5)
    yield "hampir.jpg", _cut(photo(2000, 1500), 0.99)
    yield "separuh.png", _cut(encoded(drawing(500, 400), "PNG"), 0.5)
    yield "separuh.webp", _cut(encoded(drawing(500, 400), "WEBP"), 0.5)
    yield "kepala.jpg", b"\xff\xd8\xff\xe0" + bytes(100)
    yield "kepala.png", b"\x89PNG\r\n\x1a\n" + bytes(100)
    yield "kepala.webp", b"RIFF\x10\0\0\0WEBPVP8 " + bytes(100)
    yield "remah.png", one_colour_png(64, 64, part(b"tEXt", b"") * 1_000_000)
    yield "remah.jpg", with_notes(photo(), b"", 3_000_000, 0xFE)
    yield "ulang.jpg", pass_bomb()
    yield from broken_heics()


def broken_heics() -> Iterator[tuple[str, bytes]]:
    """Photos of an iPhone that are empty, cut short, too large, or larger or smaller than they say."""
    small, large = heic(drawing(640, 480)), heic(Image.new("L", (6_000, 4_500), "grey"))
    yield "kepala.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(500)
    yield "separuh.HEIC", _cut(small, 0.5)
    yield "besar.HEIC", large
    yield "mengaku-kecil.HEIC", with_claimed_size(large, 640, 480)
    yield "mengaku-besar.HEIC", with_claimed_size(small, 30_000, 30_000)
    yield "ubin.HEIC", with_claimed_size(heic(drawing(640, 480), tile_size=256), 30_000, 30_000)


def _cut(content: bytes, share: float) -> bytes:
    return content[: int(len(content) * share)]


def inert_pictures() -> Iterator[tuple[str, bytes]]:
    """True pictures that carry something else; the picture is welcome, the rest is not."""
    yield "skrip.jpg", with_notes(photo(), b"*/=alert('RAHASIA-LOKASI-RUMAH')/*<script>", 1, 0xFE)
    yield "zip.jpg", with_appended_zip(photo())
    yield "catatan.png", one_colour_png(64, 64, text_bomb())
    yield "warna.png", one_colour_png(64, 64, profile_bomb())
    yield "gerak.png", animated_png(10_000)
    yield "gerak.webp", animated_webp(10_000)
    yield "rumah.HEIC", heic(Image.open(io.BytesIO(photo())))
    yield "exif.jpg", with_notes(photo(), b"Exif\0\0" + SECRET.encode() * 3_000, 160)
    yield "rakus.jpg", with_notes(encoded(drawing(300, 200)), greedy_exif(), 1)
    yield "xmp.jpg", photo(xmp=b"<x:xmpmeta><script>alert(1)</script>" + SECRET.encode())


def text_png(note: str) -> bytes:
    """A PNG with a written note, as screenshots have."""
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Description", note)
    notes.add_itxt("XML:com.adobe.xmp", note)
    return encoded(drawing(400, 300), "PNG", pnginfo=notes)
