"""The review on one screen of a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alloway.reviews import words
from alloway.values.review import Option, Review, Step

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

_STYLE = {"possible": "green", "unknown": "yellow", "blocked": "red"}
_SIGN = {"possible": "+", "unknown": "?", "blocked": "x"}
_FRAME = 9
"""Lines that are always there: headline, counts, headings, blank lines, and the caller's path."""
_MOST_STATEMENT = 4
_MOST_OPTIONS = 6


def print_summary(review: Review, console: Console) -> None:
    """Print the best options, what each hangs on, and this week's steps.

    It fits the height of the console and holds no name; the caller prints the path of the report.

    Parameters
    ----------
    review
        The review to summarise.
    console
        Where to print; its width and height are respected.
    """
    statement = words.sentence(review.statement)
    foot = min(_MOST_STATEMENT, 1 + len(statement) // max(20, console.width - 8))
    room = max(6, console.height - _FRAME - foot)
    steps = review.steps[: max(2, min(5, room // 3))]
    alive = [o for o in _ordered(review) if o.assessment.standing != "blocked"]
    best = alive[: max(2, min(_MOST_OPTIONS, (room - len(steps)) // 2))]
    _line(console, _headline(review, console.width), style="bold")
    _line(console, _counts(review))
    _section(console, "Best options" if best else "No option is open on what the records say")
    if best:
        console.print(_options(best, console.width))
    elif review.summary:
        _line(console, words.sentence(review.summary[0]))
    _section(console, "This week" if steps else "No step is proposed")
    for item in steps:
        _line(console, _step(item, console.width))
    console.print()
    _line(console, statement, style="dim", lines=foot)


def _ordered(review: Review) -> list[Option]:
    return sorted(review.options, key=lambda option: option.rank)


def _headline(review: Review, width: int) -> str:
    from alloway.reviews.page.case_facts import title

    case = words.shorten(words.clean(review.case.id), 24)
    tail = f" · case {case} · {words.day(review.as_of)}"
    return words.shorten(title(review.case), max(20, width - len(tail) - 1)) + tail


def _counts(review: Review) -> str:
    standings = [option.assessment.standing for option in review.options]
    parts = [
        f"{standings.count('possible')} possible",
        f"{standings.count('unknown')} not yet clear",
        f"{standings.count('blocked')} blocked",
        words.plural(len(review.gaps), "gap"),
    ]
    if review.left_out:
        parts.append(f"{words.plural(len(review.left_out), 'input')} not read")
    return ", ".join(parts)


def _options(best: list[Option], width: int) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, overflow="ellipsis", max_width=width - 4)
    for option in best:
        standing = option.assessment.standing
        title = Text(words.clean(option.title or option.id), style="bold", overflow="ellipsis")
        days = option.assessment.days_to_treatment
        if days:
            title.append(f"  {words.estimate(days)}", style="not bold")
        table.add_row(Text(f"{_SIGN[standing]} {option.rank}", style=_STYLE[standing]), title)
        table.add_row("", Text(_hangs_on(option), overflow="ellipsis"))
    return table


def _hangs_on(option: Option) -> str:
    from alloway.reviews.page.cards import hinge

    return f"{words.STANDING[option.assessment.standing].lower()}: {hinge(option)[0]}"


def _step(item: Step, width: int) -> str:
    when = "" if item.within_days is None else f", within {words.plural(item.within_days, 'day')}"
    tail = f" ({words.shorten(words.clean(item.who), 24)}{when})"
    return f"- {words.shorten(words.sentence(item.text), max(20, width - len(tail) - 4))}{tail}"


def _section(console: Console, name: str) -> None:
    console.print()
    _line(console, name, style="bold")


def _line(console: Console, text: str, *, style: str = "", lines: int = 1) -> None:
    shown: Text = _text(words.shorten(text, console.width * lines - lines), style)
    console.print(shown, highlight=False)


def _text(text: str, style: str) -> Text:
    from rich.text import Text

    return Text(text, style=style)
