"""Encodings are distinguished by the letters they make: by a title of a few words, as a sheet of one row has it."""

from __future__ import annotations

from catalog.languages.encodings import guessed_encoding, name_of_encoding
from tests.every import every

_TITLES = {
    "Письмо комитету о поставках зерна": ["cp1251", "koi8_r", "cp866", "mac_cyrillic", "iso8859_5"],
    "ПИСЬМО ИВАНОВА": ["cp1251", "koi8_r", "cp866", "mac_cyrillic", "iso8859_5"],
    "Ким Ир Сен": ["cp1251", "koi8_r", "cp866", "mac_cyrillic", "iso8859_5"],
    "Лист до Центральної Ради про їхні потреби": ["cp1251", "koi8_u", "mac_cyrillic"],
    "Księga rachunkowa żeńskiego klasztoru w Łodzi": ["cp1250", "iso8859_2", "cp852"],
    "Zápis z jednání městské rady v Plzni, příloha": ["cp1250", "iso8859_2", "cp852"],
    "Jelentés az őrszolgálat működéséről": ["cp1250", "iso8859_2"],
    "Επιστολή προς τον υπουργό εξωτερικών": ["cp1253", "iso8859_7"],
    "מכתב אל שר החוץ": ["cp1255"],
    "رسالة إلى وزير الخارجية": ["cp1256"],
    "Dışişleri Bakanlığına gönderilen şikâyet": ["cp1254"],
    "Ārlietu ministrijas vēstule": ["cp1257"],
    "Lettre à l’évêque – relevé des dîmes": ["cp1252", "mac_roman"],
    "Übergabe der Akten an das Königliche Ministerium": ["cp1252"],
    "外務大臣より在京城総領事宛電報写し": ["cp932", "euc_jp"],
    "书信": ["gb18030"],
    "关于朝鲜劳动党中央委员会全体会议的报告": ["gb18030"],
    "外交部關於韓國問題之往來函電": ["big5"],
    "조선로동당 중앙위원회 전원회의에 관한 보고": ["cp949"],
}


@every("title, encoding", [(title, each) for title, encodings in _TITLES.items() for each in encodings])
def test_the_encoding_of_a_title_is_guessed(title: str, encoding: str) -> None:
    data = title.encode(encoding)
    guess = guessed_encoding(data)
    assert data.decode(guess) == title, guess
    assert name_of_encoding(guess) != guess


def test_bytes_of_no_text_have_no_encoding() -> None:
    assert guessed_encoding(b"a\xffb\xfec\x81d\x8de\x90f") == ""
