"""The scale that a plan was assessed with.  A plan keeps its scale for ever (rule 7)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Grade:
    """One step of likelihood or of impact."""

    value: int
    name: str
    name_en: str | None = None
    definition: str | None = None


@dataclass(frozen=True)
class Level:
    """A band of the matrix.  `plural` is the word for several risks: "höga", "mycket höga"."""

    rank: int
    name: str
    plural: str
    name_en: str | None = None
    requires_treatment: bool = False
    requirement: str | None = None


@dataclass(frozen=True)
class Scale:
    """Grades, levels, and which level each cell has.

    `cells[likelihood - 1][impact - 1]` is a level's rank: the level need not follow the product.
    """

    key: str
    version: int
    name: str
    likelihood: tuple[Grade, ...]
    impact: tuple[Grade, ...]
    levels: tuple[Level, ...]
    cells: tuple[tuple[int, ...], ...]

    def __post_init__(self) -> None:
        ranks = {level.rank for level in self.levels}
        if len(self.cells) != len(self.likelihood) or any(
            len(row) != len(self.impact) for row in self.cells
        ):
            raise ValueError("A scale needs one cell for each likelihood and impact.")
        if any(rank not in ranks for row in self.cells for rank in row):
            raise ValueError("Each cell needs one of the scale's levels.")

    def holds(self, likelihood: int, impact: int) -> bool:
        return 1 <= likelihood <= len(self.likelihood) and 1 <= impact <= len(self.impact)

    def level(self, likelihood: int, impact: int) -> Level:
        rank = self.cells[likelihood - 1][impact - 1]
        return next(level for level in self.levels if level.rank == rank)

    @staticmethod
    def score(likelihood: int, impact: int) -> int:
        return likelihood * impact

    @property
    def highest(self) -> int:
        return len(self.likelihood) * len(self.impact)

    def unreachable(self) -> tuple[Level, ...]:
        """Levels that no cell has, so that no risk can ever reach them."""
        used = {rank for row in self.cells for rank in row}
        return tuple(level for level in self.levels if level.rank not in used)

    def scores_of(self, level: Level) -> tuple[int, ...]:
        """The scores that give this level, each once, lowest first."""
        return tuple(
            sorted(
                {
                    self.score(row, column)
                    for row in range(1, len(self.likelihood) + 1)
                    for column in range(1, len(self.impact) + 1)
                    if self.cells[row - 1][column - 1] == level.rank
                }
            )
        )
