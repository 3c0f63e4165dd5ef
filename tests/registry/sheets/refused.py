"""Makes files that are no lists of businesses: harmless, damaged and hostile ones."""

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.registry.sheets.crooked import HEADINGS, PEOPLE, numbered
from tests.registry.sheets.writers import comma_file, xls, xlsx


def statistics(path: Path) -> Path:
    rows = [
        ["REKAP UMKM KOTA"],
        [],
        ["No", "Kecamatan", "Jumlah UMKM", "Mikro", "Kecil"],
        *([at, f"Kecamatan {at}", at * 100, at * 90, at * 10] for at in range(1, 9)),
        [None, "Jumlah", 3600, 3240, 360],
    ]
    return xlsx(path, rows, merges=("A1:E1",))


def statistics_in_a_comma_file(path: Path) -> Path:
    rows = [["nama_provinsi", "nama_kabupaten_kota", "jenis_usaha", "jumlah_umkm", "satuan", "tahun"]]
    return comma_file(path, [*rows, *(["JAWA", "KOTA", "KULINER", 12 * at, "UNIT", 2020 + at] for at in range(1, 6))])


def statistics_headed_umkm(path: Path) -> Path:
    return xlsx(path, [["Kelurahan", "UMKM", "Koperasi"], ["Mulyo", 20, 3], ["Rejo", 30, 4]])


def attendance(path: Path) -> Path:
    return xlsx(
        path,
        [["DAFTAR HADIR"], ["No", "Nama", "Jabatan", "Tanda Tangan"], [1, "Kasmi", "Ketua"], [2, "Heru", "Anggota"]],
    )


def residents(path: Path) -> Path:
    return xlsx(path, [["No", "NIK", "Nama", "Tanggal Lahir"], [1, "3374081203850001", "Kasmi", "12/03/1985"]])


def without_header(path: Path) -> Path:
    return comma_file(path, [row[:8] for row in numbered()])


def only_a_header(path: Path) -> Path:
    return xlsx(path, [["DAFTAR UMKM"], HEADINGS])


def prose(path: Path) -> Path:
    path.write_text("Yth. Bapak Lurah,\nBersama ini kami kirim daftar usaha.\nTerima kasih.\n", "utf-8")
    return path


def empty_workbook(path: Path) -> Path:
    return xlsx(path, [])


def photo(path: Path) -> Path:
    from PIL import Image

    Image.effect_noise((800, 600), 90).convert("RGB").save(path, "JPEG")
    return path


def pdf(path: Path) -> Path:
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n")
    return path


def web_page_named_xls(path: Path) -> Path:
    path.write_text("<html><body><table><tr><td>Nama Usaha</td><td>Pemilik</td></tr></table></body></html>", "utf-8")
    return path


