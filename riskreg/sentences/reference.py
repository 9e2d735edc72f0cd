"""What one compares with, by its name: "since tertial report 1", "since 31 May"."""

import re
from dataclasses import dataclass
from datetime import date

from riskreg.document.kinds import ReportKind
from riskreg.sentences.said import Content, Day, Said, said, together

#: How names of reports begin that are common nouns, and so lose their capital in a sentence.
_COMMON = re.compile(
    r"(första|andra|tredje|fjärde|årets|\w*(rapport|berättelse|uppföljning|bokslut|plan|tertial)"
    r"(en|n|et)?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reference:
    """A frozen report: when, why it was frozen, and what its occasion is called, if anything."""

    on: date
    kind: ReportKind = ReportKind.FOLLOW_UP
    name: str | None = None

    def named(self, year: int | None = None) -> Said:
        """Its name as it stands after "since"; `year` is that of the page."""
        if self.name:
            return together("%(name)s", name=Content(_inside(self.name)))
        day = Day(self.on, omit_year=year)
        if self.kind is ReportKind.DECIDED:
            return said("the decision on %(day)s", day=day)
        if self.kind is ReportKind.PROPOSED:
            return said("the proposal of %(day)s", day=day)
        return together("%(day)s", day=day)


def _inside(name: str) -> str:
    """So that "Tertialrapport 1" is a word like others, but not "Samsunds årsrapport"."""
    return name[:1].lower() + name[1:] if _COMMON.match(name) else name
