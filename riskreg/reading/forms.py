"""What one asks of a list."""

import re
from collections.abc import Sequence

from flask_babel import lazy_gettext as _

from riskreg.document.kinds import ResponseKind
from riskreg.document.organisation import PositionEntry
from riskreg.document.scale import Level
from riskreg.reading.rows import SHOWN, RiskFilter
from riskreg.web.choices import Choice, Option
from riskreg.web.fields import Text
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
