"""The frame of every page: forms, layouts' surroundings, errors, filters, words, headers.

Templates find these globals: `actor()`, `reader()`, `municipality()`, `to_do()`, `today()`,
`menu()`, `board_tabs()`, `language()`, `static_url()`, `glyph()`, `level_glyph()`, `mark()`,
`tone()`.  `to_do()` counts what waits for the person at the screen; it stands for nothing here,
and `create_app` puts the real count in its place, since that is known only on higher floors.
"""

from flask import Flask

from riskreg.web import (
    addresses,
    errors,
    filters,
    forms,
    frame,
    headers,
    labels,
    language,
    static,
    words,
)


def init_app(app: Flask) -> None:
    parts = (addresses, language, labels, static, frame, filters, forms, words, headers, errors)
    for part in parts:
        part.init_app(app)
