"""Text that was saved in one encoding and read in another is found and read again; real words are left alone."""

from __future__ import annotations

import pytest

from catalog.validation.rules.misread_letters import misread_letters

_WORDS = (
    "Café Müller",
    "Совет Министров",
    "Письмо в ЦК КПСС",
    "“Letter” – Ann’s",
    "Ελλάδα και",
    "中国外交部",
    "Żółw čáp",
    "25 °C",
    "Ångström et café",
    "Đặng Văn",
    "São João",
    "Příloha č. 5",
    "عربي",
    "עברית",
    "Їжак",
)


@pytest.mark.parametrize("page", ["cp1252", "cp1251", "cp1250", "mac-roman", "cp437", "cp850"])
def test_utf_8_that_was_read_as_a_code_page_is_read_again(page: str) -> None:
    def misread(words: str) -> str:
        shown = [(byte, bytes([byte]).decode(page, "replace")) for byte in words.encode()]
        return "".join(chr(byte) if letter == "\ufffd" else letter for byte, letter in shown)

    found = {words: misread_letters(misread(words)) for words in _WORDS}
    assert {words: each and each[1] for words, each in found.items()} == {words: words for words in _WORDS}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("CafÃƒÂ©", "Café"),  # twice
        ("Ïèñüìî", "Письмо"),
        ("“CafÃ©”", "“Café”"),
        ("Ã„rger", "Ärger"),
        ("â„– 5", "№ 5"),
        ("Ð¡Ð¾Ð²ÐµÑ‚ ÐœÐ¸Ð½Ð¸ÑÑ‚Ñ€Ð¾Ð²", ""),  # a control that was half of a letter is lost
    ],
)
def test_what_was_misread_otherwise_is_read_again_where_no_letter_is_lost(text: str, meant: str) -> None:
    assert (misread_letters(text) or ("", "?"))[1] == meant


@pytest.mark.parametrize(
    "text",
    [
        "SÃO PAULO",
        "CONCEIÇÃO",
        "«IRMÃ»",
        "„IRMÃ“",
        "JOÃO ÂNGELO",
        "«ESPAÑ»",
        "»FRA NORD TIL Å«",
        "À la mode",
        "ÎLE-DE-FRANCE",
        "ÅÄÖ",
        "MÉXICO–ESPAÑA",
        "CAFÉ™",
        "Đặng Văn Ngữ",
        "Рівненський обком",
        "РІ № 5",
        "Рёрих",
        "СССР – США",
        "Ђурић, Њујорк",
        "Ελλάδα, “ΝΕΑ”",
        "l’été, d’école à l’évêque",
        "«École» – “Été”",
        "“Études”",
        "‘Élan’ ‘Ärger’",
        "œÉ ŒÜ",
        "»Über«",
        "–Ä–Ö",
        "l’Öffentlichkeit",
        "“Ñandú”",
        "Úžas a úžina",
        "Ðà Nẵng",
        "«À» et «É»",
        "Дё, ВІ, Він",
        "„Żółć” – „Śląsk”",
        "« Â »",
        "Ï, Ð, Ñ – Ò",
        "ÄÖÜ – äöü",
        "ÆØÅ »ÆØÅ«",
        "ÍŽ, Ěš",
        "CÔTÉ… ÎLE…",
        "√2 ≈ 1.41",
        "中国",
    ],
)
def test_real_words_are_left_alone(text: str) -> None:
    assert misread_letters(text) is None
