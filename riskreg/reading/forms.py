"""What one asks of a list."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Self

from flask import request
from flask_babel import gettext
from flask_babel import lazy_gettext as _

from riskreg.document.kinds import ResponseKind
from riskreg.document.organisation import PositionEntry
from riskreg.document.scale import Level
from riskreg.history.kinds import EventKind
from riskreg.reading.rows import SHOWN, RiskFilter
from riskreg.reading.vocabulary import KINDS
from riskreg.refusals import N_, Refused
from riskreg.web.choices import Choice, Option
from riskreg.web.fields import Day, Text
from riskreg.web.forms import FilterForm
from riskreg.web.language import language, usual
from riskreg.web.words import level_name

_SHOW = {
    "plan": _("In the plan"),
    "late": _("Only with late actions"),
    "changed": _("Only changed"),
    "gaps": _("Only with gaps"),
    "gross": _("The whole gross list"),
}
_CELL = re.compile(r"(\d{1,2})-(\d{1,2})")


class RiskFilterForm(FilterForm):
    q = Text(_("Search"), kind="search", longest=100)
    level = Choice(_("Level"), coerce=int, blank=_("All levels"))
    response = Choice(_("Handling"), ResponseKind, blank=_("All"))
    owner = Choice(_("Responsible"), blank=_("All"))
    show = Choice(_("Show"))
    cell = Text(_("Cell"), longest=5)

    @classmethod
    def of(cls, levels: Sequence[Level], owners: Sequence[PositionEntry]) -> "RiskFilterForm":
        lang = None if usual() == language() else usual()
        return cls.read(
            level=[Option(one.rank, level_name(one).striptags()) for one in reversed(levels)],
            owner=[Option(one.key, one.title, lang=lang) for one in owners],
            show=[Option(key, _SHOW[key]) for key in SHOWN],
        )

    def wanted(self) -> RiskFilter:
        cell = _CELL.fullmatch(self.cell.data or "")
        return RiskFilter(
            words=self.q.data or "",
            level=self.level.data,
            response=self.response.data,
            owner=self.owner.data or None,
            show=self.show.data or "plan",
            cell=(int(cell[1]), int(cell[2])) if cell else None,
        )


class HistoryForm(FilterForm):
    """A period that cannot be is said to be wrong; what else is not understood asks nothing."""

    kind = Choice(_("Kind of event"), coerce=EventKind, blank=_("All"))
    since = Day(_("From"))
    until = Day(_("To"))

    @classmethod
    def read(cls, **choices: Any) -> Self:
        form = cls(formdata=request.args)
        for name, given in choices.items():
            form[name].options = given
        form.validate()
        for field in form:
            if field.errors and not isinstance(field, Day):
                field.process(None)
                field.errors = []
        form._check_order()
        return form

    @property
    def is_asking(self) -> bool:
        return any(field.data for field in self)

    def _check_order(self) -> None:
        if self.since.data and self.until.data and self.since.data > self.until.data:
            self.show(Refused(N_("The from date must be before the to date."), field="since"))


class BoardHistoryForm(HistoryForm):
    about = Choice(_("About"), blank=_("Everything"))
    post = Choice(_("Post"), blank=_("All"))
    person = Choice(_("Done by"), blank=_("All"))


class EventLogForm(HistoryForm):
    board = Choice(_("Board"), blank=_("All"))
    visitor = Text(_("Name or network address"), kind="search", longest=100)


def kinds(of: Iterable[EventKind]) -> list[Option]:
    """Kinds of event to choose among, in the reader's language."""
    wanted = set(of)
    return [Option(kind, gettext(KINDS[kind])) for kind in EventKind if kind in wanted]
