"""What one compares with, by its name: "since tertial report 1", "since 31 May"."""

from dataclasses import dataclass
from datetime import date

from riskreg.document.kinds import ReportKind
from riskreg.sentences.said import Content, Day, Said, said, together

#: How the names of reports end that are common nouns, and so lose their capital in a sentence.
_COMMON = ("rapport", "rapporten", "berättelse", "uppföljning", "bokslut", "plan", "tertial")


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
    first = name.split(maxsplit=1)[0].lower() if name.strip() else ""
    return name[:1].lower() + name[1:] if first.endswith(_COMMON) else name
