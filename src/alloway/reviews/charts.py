"""Static SVG charts: the forecast with its bands, and the timeline of a case.

Colours follow the colour-blind safe set of Okabe and Ito (2008), darkened to a contrast of 4.5:1
on white; every series is named in words beside it, so that no meaning hangs on colour. Axis text
takes the colour of the page around it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any

from alloway.reviews import words
from alloway.values.case import Case, PriorTreatment, TherapyLine
from alloway.values.dates import span
from alloway.values.forecast import Band, Forecast

if TYPE_CHECKING:
    import altair as alt

FONT = "'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'DejaVu Sans Condensed', sans-serif"
"""The page's own stack; the PDF passes its embedded face instead."""

_COLOURS = {"CAR-T cells": "#0072B2", "tumour": "#B85000", "host T cells": "#007F5F"}
_OTHER_COLOUR = "#6A5D7B"
_LINE_COLOURS = {
    "systemic": "#0072B2",
    "transplant": "#B85000",
    "CAR-T": "#007F5F",
    "radiotherapy": "#6A5D7B",
    "bridging": "#56789A",
}
_MARKS = {"CAR-T": "diamond", "autologous transplant": "triangle-up",
          "allogeneic transplant": "triangle-down"}  # fmt: skip
_MOST_POINTS = 90
_ROW = 36
_CHARACTER = 6.4
"""Assumed mean width of a character at 12 px, for placing labels; errs on the wide side."""


def forecast_chart(
    forecast: Forecast, *, width: int = 400, height: int = 104, font: str = FONT, key: str = ""
) -> str:
    """The trajectories of a forecast as one panel a band: median, 50 % and 80 % interval.

    Parameters
    ----------
    forecast
        The forecast to draw.
    width, height
        Size of one panel in CSS pixels, axes not counted.
    font
        CSS font family of all text.
    key
        Prefix that keeps SVG identifiers apart when several charts stand in one page.

    Returns
    -------
    str
        SVG source, or an empty string when the forecast holds no band.
    """
    import altair as alt

    bands = [band for band in forecast.bands if _drawable(band)]
    if not bands:
        return ""
    end = max(band.days[-1] for band in bands)
    panels = [
        _panel(f"band{i}", band, end, (width, height), last=i == len(bands) - 1)
        for i, band in enumerate(bands)
    ]
    data = {f"band{i}": _rows(band) for i, band in enumerate(bands)}
    label = "Forecast over time: " + ", ".join(words.clean(band.name) for band in bands)
    return _svg(alt.vconcat(*panels, spacing=14), data, label, font, key)


def _drawable(band: Band) -> bool:
    series = (band.days, band.median, band.low50, band.high50, band.low80, band.high80)
    lengths = {len(values) for values in series}
    return len(lengths) == 1 and len(band.days) > 1 and all(map(math.isfinite, chain(*series)))


def _panel(
    data: str, band: Band, end: float, size: tuple[int, int], *, last: bool
) -> alt.LayerChart | alt.FacetChart:
    import altair as alt

    colour = _COLOURS.get(band.name, _OTHER_COLOUR)
    unit = "relative to day 0" if band.unit == "1" else words.unit(band.unit) or "no unit"
    name = words.clean(band.name)
    x = alt.X(
        "day:Q",
        title="Days after infusion" if last else None,
        scale=alt.Scale(domain=[0, end], nice=False),
        axis=alt.Axis(grid=False, tickCount=6, labels=last, ticks=last),
    )
    base = alt.Chart(alt.NamedData(name=data))
    y = _y_axis(band)

    def area(low: str, high: str, opacity: float) -> alt.Chart:
        drawn: alt.Chart = base.mark_area(color=colour, opacity=opacity)
        return drawn.encode(x=x, y=y(f"{low}:Q"), y2=alt.Y2(f"{high}:Q"))

    line = base.mark_line(color=colour, strokeWidth=2).encode(x=x, y=y("median:Q"))
    title = alt.TitleParams(
        f"{name[:1].upper()}{name[1:]} ({unit})",
        anchor="start", fontSize=12.5, fontWeight=600, color=colour, offset=6,
    )  # fmt: skip
    return alt.layer(area("low80", "high80", 0.18), area("low50", "high50", 0.32), line).properties(
        width=size[0], height=size[1], title=title
    )


