"""Hospital reports as PDF with a real text layer, set by typst with its built-in fonts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import typst

Block = tuple[str, object]


@dataclass(frozen=True)
class Letterhead:
    """The sender's head and the look of the sheet."""

    institution: str
    department: str
    address: str
    colour: str
    font: str = "Libertinus Serif"
    size: str = "10pt"
    language: str = "en"
    style: str = "bar"
    """``bar``, ``centred`` or ``typed``."""


@dataclass(frozen=True)
class Report:
    """One document: title, date, boxed particulars, then blocks.

    Blocks: ``("h", text)``, ``("p", text)``, ``("list", [text])``, ``("kv", [(key, value)])``,
    ``("table", [header, *rows])``, ``("sign", [line])``.
    """

    head: Letterhead
    title: str
    day: tuple[int, int, int]
    box: Sequence[tuple[str, str]]
    blocks: Sequence[Block]
    footer: str = ""
    widths: dict[int, str] = field(default_factory=dict)


def quoted(text: str) -> str:
    """The text as typst code, so that no character of it is read as markup."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'#"{escaped}"'


def _cell(text: str, *, bold: bool = False) -> str:
    return f"[{'#strong' if bold else ''}{'[' if bold else ''}{quoted(text)}{']' if bold else ''}]"


def _pairs(rows: Sequence[tuple[str, str]]) -> str:
    cells = ", ".join(_cell(key, bold=True) + ", " + _cell(value) for key, value in rows)
    return f"#grid(columns: (4.4cm, 1fr), row-gutter: 5pt, column-gutter: 8pt, {cells})"


def _table(rows: Sequence[Sequence[str]]) -> str:
    header = ", ".join(_cell(text, bold=True) for text in rows[0])
    body = ", ".join(_cell(text) for row in rows[1:] for text in row)
    wide = max(range(len(rows[0])), key=lambda i: max(len(row[i]) for row in rows))
    columns = ", ".join("1fr" if i == wide else "auto" for i in range(len(rows[0])))
    return (
        "#table(stroke: (x, y) => (bottom: 0.4pt + luma(190), "
        "top: if y == 0 { 0.8pt } else { 0pt }), inset: 4pt, align: left, "
        f"columns: ({columns}), table.header({header}), {body})"
    )


def _block(block: Block) -> str:
    kind, content = block
    if kind == "h":
        return f"#v(3pt)\n#block(sticky: true, strong({quoted(str(content))[1:]}))\n"
    if kind == "p":
        return f"#par[{quoted(str(content))}]\n"
    if not isinstance(content, list):
        raise TypeError(f"block {kind!r} takes a list")
    if kind == "list":
        return "#list(" + ", ".join(_cell(text) for text in content) + ")\n"
    if kind == "kv":
        return _pairs(content) + "\n"
    if kind == "table":
        return _table(content) + "\n"
    if kind == "sign":
        lines = " \\\n".join(quoted(line) for line in content)
        return f"#v(16pt)\n#block(breakable: false)[{lines}]\n"
    raise ValueError(f"no block is called {kind!r}")


def _head(head: Letterhead) -> str:
    name, department, address = (
        quoted(part) for part in (head.institution, head.department, head.address)
    )
    if head.style == "centred":
        return (
            f'#align(center)[#text(14pt, fill: rgb("{head.colour}"))[#smallcaps[{name}]] \\\n'
            f"{department} \\\n#text(8pt)[{address}]]\n#line(length: 100%, stroke: 0.6pt)\n"
        )
    if head.style == "typed":
        return f"#strong[{name}] \\\n{department} \\\n{address}\n#line(length: 100%)\n"
    return (
        f'#grid(columns: (5pt, 1fr), column-gutter: 8pt, rect(fill: rgb("{head.colour}"), '
        f"width: 5pt, height: 1.35cm), [#text(13pt)[#strong[{name}]] \\\n{department} \\\n"
        f"#text(8pt, fill: luma(90))[{address}]])\n"
    )


def source(report: Report) -> str:
    """The typst source of a report."""
    year, month, day = report.day
    head = report.head
    footer = quoted(report.footer or head.institution)
    parts = [
        f"#set document(title: {quoted(report.title)[1:]}, author: {quoted(head.institution)[1:]}, "
        f"date: datetime(year: {year}, month: {month}, day: {day}, hour: 9, minute: 0, second: 0))",
        '#set page(paper: "a4", margin: (x: 2.1cm, top: 1.8cm, bottom: 2cm), footer: '
        f"context [#set text(7.5pt, fill: luma(90))\n{footer} #h(1fr) "
        '#counter(page).display("1/1", both: true)])',
        f'#set text(font: "{head.font}", size: {head.size}, lang: "{head.language}", '
        "ligatures: false, hyphenate: false)",
        "#set par(justify: false, leading: 0.6em, spacing: 0.9em)",
        _head(head),
        f"#v(6pt)\n#text(13pt)[#strong[{quoted(report.title)}]]\n",
        f"#block(stroke: 0.5pt + luma(150), inset: 7pt, width: 100%)[{_pairs(report.box)}]\n",
        *(_block(block) for block in report.blocks),
    ]
    return "\n".join(parts)


def write(report: Report, path: Path) -> None:
    """Compile one report; the same report always gives the same bytes."""
    pages = typst.compile(source(report).encode(), format="pdf", ignore_system_fonts=True)
    if not isinstance(pages, bytes):
        raise TypeError("typst gave several files for one PDF")
    path.write_bytes(pages)
