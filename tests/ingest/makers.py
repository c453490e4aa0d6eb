"""Small makers of files, sound and hostile, so that nothing binary is kept in the repository."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence

from docx import Document

PDF = "BT /F1 12 Tf 72 {y} Td ({line}) Tj ET"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_KIND = "application/vnd.openxmlformats"
CONTENT_TYPES = f"""<?xml version="1.0"?>
<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="{_KIND}-package.relationships+xml"/>
<Default Extension="xml"
 ContentType="{_KIND}-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
RELATIONS = f"""<?xml version="1.0"?>
<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="r1" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>"""
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def make_pdf(lines: Sequence[str], encrypt: bool = False) -> bytes:
    """A PDF of one page with a line of text for each given; Latin letters only."""
    drawn = "\n".join(PDF.format(y=720 - 16 * n, line=line) for n, line in enumerate(lines))
    return make_pdf_of([drawn.encode("latin-1")])


def make_pdf_of(streams: Sequence[bytes], kids: str = "", more: Sequence[bytes] = ()) -> bytes:
    """A PDF with one page for each content stream, compressed. kids: in place of the page list.

    more: objects from number 100 on, whole.
    """
    pages = [(f"{4 + 2 * n} 0 R", 4 + 2 * n) for n in range(len(streams))]
    listed = kids or " ".join(name for name, _ in pages)
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{listed}] /Count {len(listed.split()) // 3} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    for (_, number), stream in zip(pages, streams, strict=True):
        resources = "<< /Font << /F1 3 0 R /X0 100 0 R >> /XObject << /X0 100 0 R >> >>"
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {number + 1} 0 R "
            f"/Resources {resources} >>"
        ).encode()
        objects[number + 1] = make_stream(stream)
    objects |= {100 + n: body for n, body in enumerate(more)}
    return _write_pdf(objects)


def make_stream(content: bytes, entries: str = "") -> bytes:
    """A compressed stream object with more entries in its dictionary."""
    packed = zlib.compress(content, 9)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode {entries} >>".encode()
    return head + b"\nstream\n" + packed + b"\nendstream"


def _write_pdf(objects: dict[int, bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start, size = len(out), max(objects) + 1
    out += f"xref\n0 {size}\n".encode()
    for number in range(size):
        place = places.get(number)
        kind = b"f" if place is None else b"n"
        generation = 65535 if number == 0 else 0
        out += b"%010d %05d %s \n" % (place or 0, generation, kind)
    out += f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def make_docx(
    paragraphs: Sequence[str], table: Sequence[Sequence[str]] = (), title: str = ""
) -> bytes:
    """A Word document with paragraphs, then a table, then the sentence "After the table."."""
    document = Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        grid = document.add_table(rows=0, cols=len(table[0]))
        for row in table:
            cells = grid.add_row().cells
            for cell, text in zip(cells, row, strict=True):
                cell.text = text
        document.add_paragraph("After the table.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def make_docx_of(body: str, head: str = "") -> bytes:
    """A Word document whose body is this XML. head: what stands before it, such as a DOCTYPE."""
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    story = f'<?xml version="1.0"?>\n{head}{document}'
    return make_zip(
        {"[Content_Types].xml": CONTENT_TYPES, "_rels/.rels": RELATIONS, "word/document.xml": story}
    )


def make_zip(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def make_page(title: str, paragraphs: Sequence[str], head: str = "") -> bytes:
    """A web page with a story between a menu and a footer."""
    story = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html><head><meta charset='utf-8'><title>{title} | Site</title>{head}"
        "</head><body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"
        f"<article><h1>{title}</h1>{story}"
        "</article><footer>All rights reserved.</footer></body></html>"
    ).encode()
