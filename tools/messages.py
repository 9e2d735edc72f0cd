"""The catalogues: `--check` says what they lack; without it they are brought up to date.

Files that are named besides (`python -m tools.messages sv.po ...`) are Swedish translations that
somebody hands in: each fills the messages that it has words for.

English is the language of the message ids, so only the other languages have a catalogue.  The
compiled ones are kept in the repository too: a wheel has its languages however it is built.
"""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "riskreg" / "translations"
LANGUAGES = ("sv",)
#: Where messages are looked for. What a board has written is content, in the demo as well.
PLACES = [
    ("riskreg/cli/demo/**.py", "ignore"),
    ("riskreg/**.py", "python"),
    ("templates/**.html", "jinja2"),
    ("templates/**.txt", "jinja2"),
]
OPTIONS = {pattern: {"silent": "false"} for pattern, _ in PLACES}
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "lazy_gettext": None,
    "lazy_ngettext": (1, 2),
    "said": None,
    "counted": (1, 2),
    "figures": (1, 2),
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}")


def wanted() -> Catalog:
    """Every message that the code and the templates use."""
    catalog = Catalog(project="riskreg")
    for file, _, message, comments, context in extract_from_dir(
        ROOT, PLACES, OPTIONS, KEYWORDS, ["Translators:"], directory_filter=_is_ours
    ):
        catalog.add(message, None, [(file, 0)], auto_comments=comments, context=context)
    return catalog


def kept(language: str) -> Catalog:
    with _file(language, "po").open("rb") as file:
        return read_po(file, locale=language, domain="messages")


def compiled(catalog: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def update(language: str, handed_in: list[Path]) -> None:
    """Add what is new and put aside what is no longer used, so that it can come back."""
    catalog = kept(language)
    for file in handed_in:
        take(file, catalog)
    for message in catalog.obsolete.values():
        catalog[message.id] = message
    catalog.obsolete.clear()
    catalog.update(wanted(), no_fuzzy_matching=True, update_creation_date=False)
    with _file(language, "po").open("wb") as file:
        write_po(file, catalog, width=100, sort_output=True, include_lineno=False)
    _file(language, "mo").write_bytes(compiled(catalog))


def take(file: Path, catalog: Catalog) -> None:
    with file.open("rb") as handed_in:
        for message in read_po(handed_in, locale=catalog.locale):
            if message.id and all(_texts(message.string)):
                catalog.delete(message.id)  # a catalogue keeps the text that it has, even none
                catalog[message.id] = message


def faults(language: str) -> Iterator[str]:
    catalog, used = kept(language), wanted()
    for message in used:
        if message.id:
            yield from _faults_of(message, catalog.get(message.id, message.context))
    for message in catalog:
        if message.id and used.get(message.id, message.context) is None:
            yield f"no longer used: {message.id!r}; run `make messages`"
    if _file(language, "mo").read_bytes() != compiled(catalog):
        yield "messages.mo is not what messages.po says; run `make messages`"


def _faults_of(message: Message, translated: Message | None) -> Iterator[str]:
    where = f"{message.id!r} ({', '.join(file for file, _ in message.locations)})"
    if translated is None:
        yield f"missing: {where}; run `make messages`"
        return
    texts = _texts(translated.string)
    if not all(texts):
        yield f"untranslated: {where}"
    if translated.fuzzy:
        yield f"fuzzy: {where}"
    known = {name for text in _texts(message.id) for name in _placeholders(text)}
    for text in filter(None, texts):
        # One of something may be said without its number.
        may_lack = set() if isinstance(message.id, str) else known
        if not known - may_lack <= _placeholders(text) <= known:
            yield f"other placeholders: {where} is {text!r}"


def _texts(strings: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [strings or ""] if isinstance(strings, str | None) else list(strings)


def _placeholders(text: str) -> set[str]:
    return {name or other for name, other in PLACEHOLDER.findall(text)}


def _file(language: str, kind: str) -> Path:
    return TRANSLATIONS / language / "LC_MESSAGES" / f"messages.{kind}"


def _is_ours(folder: str | Path) -> bool:
    return not Path(folder).name.startswith((".", "_", "build", "tests", "tools"))


def check() -> list[str]:
    return [f"{language}: {fault}" for language in LANGUAGES for fault in faults(language)]


def main() -> None:
    if sys.argv[1:] == ["--check"]:
        sys.exit("\n".join(check()) or None)
    for language in LANGUAGES:
        update(language, [Path(name) for name in sys.argv[1:]])


if __name__ == "__main__":
    main()
