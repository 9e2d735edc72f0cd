"""What is good enough for a password, and where one may be sent afterwards."""

import pytest

from riskreg.refusals import Refused
from riskreg.sign_in import passwords
from riskreg.sign_in.rules import check_password, is_safe_path


@pytest.mark.parametrize(
    "password", ["fyra ord i rad", "x9-ÅÄÖ åäö €", "nyckel 🔑! " * 12, "12 tecken  ok"]
)
def test_any_characters_will_do(password):
    check_password(password)


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("elva tecken", "at least 12"),
        ("ab" * 65, "at most 128"),
        ("aaaaaaaaaaaaaaa", "harder to guess"),
        ("abcabcabcabcabc", "harder to guess"),
        ("Kommunstyrelsen", "harder to guess"),
        ("Maria@example.COM", "harder to guess"),
    ],
)
def test_what_is_short_endless_or_easily_guessed_is_refused(password, words):
    with pytest.raises(Refused) as refusal:
        check_password(password, about=["maria@example.com", "Maria Ek"])
    assert words in refusal.value.text % refusal.value.values
    assert refusal.value.field == "new_password"


def test_a_password_is_kept_as_argon2id_in_one_lane():
    kept = passwords.chosen("fyra ord i rad", "normal").hash
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=1$")
    assert passwords.fits(kept, "fyra ord i rad", "normal")


def test_a_letter_is_the_same_however_the_keyboard_composes_it():
    kept = passwords.chosen("sju sjösjuka åsnor", "test").hash
    assert passwords.fits(kept, "sju sjo\u0308sjuka a\u030asnor", "test")


@pytest.mark.parametrize("kept", [None, "", "no hash at all", "$argon2id$v=19$broken"])
def test_where_there_is_no_password_nothing_fits(kept):
    assert not passwords.fits(kept, "fyra ord i rad", "test")


@pytest.mark.parametrize("path", ["/", "/my", "/b/san/2026?sort=score&by=ä", "/b/san/2026#om"])
def test_a_page_of_ours_is_a_safe_way_on(path):
    assert is_safe_path(path)


@pytest.mark.parametrize(
    "path",
    [
        None,
        "",
        "my",
        "//elsewhere.example",
        "///elsewhere.example",
        "/\\elsewhere.example",
        "\\\\elsewhere.example",
        "/my\\..\\//elsewhere.example",
        "/\t/elsewhere.example",
        "/\n/elsewhere.example",
        "https://elsewhere.example",
        "javascript:alert(1)",
        " /my",
        "/my\r\nSet-Cookie: a=b",
    ],
)
def test_every_other_way_is_not(path):
    assert not is_safe_path(path)
