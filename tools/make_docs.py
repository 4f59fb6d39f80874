"""Rebuild the generated pages of docs/: the data model and the command reference.

`python tools/make_docs.py --check` fails when a page is not what it would generate.
"""

from __future__ import annotations

import dataclasses
import inspect
import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = (
    "",
    "review",
    "case",
    "case read",
    "case diff",
    "case timeline",
    "case gaps",
    "case export",
    "case redact",
    "case packet",
    "case slices",
    "trials",
    "trials match",
    "trials import",
    "trials sync",
    "trials search",
    "trials show",
    "trials changes",
    "hla",
    "hla match",
    "hla reduce",
    "hla search",
    "hla tally",
    "hla impute",
    "hla eplets",
    "hla coverage",
    "hla epitopes",
    "reference",
    "reference import",
    "reference fetch",
    "reference list",
    "reference use",
    "forecast",
    "forecast case",
    "schema",
)


def data_model() -> str:
    """Every published value with its fields, from the code itself."""
    from alloway.values import codec

    known = {cls.__name__: cls for cls in codec._dataclasses()}
    described = {}
    for name in codec.PUBLISHED:
        made = codec.schema(name)
        described.update({name: made, **made.get("$defs", {})})
    modules: dict[str, list[str]] = {}
    for name, cls in known.items():
        modules.setdefault(cls.__module__, [])
        if name not in modules[cls.__module__]:
            modules[cls.__module__].append(name)
    parts = [_INTRODUCTION]
    for module, names in modules.items():
        parts.append(f"## {module}\n\n{(sys.modules[module].__doc__ or '').splitlines()[0]}\n")
        parts += [_value(known[name], described.get(name, {})) for name in names]
    return "\n".join(parts)


def _value(cls: type, schema: dict) -> str:
    about = inspect.cleandoc(cls.__doc__ or "").split(">>>")[0].strip().replace("``", "`")
    rows = [f"### {cls.__name__}\n\n{about}\n", "| field | type | meaning |", "|---|---|---|"]
    for field in dataclasses.fields(cls):
        said = schema.get("properties", {}).get(field.name, {}).get("description", "")
        meaning = " ".join(said.split()).replace("``", "`").replace("|", "\\|")
        rows.append(
            f"| {field.name} | `{str(field.type).replace('|', chr(92) + '|')}` | {meaning} |"
        )
    return "\n".join(rows) + "\n"


_INTRODUCTION = """# The data model
*Generated from the code by `make docs`; a test keeps it true.*

Values pass between the stages. They are frozen, compared by content, hold no reference to a file,
a connection or the clock, and have a JSON form (`alloway schema NAME` prints its JSON Schema,
`alloway.to_json` and `alloway.from_json` write and read it). `alloway.content_id(value)` is the
same for equal values everywhere.

Three conventions hold everywhere: unknown is an empty field or the word `unknown`, never a guess;
dates are ISO 8601 and may be partial (`2026`, `2026-03`); units are UCUM.
"""


def cli() -> str:
    """The help of every command."""
    from typer.testing import CliRunner

    from alloway.cli.main import app

    os.environ.update(COLUMNS="100", TERM="dumb", NO_COLOR="1")
    runner = CliRunner()
    parts = [
        "# The command line\n*Generated from `--help` by `make docs`; a test keeps it true.*\n"
    ]
    for command in COMMANDS:
        shown = runner.invoke(app, [*command.split(), "--help"], prog_name="alloway").output
        body = "\n".join(line.rstrip() for line in shown.strip("\n").splitlines())
        body = re.sub(r"^\s*\n", "", body)
        parts.append(f"## {' '.join(['alloway', *command.split()])}\n\n```\n{body}\n```\n")
    return "\n".join(parts)


def main() -> int:
    """Write the pages, or with --check compare them."""
    pages = {"data-model.md": data_model(), "cli.md": cli()}
    stale = []
    for name, text in pages.items():
        path = ROOT / "docs" / name
        if "--check" in sys.argv:
            if not path.exists() or path.read_text() != text:
                stale.append(name)
        else:
            path.write_text(text)
    if stale:
        print(f"out of date: {', '.join(stale)}; run `make docs`")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
