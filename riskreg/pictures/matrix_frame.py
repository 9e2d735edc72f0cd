"""What stands still in a matrix: the coloured cells with their scores, and the two axes."""

from riskreg.document.scale import Scale
from riskreg.pictures.geometry import Point
from riskreg.pictures.matrix_grid import GAP, Grid
from riskreg.pictures.svg import Element, group, paint, rectangle, text
from riskreg.pictures.tones import FADED, tone_at

Cell = tuple[int, int]


def cells(scale: Scale, grid: Grid, occupied: set[Cell]) -> list[Element]:
    """Every cell in the tone of its level; one without risks is faded."""
    return [_cell(scale, grid, cell, is_empty=cell not in occupied) for cell in grid.cells()]


def likelihoods(grid: Grid, axis: str) -> list[Element]:
    right = grid.left - 12
    names = [
        _grade(grade, lines, Point(right, _beside(grid, grade, len(lines))), "end")
        for grade, lines in enumerate(grid.row_names, start=1)
    ]
    middle = (grid.cell(grid.rows, 1).top + grid.cell(1, 1).bottom) / 2
    return [*names, _axis(axis, Point(13, middle), turned=-90)]


def impacts(grid: Grid, axis: str) -> list[Element]:
    names = [
        _grade(grade, lines, Point(grid.cell(1, grade).center.x, grid.bottom + 17), "middle")
        for grade, lines in enumerate(grid.column_names, start=1)
    ]
    middle = (grid.left + grid.right - GAP) / 2
    return [*names, _axis(axis, Point(middle, grid.height - 5))]


def _cell(scale: Scale, grid: Grid, cell: Cell, *, is_empty: bool) -> Element:
    tone, box = tone_at(scale, *cell), grid.cell(*cell)
    faded = FADED[tone] if is_empty else None
    score, corner = str(scale.score(*cell)), Point(box.right - 6, box.top + 14)
    letters = "ink" if is_empty else f"l{tone}i"
    return group(
        rectangle(box.corner, box.width, box.height, rx=5, fill_opacity=faded, **paint(f"l{tone}")),
        text(score, corner, 12.5, letters, weight=600, anchor="end", also="sc"),
    )


def _beside(grid: Grid, grade: int, lines: int) -> float:
    """The baseline of a row's number: number and name stand in the middle of the row."""
    return grid.cell(grade, 1).center.y + 4 - 8 * lines


def _grade(grade: int, name: list[str], at: Point, anchor: str) -> Element:
    words = [
        text(line, at.moved(down=17 + 16 * row), 13, "ink2", anchor=anchor, also="wd")
        for row, line in enumerate(name)
    ]
    return group(text(str(grade), at, 16, weight=680, anchor=anchor, also="nr"), *words)


def _axis(name: str, middle: Point, turned: float | None = None) -> Element:
    return text(name, middle, 13, weight=640, anchor="middle", also="ax", turned=turned)
