"""See to it that the tests have PostgreSQL and a browser, or say what to install and fail."""

import sys

from tests.support import browser, postgresql
from tests.support.obtaining import Missing


def main() -> None:
    missing = []
    for program in (postgresql, browser):
        try:
            program.obtain()
        except Missing as lack:
            missing.append(str(lack))
    if missing:
        sys.exit("\n".join(missing))


if __name__ == "__main__":
    main()