def word_document(path: Path) -> Path:
    return _archive(path, {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"})


def plain_archive(path: Path) -> Path:
    return _archive(path, {"foto/1.jpg": b"\xff\xd8\xff", "baca.txt": b"halo"})


def random_bytes(path: Path) -> Path:
    path.write_bytes(bytes((at * at * 7 + at // 3) % 256 for at in range(20_000)))
    return path


def password_protected_xlsx(path: Path) -> Path:
    """Excel keeps an encrypted workbook as the stream EncryptedPackage of an older container."""
    from xlwt import CompoundDoc

    CompoundDoc.XlsDoc().save(str(path), b"\x11" * 9_000)
    old = "Workbook".encode("utf-16-le")
    new = "EncryptedPackage".encode("utf-16-le")
    content = path.read_bytes()
    at = content.index(old + bytes(48))
    path.write_bytes(content[:at] + new + content[at + len(new) :])
    return path


def password_protected_xls(path: Path) -> Path:
    """BIFF with a FILEPASS record behind its first one."""
    import xlwt
    from xlwt import CompoundDoc

    workbook = xlwt.Workbook()
    workbook.add_sheet("Data").write(0, 0, "Nama Usaha")
    content = workbook.get_biff_data()
    end_of_first = 4 + struct.unpack("<H", content[2:4])[0]
    lock = struct.pack("<HHHHH", 0x2F, 54, 1, 1, 1) + b"\x11" * 48
    CompoundDoc.XlsDoc().save(str(path), content[:end_of_first] + lock + content[end_of_first:])
    return path


def truncated_xlsx(path: Path) -> Path:
    content = xlsx(path, [HEADINGS, *numbered(PEOPLE * 50)]).read_bytes()
    path.write_bytes(content[: len(content) * 6 // 10])
    return path


def truncated_xls(path: Path) -> Path:
    content = xls(path, [HEADINGS, *numbered(PEOPLE * 50)]).read_bytes()
    path.write_bytes(content[: len(content) * 3 // 10])
    return path


def _archive(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def _xlsx_parts(sheet: bytes, shared_strings: bytes = b"") -> dict[str, bytes]:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    sheets = '<sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets>'
    workbook = f'<workbook xmlns="{main}" xmlns:r="{office}">{sheets}</workbook>'
    relations = (
        f'<Relationships xmlns="{package}">'
        f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    start = f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/>'
    parts = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}">{start}</Relationships>'.encode(),
        "xl/workbook.xml": workbook.encode(),
        "xl/_rels/workbook.xml.rels": relations.encode(),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>'.encode()
        + sheet
        + b"</sheetData></worksheet>",
    }
    if shared_strings:
        parts["xl/sharedStrings.xml"] = shared_strings
    return parts


def zip_bomb(path: Path) -> Path:
    """Small on the disk, 100 MB when unpacked."""
    return _archive(path, _xlsx_parts(b" " * 100_000_000))


def lying_zip(path: Path) -> Path:
    """Says that its sheet has 2,000 bytes; there are 60 million."""
    _archive(path, _xlsx_parts(b" " * 60_000_000))
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        true_size = struct.pack("<I", archive.getinfo("xl/worksheets/sheet1.xml").file_size)
    path.write_bytes(content.replace(true_size, struct.pack("<I", 2_000)))
    return path


def overlapping_zip(path: Path) -> Path:
    """Two thousand entries of the directory that are all the same 100 kB."""
    return _with_directory_repeated(_archive(path, _xlsx_parts(b" " * 100_000)), 1_990)


def zip_of_60_000_entries(path: Path) -> Path:
    return _with_directory_repeated(_archive(path, _xlsx_parts(b" ")), 60_000)


def _with_directory_repeated(path: Path, times: int) -> Path:
    content = path.read_bytes()
    end = content.rindex(b"PK\x05\x06")
    start = struct.unpack("<I", content[end + 16 : end + 20])[0]
    directory = content[start:end]
    directory += directory[directory.rindex(b"PK\x01\x02") :] * times
    count = directory.count(b"PK\x01\x02")
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(directory), start, 0)
    path.write_bytes(content[:start] + directory + tail)
    return path


def billion_laughs(path: Path) -> Path:
    entities = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10))
    shared = f'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a0 "ha">{entities}]><sst><si><t>&a9;</t></si></sst>'
    return _archive(path, _xlsx_parts(b'<row r="1"><c r="A1" t="s"><v>0</v></c></row>', shared.encode()))


def one_long_text_many_times(path: Path) -> Path:
    """A shared text of a megabyte that five thousand cells repeat."""
    shared = b"<sst><si><t>" + b"kata " * 200_000 + b"</t></si></sst>"
    row = b"<row>" + b'<c t="s"><v>0</v></c>' * 50 + b"</row>"
    return _archive(path, _xlsx_parts(row * 100, shared))


def two_cells_at_the_ends_of_the_sheet(path: Path) -> Path:
    return _archive(
        path,
        _xlsx_parts(b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    )


def too_many_rows(path: Path) -> Path:
    return comma_file(path, [HEADINGS, *([at, f"Usaha {at}"] for at in range(20_500))])


def repeated_cells_in_ods(path: Path) -> Path:
    """One filled cell that LibreOffice is told to repeat over the whole sheet."""
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="16384">'
    cell += "<text:p>x</text:p></table:table-cell>"
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    table = f'<office:spreadsheet><table:table table:name="A">{row}</table:table></office:spreadsheet>'
    content = f"<office:document-content{names}><office:body>{table}</office:body></office:document-content>"
    manifest = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return _archive(path, {"mimetype": kind, "content.xml": content.encode(), "META-INF/manifest.xml": manifest})


def empty_file(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def larger_than_10_mb(path: Path) -> Path:
    path.write_bytes(b"PK\x03\x04" + bytes(10 * 1024 * 1024))
    return path


# What is refused by opening it, each with its reason. Names lie on purpose: the content decides.
NOT_FILES: dict[str, tuple[Callable[[Path], Path], tuple[str, ...]]] = {
    "foto.xlsx": (photo, ("photo",)),
    "surat.csv": (pdf, ("pdf",)),
    "web.xls": (web_page_named_xls, ("web_page",)),
    "surat.xlsx": (word_document, ("document",)),
    "arsip.xlsx": (plain_archive, ("archive",)),
    "acak.csv": (random_bytes, ("unknown_type",)),
    "kosong.csv": (empty_file, ("empty_file",)),
    "kosong.xlsx": (empty_workbook, ("empty_workbook",)),
    "terkunci.xlsx": (password_protected_xlsx, ("password",)),
    "terkunci.xls": (password_protected_xls, ("password",)),
    "terpotong.xlsx": (truncated_xlsx, ("broken",)),
    "terpotong.xls": (truncated_xls, ("broken",)),
    "bom.xlsx": (zip_bomb, ("bomb",)),
    "bohong.xlsx": (lying_zip, ("broken", "bomb")),
    "tumpuk.xlsx": (overlapping_zip, ("bomb",)),
    "banyak.xlsx": (zip_of_60_000_entries, ("bomb",)),
    "tawa.xlsx": (billion_laughs, ("bomb",)),
    "gema.xlsx": (one_long_text_many_times, ("bomb",)),
    "ujung.xlsx": (two_cells_at_the_ends_of_the_sheet, ("bomb",)),
    "ulang.ods": (repeated_cells_in_ods, ("bomb",)),
    "panjang.csv": (too_many_rows, ("too_many_rows",)),
    "besar.xlsx": (larger_than_10_mb, ("too_large",)),
}

# What opens, but is no list of businesses.
NOT_LISTS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "rekap.xlsx": (statistics, "statistics"),
    "rekap.csv": (statistics_in_a_comma_file, "statistics"),
    "umkm.xlsx": (statistics_headed_umkm, "statistics"),
    "hadir.xlsx": (attendance, "no_names"),
    "warga.xlsx": (residents, "no_names"),
    "tanpa_judul.csv": (without_header, "no_header"),
    "hanya_judul.xlsx": (only_a_header, "no_rows"),
    "surat.txt": (prose, "no_header"),
}
