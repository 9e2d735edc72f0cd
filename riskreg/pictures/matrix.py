"""The risk matrix: likelihood upwards, impact to the right, every risk a numbered marker.

Any scale from three to five grades each way, with any level in any cell.
"""

from collections.abc import Sequence

from riskreg.document.scale import Scale
from riskreg.pictures.matrix_frame import cells, impacts, likelihoods
from riskreg.pictures.matrix_grid import Grid
from riskreg.pictures.matrix_moves import moves
from riskreg.pictures.matrix_risks import draw_crowd, draw_move, draw_risk
from riskreg.pictures.matrix_seats import seat
from riskreg.pictures.matrix_tags import tag_box
from riskreg.pictures.matrix_values import Link, Marker, MatrixWords
from riskreg.pictures.svg import element, picture, silent

__all__ = ["Link", "Marker", "MatrixWords", "matrix"]


def matrix(scale: Scale, markers: Sequence[Marker], words: MatrixWords, uid: str) -> str:
    """Draw the risks, the way they have come, and links to them in number order."""
    grid = Grid(words.likelihood_names, words.impact_names)
    seating = seat(grid, markers)
    tags = [tag_box(words.new, one, grid) for one in seating.seated if one.marker.is_new]
    return picture(
        (grid.right, grid.height),
        element("title", words.title, id=f"{uid}-title"),
        silent(
            *cells(scale, grid, {marker.cell for marker in markers}),
            *likelihoods(grid, words.likelihood),
            *impacts(grid, words.impact),
            *(draw_move(move) for move in moves(scale, grid, seating, tags)),
        ),
        *(draw_risk(grid, seated, words.new) for seated in seating.seated),
        *(draw_crowd(crowd, words.rest) for crowd in seating.crowds),
        class_="mx",
        role="group",
        aria_labelledby=f"{uid}-title",
    )
