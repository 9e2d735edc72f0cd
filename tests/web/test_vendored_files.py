"""The files of others are those that were fetched, and the check sees when they are not."""

import re

import pytest

from tools import vendor


def test_every_vendored_file_is_the_one_that_was_fetched():
    assert vendor.problems() == []


def test_every_package_says_its_version_and_has_its_licence():
    ledger = vendor.LEDGER.read_text(encoding="utf-8")
    for package in vendor.PACKAGES:
        assert package.wanted in ledger
        assert "LICENSE" in package.files


def test_no_vendored_style_sheet_asks_for_what_is_not_here():
    css = (vendor.VENDOR / "bootstrap" / "bootstrap.min.css").read_text(encoding="utf-8")
    assert "sourceMappingURL" not in css
    assert not re.search(r"url\((?!['\"]?data:)", css)


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("changed", "bootstrap/LICENSE is not the file that was fetched"),
        ("missing", "bootstrap/LICENSE is missing"),
        ("strange", "bootstrap/mine.css is not in VERSIONS"),
    ],
)
def test_a_file_that_somebody_touched_is_named(tmp_path, monkeypatch, what, told):
    folder = tmp_path / "bootstrap"
    folder.mkdir()
    file = folder / "LICENSE"
    file.write_text("MIT")
    ledger = tmp_path / "VERSIONS"
    ledger.write_text(f"{vendor.digest(b'MIT')}  bootstrap/LICENSE  bootstrap@5  LICENSE\n")
    monkeypatch.setattr(vendor, "VENDOR", tmp_path)
    monkeypatch.setattr(vendor, "LEDGER", ledger)
    assert vendor.problems() == []
    if what == "changed":
        file.write_text("mine")
    elif what == "missing":
        file.unlink()
    else:
        (folder / "mine.css").write_text("")
    assert vendor.problems() == [told]
