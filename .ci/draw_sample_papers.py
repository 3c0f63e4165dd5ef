"""Draws the papers of the sample village from ``papers.toml``: PDFs, and two photos of a sheet on a table.

Run it after a change of that file: ``.venv/bin/python .ci/draw_sample_papers.py``. The same text gives the same bytes.
"""

import random
import tomllib
from pathlib import Path
from textwrap import wrap
from typing import Any

from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

PROJECT = Path(__file__).resolve().parent.parent
SAMPLE = PROJECT / "village" / "home" / "sample"
PAPERS = SAMPLE / "papers"
FONT = sorted((PROJECT / "village" / "core" / "fonts").glob("*.ttf"))[0]
WOOD = (139, 104, 72)
NAMES = ("Sasi", "Anjani", "Pandu", "Rukmini", "Ngatini", "Wulan", "Tirta", "Gendis", "Jaka", "Ratri", "Surti", "Bayu")


def draw_paper(paper: dict[str, Any]) -> None:
    """One sheet with a head, what is said of it, and its text."""
    canvas = Canvas(str(PAPERS / f"{paper['file']}.pdf"), pagesize=A4, invariant=1)
    canvas.setTitle(paper["title"])
    canvas.setFont("Times-Bold", 15)
    canvas.drawString(70, 770, "KAMPUNG CONTOH RW 05")
    canvas.line(70, 760, 525, 760)
    canvas.setFont("Times-Roman", 12)
    day = paper["dated_on"]
    lines = [f"Nomor: {paper['number']}" if "number" in paper else "", f"Tanggal: {day.day}-{day.month}-{day.year}"]
    lines += [f"Dari: {paper['sender']}" if "sender" in paper else ""]
    lines += [f"Kepada: {paper['addressee']}" if "addressee" in paper else ""]
    height = 735
    for line in filter(None, lines):
        canvas.drawString(70, height, line)
        height -= 17
    canvas.setFont("Times-Bold", 13)
    canvas.drawString(70, height - 15, paper["title"])
    canvas.setFont("Times-Roman", 12)
    height -= 45
    for paragraph in paper["text"].strip().split("\n\n"):
        for line in wrap(" ".join(paragraph.split()), 82):
            canvas.drawString(70, height, line)
            height -= 17
        height -= 9
    canvas.save()


def photograph_sheet(number: int) -> None:
    """An attendance list as a phone sees it: a little turned, on a table, not evenly lit."""
    chance = random.Random(number)
    sheet = Image.new("RGB", (1000, 1400), (246, 243, 234))
    pen, large, small = ImageDraw.Draw(sheet), ImageFont.truetype(FONT, 38), ImageFont.truetype(FONT, 30)
    pen.text((90, 80), "Daftar hadir pelatihan izin usaha", font=large, fill=(30, 30, 40))
    pen.text((90, 135), f"Lembar {number}, Sabtu 26 September 2026", font=small, fill=(30, 30, 40))
    for row in range(20):
        top = 220 + row * 55
        pen.line((80, top + 45, 920, top + 45), fill=(120, 120, 130), width=2)
        name = f"{(number - 1) * 20 + row + 1}. {NAMES[(row * 5 + number) % len(NAMES)]} Contoh"
        pen.text((90, top), name, font=small, fill=(40, 45, 110))
        points = [(640 + step * 14, top + 22 + chance.randint(-16, 16)) for step in range(14)]
        pen.line(points, fill=(40, 45, 110), width=3)
    table = Image.new("RGB", (1200, 1600), (139, 104, 72))
    turned = sheet.rotate(
        chance.uniform(-2, 2), expand=True, fillcolor=(139, 104, 72), resample=Image.Resampling.BICUBIC
    )
    table.paste(turned, ((1200 - turned.width) // 2, (1600 - turned.height) // 2))
    light = Image.linear_gradient("L").resize(table.size).point(lambda level: 150 + level * 100 // 255)
    lit = Image.composite(table, Image.new("RGB", table.size, (70, 60, 50)), light).filter(
        ImageFilter.GaussianBlur(0.6)
    )
    lit.save(PAPERS / f"daftar-hadir-{number}.jpg", quality=58)


def main() -> None:
    """Draw all of them."""
    PAPERS.mkdir(exist_ok=True)
    for paper in tomllib.loads((SAMPLE / "papers.toml").read_text("utf-8"))["paper"]:
        draw_paper(paper)
    for number in (1, 2):
        photograph_sheet(number)


if __name__ == "__main__":
    main()