def _floor(band: Band) -> float | None:
    """Lowest value drawn on a log axis: one cell, or a ten-thousandth of the start.

    ``None`` = a linear axis from zero.
    """
    if "cell" in band.unit:
        return 1.0
    return 1e-4 if band.unit == "1" else None


def _y_axis(band: Band) -> Callable[[str], Any]:
    import altair as alt

    floor = _floor(band)
    if floor is None:
        scale, axis = alt.Scale(zero=True), alt.Axis(tickCount=4)
    else:
        low = round(math.log10(floor))
        high = max(low + 2, math.ceil(math.log10(max(*band.high80, floor))))
        step = 2 if high - low <= 8 else 4
        ticks = [10.0**p for p in range(low, high + 1, step)]
        scale = alt.Scale(type="log", domain=[floor, 10.0**high], clamp=True)
        axis = alt.Axis(values=ticks, labelExpr=_power_labels(ticks))
    return lambda field: alt.Y(field, title=None, scale=scale, axis=axis)


def _power_labels(ticks: list[float]) -> str:
    """A Vega expression that names each tick as a power of ten, the lowest as "at most"."""
    names = [words.power_of_ten(tick) for tick in ticks]
    names[0] = f"≤ {names[0]}"
    quoted = ", ".join(f"'{name}'" for name in names)
    return f"[{quoted}][round((log(datum.value) / log(10) - {math.log10(ticks[0]):.0f}) / " + (
        f"{math.log10(ticks[1] / ticks[0]):.0f})]"
    )


