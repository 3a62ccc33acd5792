"""Addresses: one list of schemes, in the models, in the schema and in the settings; and text that deceives nobody."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from catalog import model
from catalog.errors import UsageError
from catalog.model import addresses
from catalog.model.catalogue import Branding
from catalog.model.strings import Line, Prose, clean
from catalog.storage.settings_file import read_settings
from tests.every import every

RUN = [
    "javascript:alert(1)", "JavaScript:alert(1)", "vbscript:x", "data:text/html,<b>", "DATA:text/html;base64,eA==",
    "file:///etc/passwd", "blob:https://a.example/x", "filesystem:https://a.example/x", "http:alert(1)", "https://",
    "//a.example", "mailto:a@b.example?bcc=c@d.example", "https://a.example/\u202egpj", "doi:",
    "https://ann:secret@a.example/", "https://bank.example@a.example", "http://a.example:80@b.example/x",
    " javascript:alert(1)", "java\tscript:alert(1)", "\x01javascript:alert(1)", "https://a.example/ javascript:x",
]  # fmt: skip
NAMES = [
    "https://a.example", "http://a.example/b?c=d#e", "https://a.example:8080?q",
    "https://a.example/@ann", "https://[2001:db8::1]/", "doi:10.1000/182", "urn:isbn:0-395-3634",
    "ark:/12148/cb119327664", "ark:12148/cb119327664", "info:eu-repo/semantics/article", "hdl:2027/mdp.39015",
]  # fmt: skip


def is_valid(kind: Any, value: str) -> bool:
    adapter = TypeAdapter(kind)
    try:
        adapter.validate_python(value)
    except ValidationError:
        return False
    return True


@every("value", RUN)
@every("kind", ["Uri", "ContactUri", "AuthorityName"])
def test_an_address_that_runs_opens_or_leads_nowhere_is_refused(kind: str, value: str) -> None:
    assert not is_valid(getattr(addresses, kind), value)


@every("value", NAMES)
def test_web_addresses_and_lasting_names_are_addresses(value: str) -> None:
    assert is_valid(addresses.Uri, value)
    assert is_valid(addresses.ContactUri, value)
    assert is_valid(addresses.AnyUri, value)


def test_mailto_is_for_contacts_alone() -> None:
    assert is_valid(addresses.ContactUri, "mailto:a@b.example")
    assert not is_valid(addresses.Uri, "mailto:a@b.example")


def kinds_in(annotation: Any) -> list[Any]:
    """Return the annotated strings that an annotation is made of."""
    if get_origin(annotation) is Annotated and get_args(annotation)[0] is str:
        return [annotation]
    return [kind for part in get_args(annotation) for kind in kinds_in(part)]


def fields_named_like_addresses() -> list[tuple[str, Any]]:
    models = [kind for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, BaseModel)]
    found = []
    for kind in (*models, Branding):
        for name, hint in _hints(kind).items():
            if re.fullmatch(
                r"ur[il]|.*_url|.*licen[cs]e|icon|link|friends|authority|email|admin_emails|.*namespace", name
            ):
                found.append((f"{kind.__name__}.{name}", hint))
    return found


def _hints(kind: type[BaseModel]) -> dict[str, Any]:
    return {name: hint for name, hint in get_type_hints(kind, include_extras=True).items() if name in kind.model_fields}


@every(("name", "hint"), fields_named_like_addresses(), ids=lambda part: part if isinstance(part, str) else "")
def test_no_field_for_addresses_takes_what_a_browser_runs(name: str, hint: Any) -> None:
    (kind,) = [kind for kind in kinds_in(hint) if "unknown" not in str(kind)]
    if name != "Contact.email":  # shown as it is, and linked only where it is an address
        assert not any(is_valid(kind, value) for value in RUN[:8])
    assert not is_valid(kind, "a@b.example?bcc=c")


def test_all_fields_for_addresses_are_looked_at() -> None:
    assert len(fields_named_like_addresses()) >= 18


@pytest.mark.parametrize("email", ["a@b.example", "first.last+tag@sub.b.example", "имя@пример.рф"])
def test_an_email_address_is_one(email: str) -> None:
    assert is_valid(addresses.Email, email)
    assert addresses.is_email(email)


@every("email", [
    "a@b.example?bcc=c", "a@b.example?subject=x", "a@b.example,c@d.example", "a@b.example%0ABcc:c", "a&b@c.example",
    "mailto:a@b.example", "<a@b.example>", "a@b", "a@b..example", "a b@c.example", "a@b.example\n", "\u202ea@b.example",
    "a@b@c.example", "[email protected]", "a;b@c.example",
])  # fmt: skip
def test_an_email_address_with_more_than_an_address_is_none(email: str) -> None:
    assert not is_valid(addresses.Email, email)
    assert not addresses.is_email(email)


@every("kind", [Line, Prose])
@every("text", [
    "\u200b", " \u00ad\u200e ", "\ufeff", "\u2800", "\u3164", "a\x85b", "a\x9bb", "\x7fa", "a\u202eb", "a\u2066b\u2069",
    "e" + "\u0301" * 11, "\u0e49" * 30, "a\ufffe",
])  # fmt: skip
def test_text_that_deceives_is_refused(kind: Any, text: str) -> None:
    assert not is_valid(kind, text)


@every("text", [
    "שָׁלוֹם", "\u200fשלום\u200e", "ཧྐྵྨླྺྼྻྂ", "Việt Nam",
    "e" + "\u0301" * 10, "葛\U000e0100", "👩\u200d🚀", "می\u200cخواهم",
    "\u0301a",
])  # fmt: skip
def test_text_of_all_scripts_is_text(text: str) -> None:
    assert is_valid(Line, text)
    assert is_valid(Prose, text)


def test_importers_leave_out_what_no_record_can_hold() -> None:
    assert clean("a\x9bb \u202ec\u2069 \x07d") == "a›b c d"
    assert clean("\u200b \u200e") == ""
    assert clean("\u200fשלום") == "\u200fשלום"


@pytest.mark.parametrize(("line", "says"), [
    ('metadata_license = "javascript:x"', "begins with http:// or https://"),
    ('branding = {icon = "data:image/png;base64,eA=="}', "begins with http:// or https://"),
    ('branding = {icon = "https://a.example/i.png", link = "file:///etc"}', "begins with http:// or https://"),
    ('friends = ["javascript:x"]', "base URLs of other feeds"),
    ('admin_emails = ["a@b.example?bcc=c@d.example"]', "e-mail addresses"),
    ('base_url = "javascript:x"', "a web address"),
    ('description = "a\\u202Eb"', "description"),
])  # fmt: skip
def test_settings_have_the_same_list(tmp_path: Path, line: str, says: str) -> None:
    path = tmp_path / "catalog.toml"
    given = {"name": '"A"', "namespace": '"a.example"', "admin_emails": '["a@b.example"]'}
    given.pop(line.partition(" =")[0], None)
    path.write_text("\n".join([*(f"{key} = {value}" for key, value in given.items()), line]), encoding="utf-8")
    with pytest.raises(UsageError, match=re.escape(says)):
        read_settings(path)
