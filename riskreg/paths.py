"""Where templates, static files, migrations and translations lie.

In a checkout and in an editable install the first three lie beside the package, at the top of the
repository.  In a wheel they lie inside it.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_HOME = _PACKAGE if (_PACKAGE / "templates").is_dir() else _PACKAGE.parent

TEMPLATES = _HOME / "templates"
STATIC = _HOME / "static"
MIGRATIONS = _HOME / "migrations"
TRANSLATIONS = _PACKAGE / "translations"
IN_CHECKOUT = _HOME != _PACKAGE
CHECKOUT_INSTANCE = _HOME / "instance"
