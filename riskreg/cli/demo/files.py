"""The files that the demo is told in."""

from pathlib import Path
from typing import Any

import yaml

#: The one in C reads them in a tenth of the time, but not every build of PyYAML has it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), _LOADER)  # noqa: S506 - both are safe
