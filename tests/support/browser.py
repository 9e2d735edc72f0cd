"""A Chromium for the browser stories, whatever machine this is.

The one named by RISKREG_BROWSER, else the machine's own, else the one that npm packs, else
Debian's.  Never none: a story that was not run has proved nothing.
"""

import io
import json
import os
import platform
import shutil
import subprocess
import tarfile
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Playwright

from tests.support.obtaining import Missing, install_from_debian

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
MAC_APPLICATIONS = ("Google Chrome", "Chromium", "Microsoft Edge")
PACKAGE = "@sparticuz/chromium"
VERSION = "153.0.0"
#: No calls home, and no sandbox where it cannot be had: root in a container.
SWITCHES = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


@dataclass(frozen=True)
class Chromium:
    path: str
    environment: dict[str, str] = field(default_factory=dict)

    def launch(self, playwright: Playwright) -> Browser:
        sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
        return playwright.chromium.launch(
            executable_path=self.path,
            env={**os.environ, **self.environment},
            args=[*SWITCHES, *sandbox],
        )


def find_browser() -> Chromium | None:
    """A browser that is here already."""
    if named := os.environ.get("RISKREG_BROWSER"):
        return Chromium(named)
    for program in (*map(shutil.which, NAMES), *_mac_programs()):
        if program and Path(program).exists():
            return Chromium(program)
    unpacked = _cache()
    return _from(unpacked) if (unpacked / "chromium").exists() else None


def obtain() -> Chromium:
    browser = find_browser()
    if browser is None and (_unpack_from_npm() or install_from_debian("chromium")):
        browser = find_browser()
    if browser is None:
        raise Missing(
            "A browser is missing. Install Chromium or Chrome"
            " (`sudo apt-get install chromium`, `brew install --cask chromium`),"
            " or name one with RISKREG_BROWSER."
        )
    return browser


def _mac_programs() -> list[str]:
    return [f"/Applications/{name}.app/Contents/MacOS/{name}" for name in MAC_APPLICATIONS]


def _cache() -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "riskreg" / f"chromium-{VERSION}"


def _from(folder: Path) -> Chromium:
    """The package's Chromium brings its own libraries, and needs fonts from somewhere."""
    return Chromium(
        str(folder / "chromium"),
        {"LD_LIBRARY_PATH": f"{folder}/lib", "FONTCONFIG_FILE": f"{folder}/fonts.conf"},
    )


def _unpack_from_npm() -> bool:
    npm = shutil.which("npm")
    if npm is None or (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        return False
    folder = _cache()
    folder.mkdir(parents=True, exist_ok=True)
    print(f"Fetching {PACKAGE} with npm ...", flush=True)  # noqa: T201 - it takes a while
    packed = subprocess.run(
        [npm, "pack", "--json", f"{PACKAGE}@{VERSION}"],
        check=False,
        cwd=folder,
        capture_output=True,
        text=True,
    )
    if packed.returncode != 0:
        return False
    _unpack(folder / _file_name(packed.stdout), folder)
    return True


def _file_name(told: str) -> str:
    """What npm packed: it tells in a list or, from some version on, in a mapping."""
    packed = json.loads(told)
    return (packed[0] if isinstance(packed, list) else next(iter(packed.values())))["filename"]


def _unpack(archive: Path, folder: Path) -> None:
    import brotli  # noqa: PLC0415 - only a machine without a browser needs it

    with tarfile.open(archive) as members:
        for member in members:
            content = members.extractfile(member)
            if content is None or not member.name.endswith(".br"):
                continue
            whole = brotli.decompress(content.read())
            if member.name.endswith(".tar.br"):
                with tarfile.open(fileobj=io.BytesIO(whole)) as inner:
                    inner.extractall(folder, filter="data")
            elif member.name.endswith("chromium.br"):
                (folder / "chromium.part").write_bytes(whole)
    archive.unlink()
    _make_usable(folder)


def _make_usable(folder: Path) -> None:
    # The fonts.conf that is packed names folders of a cloud service: text would have no height.
    (folder / "fonts.conf").write_text(
        f'<?xml version="1.0"?><fontconfig><dir>{folder}/fonts</dir><dir>/usr/share/fonts</dir>'
        f"<cachedir>{folder}/fonts-cache</cachedir></fontconfig>"
    )
    part = folder / "chromium.part"
    part.chmod(0o755)
    part.rename(folder / "chromium")  # last, so that a half-unpacked one is never taken
