"""The year wheel: meetings in rings, reports from material to meeting, and how far we have come."""

from riskreg.pictures.dial import Dial
from riskreg.pictures.geometry import Point
from riskreg.pictures.svg import Element, element, group, picture, text
from riskreg.pictures.wheel_face import RIM, face, hand, hub
from riskreg.pictures.wheel_labels import (
    Label,
    draw_labels,
    needed_height,
    report_label,
    today_label,
)
from riskreg.pictures.wheel_lanes import Placed, place
from riskreg.pictures.wheel_marks import meeting, report_disc, report_ink, span
from riskreg.pictures.wheel_values import Ring, RingKind, WheelReport, WheelWords, WheelYear

__all__ = ["Ring", "RingKind", "WheelReport", "WheelWords", "WheelYear", "wheel"]

_WIDE, _COMPACT = 960.0, 456.0
_LEAST_HEIGHT = 500.0
_LABEL_ROOM = _WIDE / 2 - RIM - 52


def wheel(year: WheelYear, words: WheelWords, uid: str, *, wide: bool) -> str:
    """Draw the wheel with labels around it (wide), or with numbers only, for the list below."""
    labels = _labels(year, words) if wide else []
    height = max(_LEAST_HEIGHT, needed_height(labels)) if wide else _COMPACT
    size = (_WIDE if wide else _COMPACT, height)
    dial = Dial(Point(size[0] / 2, size[1] / 2))
    tracks, placed = place(dial, year)
    return picture(
        size,
        element("title", words.title, id=f"{uid}-title"),
        element("desc", words.description, id=f"{uid}-desc"),
        *face(dial, year, tracks, words.months),
        *_meetings(dial, year, tracks.rings),
        *hand(dial, year, tracks),
        *(span(_way(dial, one), is_secured=one.report.is_secured) for one in placed),
        *(_number(year, one) for one in placed),
        *hub(dial, tracks, words),
        *draw_labels(dial, RIM, labels, height),
        class_="whl whl-w" if wide else "whl whl-c",
        role="img",
        aria_labelledby=f"{uid}-title {uid}-desc",
    )


def _labels(year: WheelYear, words: WheelWords) -> list[Label]:
    reports = [
        report_label(report, year.angle(report.meeting), _LABEL_ROOM) for report in year.reports
    ]
    if not year.is_current:
        return reports
    return [*reports, today_label(year.angle(year.today), words.today_label, _LABEL_ROOM)]


def _meetings(dial: Dial, year: WheelYear, radii: tuple[float, ...]) -> list[Element]:
    return [
        meeting(ring.kind, dial.at(radius, year.angle(day)), is_past=year.is_past(day))
        for ring, radius in zip(year.rings, radii, strict=True)
        for day in ring.dates
    ]


def _way(dial: Dial, placed: Placed) -> str:
    return dial.arc(placed.radius, placed.start, placed.end)


def _number(year: WheelYear, placed: Placed) -> Element:
    report, spot = placed.report, placed.spot
    is_past = year.is_past(report.meeting)
    size = spot.radius * 1.18
    return group(
        report_disc(spot, is_past=is_past, is_secured=report.is_secured),
        text(
            str(report.number),
            spot.center.moved(down=size * 0.34),
            size,
            report_ink(is_past=is_past, is_secured=report.is_secured),
            weight=680,
            anchor="middle",
        ),
    )
