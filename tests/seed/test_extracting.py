"""The text of a document, whatever it came as, and where it is kept."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from docx import Document

from rasso_graph.seed.drafting import Unreadable, beside, text_of

LINES = ("Lamps of 1932", "1. Light the quay by March 1933.", "We will ask the carriers for a bus.")
PAGE = """<!doctype html><html><head><title>x</title><style>p {}</style></head><body><nav><a>Home</a></nav>
<main><h1>Lamps
 of 1932</h1><p>We <b>will</b> ask the&nbsp;carriers<br>for a bus.</p><ul><li>Light the <i>quay</i></li>
<li>Paint it</li>
</ul><table><tr><th>Item</th><th>Report</th></tr><tr><td>1. Light<br>the quay</td><td>Done</td></tr></table>
<script>no()</script></main><footer>Ends</footer></body></html>"""


def pdf(path: Path, lines: tuple[str, ...]) -> Path:
    """A PDF of one page, a line under the other, written by hand."""
    drawn = "BT /F1 12 Tf 72 720 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, places = "%PDF-1.4\n", list[int]()
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    path.write_bytes((body + end).encode())
    return path


def docx(path: Path) -> Path:
    made = Document()
    made.add_heading("Lamps of 1932")
    made.add_paragraph("We will ask the carriers for a bus.")
    made.add_paragraph("Light the quay", style="List Bullet")
    table = made.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "1. Light\nthe quay", "Done"
    made.save(str(path))
    return path


def test_a_text_is_its_own_text_to_the_letter(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Lamps\r\n caf\u00e9 ".encode())
    assert text_of(tmp_path / "a.txt") == "Lamps\r\n caf\u00e9 "
    assert beside(tmp_path / "a.txt", "") == tmp_path / "a.txt"


def test_a_pdf_gives_its_lines(tmp_path: Path) -> None:
    assert text_of(pdf(tmp_path / "a.pdf", LINES)) == "\n".join([*LINES, ""])


def test_a_word_document_gives_paragraphs_bullets_and_rows(tmp_path: Path) -> None:
    assert text_of(docx(tmp_path / "a.docx")) == (
        "Lamps of 1932\nWe will ask the carriers for a bus.\n- Light the quay\n1. Light the quay\tDone\n"
    )


def test_a_web_page_gives_what_it_says_and_not_what_surrounds_it(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    assert [line for line in text_of(tmp_path / "a.html").splitlines() if line] == [
        "Lamps of 1932",
        "We will ask the carriers",
        "for a bus.",
        "- Light the quay",
        "- Paint it",
        "Item\tReport",
        "1. Light the quay\tDone",
    ]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"caf\xe9", "is not UTF-8 text: byte 3 is not. Save it as UTF-8"),
        ("a.txt", b" \n", "holds no text. If it is a scan"),
        ("a.html", b"<p> </p>", "holds no text"),
        ("a.pdf", b"nothing", "cannot be read as PDF"),
        ("a.docx", b"nothing", "cannot be read as a Word document"),
        ("a.odt", b"nothing", "ends in none of .docx, .htm, .html, .md, .pdf"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Unreadable, match=said.replace(".", r"\.")):
        text_of(tmp_path / name)


def test_a_pdf_without_letters_is_told_as_a_scan(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="holds no text"):
        text_of(pdf(tmp_path / "a.pdf", ()))


def test_a_library_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(Unreadable, match=r"pypdf.*pip install 'rasso-graph\[documents\]'"):
        text_of(pdf(tmp_path / "a.pdf", LINES))


def test_the_text_is_kept_beside_and_never_written_over(tmp_path: Path) -> None:
    source = tmp_path / "a.pdf"
    assert beside(source, "Lamps\n") == tmp_path / "a.txt"
    assert beside(source, "Lamps\n").read_bytes() == b"Lamps\n"
    with pytest.raises(Unreadable, match=r"a\.txt is there and is not the text of a\.pdf"):
        beside(source, "Lanterns\n")
    assert (tmp_path / "a.txt").read_bytes() == b"Lamps\n"
