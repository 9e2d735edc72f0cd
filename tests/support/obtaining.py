"""Programs that the tests need and Python does not bring."""

import os
import shutil
import subprocess


class Missing(RuntimeError):
    """A program is not here and cannot be fetched; the message says what to install."""


def install_from_debian(package: str) -> bool:
    """Install a Debian package where that is ours to do: as root, with apt-get at hand."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return False
    print(f"Installing {package} with apt-get ...", flush=True)  # noqa: T201 - it takes a while
    return _runs(apt, "update") and _runs(apt, "install", "-y", "--no-install-recommends", package)


def _runs(apt: str, *arguments: str) -> bool:
    told_nothing = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = [apt, "-qq", *arguments]
    done = subprocess.run(command, check=False, env=told_nothing, stdout=subprocess.DEVNULL)
    return done.returncode == 0
