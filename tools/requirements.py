"""Write requirements*.txt anew: the newest versions that fit, each with its hashes.

The files name no registry: where packages come from is the machine's affair (docs/adr/0001).
"""

import subprocess
import sys

from tools.install import ROOT, VENV, installer

HOW = ("-q", "--universal", "--python-version", "3.11", "--generate-hashes", "--upgrade")
COMMAND = "make requirements"
#: In this order: the second may not contradict the first.
FILES = ("requirements", "requirements-test", "requirements-install")


def main() -> None:
    uv = installer(VENV)[0]
    if "uv" not in uv:
        sys.exit("uv is needed: python3 -m pip install uv")
    for name in FILES:
        files = [f"{name}.in", "-o", f"{name}.txt"]
        compile_ = [uv, "pip", "compile", *HOW, "--custom-compile-command", COMMAND, *files]
        subprocess.run(compile_, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
