"""This year's example of a board whose earlier years are played too."""

from riskreg.cli.demo.example import Example, Facts
from riskreg.cli.demo.stage import Stage
from riskreg.cli.demo.years.years import Years
from riskreg.risks.models import Risk

#: What is this year's own, and what has the days and routines of this year.
OWN = {"assessments", "actions", "controls", "results", "routines", "selected", "reason"}


def with_this_year(told: Facts, invented: Facts) -> Facts:
    """The board's file, filled up with what this year's example says of the same risks."""
    return told | {"risks": [_filled(risk, invented["risks"]) for risk in told["risks"]]}


def _filled(risk: Facts, known: list[Facts]) -> Facts:
    now = next((one for one in known if one["title"] == risk["title"]), {})
    whole = {name: value for name, value in now.items() if name not in OWN} | risk
    controls = [_filled(one, now.get("controls", [])) for one in risk.get("controls", ())]
    return whole | ({"controls": controls} if controls else {})


class ThisYear(Example):
    """Posts and meetings are there already, and so are the risks that the year before had."""

    def __init__(self, stage: Stage, told: Facts, years: Years) -> None:
        super().__init__(stage, told, years.board, years.bodies)
        self.years = years
        self.posts = years.posts.positions
        self.meetings = years.meetings

    def organise(self) -> None:
        for post in self.told["positions"]:
            self.holders[post["id"]] = self.holder_of(post)

    def open(self) -> None:
        super().open()
        self.years.plan_meetings(self.years.calendar.of(self.year))

    def known(self, title: str) -> Risk | None:
        found = (line for line in self.years.lines if line.title == title)
        line = next(found, None)
        return line.rows.get(self.year - 1) if line else None