def _rows(band: Band) -> list[dict[str, float]]:
    """Every n-th day, at most 90 of them; what lies below a log axis is drawn at its foot."""
    floor = _floor(band)
    step = max(1, -(-len(band.days) // _MOST_POINTS))
    picked = sorted({*range(0, len(band.days), step), len(band.days) - 1})
    series = {
        "median": band.median, "low80": band.low80, "high80": band.high80,
        "low50": band.low50, "high50": band.high50,
    }  # fmt: skip

    def at(values: Sequence[float], i: int) -> float:
        return values[i] if floor is None else max(floor, values[i])

    return [
        {"day": band.days[i], **{name: at(values, i) for name, values in series.items()}}
        for i in picked
    ]


def timeline_chart(case: Case, *, width: int = 960, font: str = FONT, key: str = "") -> str:
    """Lines of therapy as bars, single events as marks, and the day of the review as a line.

    A partial date is drawn over the days it may mean; a line whose end the records do not give
    is drawn as a short open bar. Returns an empty string when nothing is dated.

    Parameters
    ----------
    case
        The case to draw.
    width
        Width of the whole chart in CSS pixels.
    font, key
        As in :func:`forecast_chart`.
    """
    import altair as alt

    rows = _timeline_rows(case)
    if not rows:
        return ""
    first = min(row["start"] for row in rows)
    last = max(case.as_of, *(row["end"] for row in rows))
    margin = max(timedelta(days=7), (last - first) / 30)
    frame = _Frame(first - margin, last + margin, width - 16, len(rows))
    data = {"rows": [frame.placed(row) for row in rows], "now": [{"start": _stamp(case.as_of)}]}
    chart = alt.layer(*_now_layers(frame, case.as_of), *_timeline_layers(frame)).properties(
        width=frame.width, height=_ROW * len(rows)
    )
    label = "Timeline of the case: " + "; ".join(row["label"] for row in rows)
    return _svg(chart, data, label, font, key)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The days and pixels a timeline spans."""

    first: date
    last: date
    width: int
    rows: int

    def pixel(self, day: date) -> float:
        return (day - self.first).days / (self.last - self.first).days * self.width

    def placed(self, row: dict[str, Any]) -> dict[str, Any]:
        """The row with its label starting at its bar, moved left where it would run out."""
        label = words.shorten(row["label"], int(self.width / _CHARACTER))
        room = self.width - len(label) * _CHARACTER
        left = max(0.0, min(self.pixel(row["start"]), room))
        dates = {"start": _stamp(row["start"]), "end": _stamp(row["end"])}
        return {**row, **dates, "label": label, "left": left}

    def x(self) -> alt.X:
        import altair as alt

        days = (self.last - self.first).days
        form = "%Y" if days > 2200 else "%b %Y" if days > 150 else "%d %b %Y"
        ticks = max(2, self.width // 100)
        if days > 2200:
            ticks = min(ticks, days // 365)
        scale = alt.Scale(domain=[_stamp(self.first), _stamp(self.last)], nice=False)
        axis = alt.Axis(grid=True, tickCount=ticks, format=form, labelOverlap=True)
        return alt.X("start:T", title=None, scale=scale, axis=axis)

    def y(self) -> alt.Y:
        import altair as alt

        scale = alt.Scale(domain=[self.rows - 0.5, -0.5], nice=False, zero=False)
        return alt.Y("row:Q", axis=None, scale=scale)


def _now_layers(frame: _Frame, as_of: date) -> list[alt.Chart]:
    import altair as alt

    base = alt.Chart(alt.NamedData(name="now")).encode(x=frame.x())
    right = frame.pixel(as_of) > frame.width / 2
    name = base.mark_text(
        text=f"this review, {words.day(as_of)}", align="right" if right else "left",
        color="currentColor", fontSize=11, dx=4 if right else -4,
    )  # fmt: skip
    rule = base.mark_rule(strokeDash=[3, 3], color="currentColor", opacity=0.6)
    return [rule, name.encode(y=alt.value(-8))]


def _timeline_layers(frame: _Frame) -> list[alt.Chart]:
    import altair as alt

    base = alt.Chart(alt.NamedData(name="rows")).encode(y=frame.y())
    colour = alt.Color("colour:N", scale=None)

    def bar(kind: str, **style: Any) -> alt.Chart:
        drawn: alt.Chart = base.transform_filter(f"datum.shape == '{kind}'").mark_rule(
            yOffset=9, **style
        )
        return drawn.encode(x=frame.x(), x2="end:T", color=colour)

    marks = base.transform_filter("datum.symbol != ''").mark_point(
        size=100, filled=True, opacity=1, yOffset=9
    )
    text = base.mark_text(align="left", color="currentColor", fontSize=12, yOffset=-6)
    return [
        bar("bar", strokeWidth=8),
        bar("open", strokeWidth=8, strokeDash=[2, 3], opacity=0.75),
        marks.encode(x=frame.x(), color=colour, shape=alt.Shape("symbol:N", scale=None)),
        text.encode(x=alt.X("left:Q", scale=None), text="label:N"),
    ]


def priors_beside_lines(case: Case) -> tuple[PriorTreatment, ...]:
    """Earlier cellular therapies and transplants that no line of therapy of that month holds."""

    def held(prior: PriorTreatment) -> bool:
        month = prior.date[:7]
        return any(line.kind in prior.kind and line.start[:7] == month for line in case.lines)

    return tuple(prior for prior in case.prior if not held(prior))


def _timeline_rows(case: Case) -> list[dict[str, Any]]:
    rows = [_line_row(line, case.as_of) for line in case.lines]
    for prior in priors_beside_lines(case):
        name = f"{prior.kind}{f': {prior.product}' if prior.product else ''}"
        rows.append(_event_row(name, prior.date, _MARKS.get(prior.kind, "circle"), "CAR-T"))
    if case.diagnosis and case.diagnosis.diagnosed:
        rows.append(_event_row("diagnosis", case.diagnosis.diagnosed, "circle", "radiotherapy"))
    for when in sorted({f.date for f in case.antigens if f.date})[-4:]:
        told = (
            f"{words.kind_label(f.kind).split()[0]} {words.quantity(f.value)}"
            for f in case.antigens
            if f.date == when
        )
        tested = ", ".join(dict.fromkeys(told))
        rows.append(_event_row(f"antigens tested: {tested}", when, "square", "radiotherapy"))
    found = sorted((row for row in rows if row), key=lambda row: (row["start"], row["label"]))
    return [{**row, "row": i} for i, row in enumerate(found)]


def _line_row(line: TherapyLine, as_of: date) -> dict[str, Any] | None:
    start, end = span(line.start), span(line.end)
    if start is None:
        return None
    shown = words.day(line.start) + (f" to {words.day(line.end)}" if end else ", end not recorded")
    through = end[1] if end else start[1] + timedelta(days=30)
    place = f"{line.number}. " if line.number else ""
    parts = [f"{place}{words.clean(line.regimen)}"]
    parts += [words.clean(line.response)] if line.response else []
    parts += [shown] + ([] if line.certain else ["may not be a line of its own"])
    return {
        "label": words.shorten(" · ".join(parts), 120),
        "start": start[0],
        "end": max(start[0], min(through, max(as_of, start[0]))),
        "shape": "bar" if end else "open",
        "symbol": "triangle-up" if line.kind == "transplant" else "",
        "colour": _LINE_COLOURS.get(line.kind, _OTHER_COLOUR),
    }


def _event_row(name: str, when: str, symbol: str, colour: str) -> dict[str, Any] | None:
    days = span(when)
    if days is None:
        return None
    return {
        "label": words.shorten(f"{words.clean(name)} · {words.day(when)}", 120),
        "start": days[0],
        "end": days[1],
        "shape": "open" if days[1] > days[0] else "",
        "symbol": symbol,
        "colour": _LINE_COLOURS[colour],
    }


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00"


def _svg(chart: Any, data: dict[str, list[dict[str, Any]]], label: str, font: str, key: str) -> str:
    """Vega-Lite to SVG that can stand inside a page: labelled, without fixed background.

    The data join the specification last, because Altair copies whatever it holds many times.
    """
    import vl_convert

    text = {"labelColor": "currentColor", "titleColor": "currentColor"}
    axis = {**text, "domainColor": "currentColor", "tickColor": "currentColor",
            "domainOpacity": 0.4, "tickOpacity": 0.4, "gridColor": "currentColor",
            "gridOpacity": 0.12, "labelFontSize": 11, "titleFontSize": 11.5,
            "titleFontWeight": "normal"}  # fmt: skip
    spec = chart.configure(
        font=font, background="transparent", aria=False, axis=axis, view={"stroke": None}
    ).configure_title(color="currentColor")
    made = {**spec.to_dict(validate=False), "datasets": data}
    raw = vl_convert.vegalite_to_svg(made)
    return _embedded(raw, label, key or "c")


def _embedded(svg: str, label: str, key: str) -> str:
    from markupsafe import escape

    prefix = re.sub(r"[^A-Za-z0-9]", "", key)
    svg = re.sub(r'\bid="([^"]+)"', rf'id="{prefix}-\1"', svg)
    svg = re.sub(r"url\(#([^)]+)\)", rf"url(#{prefix}-\1)", svg)
    svg = re.sub(r' (?:d|transform)="[^"]*"', _rounded, svg)
    svg = svg.replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "", 1)
    title = escape(words.shorten(label, 400))
    return svg.replace("<svg ", f'<svg role="img" aria-label="{title}" ', 1)


def _rounded(attribute: re.Match[str]) -> str:
    return re.sub(r"(\d+\.\d)\d+", r"\1", attribute[0])
