"""Where the tag of a new risk hangs on its marker."""

from riskreg.pictures.geometry import Box, Point
from riskreg.pictures.lettering import width
from riskreg.pictures.matrix_grid import Grid
from riskreg.pictures.matrix_seats import LARGE, Seated

TAG_WEIGHT = 680
_LARGE_HEIGHT, _SMALL_HEIGHT = 15, 12
_SIZE_OF_HEIGHT = 0.77

# What the score takes of its cell's corner, figures enlarged as they are on a phone.
_SCORE_WIDTH = 24
_SCORE_HEIGHT = 16


def tag_size(box: Box) -> float:
    """The size of the letters in a tag."""
    return box.height * _SIZE_OF_HEIGHT


def tag_box(word: str, seated: Seated, grid: Grid) -> Box:
    """On the side of the marker that looks out of the crowd, and never on the cell's score."""
    height = _LARGE_HEIGHT if seated.spot.radius == LARGE else _SMALL_HEIGHT
    room = width(word, height * _SIZE_OF_HEIGHT, TAG_WEIGHT) + 9
    corner = _corner(seated, grid.cell(*seated.marker.cell), room)
    return Box(corner.x, corner.y, corner.x + room, corner.y + height)


def _corner(seated: Seated, cell: Box, room: float) -> Point:
    center, radius = seated.spot.center, seated.spot.radius
    left = center.x - room / 2
    if center.y > cell.center.y + _SCORE_HEIGHT:
        return Point(left, center.y + radius * 0.45)
    top = center.y - radius - 9
    if top > cell.top + _SCORE_HEIGHT:
        return Point(left, top)
    before_score = cell.right - _SCORE_WIDTH - room
    before_neighbour = before_score - room - 1
    latest = before_score if center.x >= cell.center.x else before_neighbour
    return Point(min(left, latest), top)
