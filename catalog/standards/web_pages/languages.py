"""English names of languages, and the main language of a country's records."""

from __future__ import annotations

import re

__all__ = ["LANGUAGE_NAMES", "english_name", "is_english", "language_of_country", "read_languages"]

LANGUAGE_NAMES = {
    "Afrikaans": "af", "Albanian": "sq", "Arabic": "ar", "Armenian": "hy", "Azerbaijani": "az", "Belarusian": "be",
    "Bengali": "bn", "Bosnian": "bs", "Bulgarian": "bg", "Burmese": "my", "Chinese": "zh", "Croatian": "hr",
    "Czech": "cs", "Danish": "da", "Dari": "prs", "Dutch": "nl", "English": "en", "Estonian": "et", "Farsi": "fa",
    "Finnish": "fi", "French": "fr", "Georgian": "ka", "German": "de", "Greek": "el", "Hebrew": "he", "Hindi": "hi",
    "Hungarian": "hu", "Icelandic": "is", "Indonesian": "id", "Italian": "it", "Japanese": "ja", "Kazakh": "kk",
    "Khmer": "km", "Korean": "ko", "Kurdish": "ku", "Lao": "lo", "Latvian": "lv", "Lithuanian": "lt",
    "Macedonian": "mk", "Malay": "ms", "Mandarin": "cmn", "Mongolian": "mn", "Norwegian": "no", "Pashto": "ps",
    "Persian": "fa", "Polish": "pl", "Portuguese": "pt", "Romanian": "ro", "Russian": "ru", "Serbian": "sr",
    "Serbo-Croatian": "sh", "Slovak": "sk", "Slovenian": "sl", "Spanish": "es", "Swedish": "sv", "Tajik": "tg",
    "Thai": "th", "Turkish": "tr", "Ukrainian": "uk", "Urdu": "ur", "Uyghur": "ug", "Uzbek": "uz",
    "Vietnamese": "vi", "Yiddish": "yi",
}  # fmt: skip
"""The English name of a language and its tag (BCP 47)."""

_COUNTRIES = {
    "AL": "sq", "AR": "es", "AT": "de", "AZ": "az", "BG": "bg", "BR": "pt", "CN": "zh", "CU": "es", "CZ": "cs",
    "DE": "de", "DK": "da", "EG": "ar", "FR": "fr", "HR": "hr", "HU": "hu", "IT": "it", "JP": "ja", "KR": "ko",
    "MN": "mn", "NL": "nl", "NO": "no", "PL": "pl", "PT": "pt", "RO": "ro", "RS": "sr", "RU": "ru", "SE": "sv",
    "TR": "tr", "TW": "zh", "VN": "vi",
}  # fmt: skip

_NAME = re.compile(r"\b(?:" + "|".join(sorted(LANGUAGE_NAMES, key=len, reverse=True)) + r")\b")
_ENGLISH = frozenset(
    {"the", "of", "and", "to", "in", "that", "is", "was", "for", "with", "by", "on", "as", "at", "from", "this", "be"}
)


def read_languages(words: str) -> tuple[str, ...]:
    """Return the tags of the languages that are named, each once, in their order."""
    return tuple(dict.fromkeys(LANGUAGE_NAMES[match[0]] for match in _NAME.finditer(words)))


def english_name(tag: str) -> str:
    """Return the English name of a language, or the tag itself."""
    return next((name for name, known in LANGUAGE_NAMES.items() if known == tag), tag)


def language_of_country(country: str | None) -> str | None:
    """Return the language in which the offices of a country wrote, where that is one language."""
    return _COUNTRIES.get(country or "")


def is_english(text: str) -> bool:
    """Whether a text is plainly English: a fifth of its words are the smallest words of English."""
    words = re.findall(r"[^\W\d_]+", text[:20_000].lower())
    return len(words) >= 8 and sum(word in _ENGLISH for word in words) >= 0.2 * len(words)
