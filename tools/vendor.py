"""Fetch the vendored files of others from npm, or check that they are what was fetched.

    python tools/vendor.py          fetch everything again and write static/vendor/VERSIONS
    python tools/vendor.py --check  compare each file with its hash; needs no network

To take a newer version: change it in PACKAGES, fetch, look at the pages, commit.
"""

import hashlib
import re
import subprocess  # npm is the only client that knows the registry's signatures
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

VENDOR = Path(__file__).resolve().parent.parent / "static" / "vendor"
LEDGER = VENDOR / "VERSIONS"
_SOURCE_MAP = re.compile(rb"\n?/\*# sourceMappingURL=[^*]*\*/\s*$")


@dataclass(frozen=True)
class Package:
    """`files` says which file of the package becomes which of ours."""

    name: str
    version: str
    files: dict[str, str]

    @property
    def wanted(self) -> str:
        return f"{self.name}@{self.version}"


PACKAGES = (
    Package(
        "bootstrap",
        "5.3.9",
        {
            "dist/css/bootstrap.min.css": "bootstrap/bootstrap.min.css",
            "LICENSE": "bootstrap/LICENSE",
        },
    ),
    Package(
        "htmx.org",
        "2.0.11",
        {"dist/htmx.min.js": "htmx/htmx.min.js", "LICENSE": "htmx/LICENSE"},
    ),
    Package(
        "@fontsource-variable/source-sans-3",
        "5.3.0",
        {
            "files/source-sans-3-latin-wght-normal.woff2": (
                "source-sans-3/source-sans-3-latin-wght-normal.woff2"
            ),
            "files/source-sans-3-latin-wght-italic.woff2": (
                "source-sans-3/source-sans-3-latin-wght-italic.woff2"
            ),
            "LICENSE": "source-sans-3/LICENSE",
        },
    ),
)


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        return _report(problems())
    if arguments:
        sys.stderr.write(__doc__ or "")
        return 2
    LEDGER.parent.mkdir(parents=True, exist_ok=True)
    LEDGER.write_text("".join(line for package in PACKAGES for line in fetch(package)))
    return _report(problems())


def fetch(package: Package) -> list[str]:
    """Put the package's files in place and return their lines of the ledger."""
    with tempfile.TemporaryDirectory() as folder:
        archive = _packed(package, folder)
        with tarfile.open(archive) as contents:
            return [
                _placed(contents, package, source, target)
                for source, target in package.files.items()
            ]


def _packed(package: Package, folder: str) -> Path:
    subprocess.run(
        ["npm", "pack", package.wanted, "--pack-destination", folder],
        check=True,
        capture_output=True,
    )
    return next(Path(folder).glob("*.tgz"))


def _placed(contents: tarfile.TarFile, package: Package, source: str, target: str) -> str:
    found = contents.extractfile(f"package/{source}")
    if found is None:
        raise FileNotFoundError(f"{package.wanted} has no {source}")
    # The map is not vendored, and a browser's developer tools would ask for it in vain.
    content = _SOURCE_MAP.sub(b"\n", found.read())
    file = VENDOR / target
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return f"{digest(content)}  {target}  {package.wanted}  {source}\n"


def problems() -> list[str]:
    """What the ledger and the files do not agree about, one sentence each."""
    told = {line.split("  ")[1]: line.split("  ")[0] for line in LEDGER.read_text().splitlines()}
    present = {
        file.relative_to(VENDOR).as_posix(): digest(file.read_bytes())
        for file in VENDOR.rglob("*")
        if file.is_file() and file != LEDGER
    }
    changed = [name for name in told if name in present and told[name] != present[name]]
    return [
        *(f"{name} is missing" for name in sorted(told.keys() - present.keys())),
        *(f"{name} is not in VERSIONS" for name in sorted(present.keys() - told.keys())),
        *(f"{name} is not the file that was fetched" for name in sorted(changed)),
    ]


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _report(found: list[str]) -> int:
    for problem in found:
        sys.stderr.write(f"static/vendor: {problem}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
