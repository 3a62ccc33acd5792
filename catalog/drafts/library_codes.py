"""The codes of libraries: ISO 639-2/B languages and MARC relators, as ours."""

from __future__ import annotations

from catalog.vocabularies import Role

__all__ = ["LANGUAGES", "ROLES"]

ROLES = {role.relator: role for role in Role if role.relator != "ctb"} | {"ctb": Role.CONTRIBUTOR}
"""Roles by their MARC relator; several of ours are contributors there."""

LANGUAGES = {
    "alb": "sq", "ara": "ar", "arm": "hy", "aze": "az", "bel": "be", "bul": "bg", "chi": "zh", "cze": "cs", "dan": "da",
    "dut": "nl", "eng": "en", "est": "et", "fin": "fi", "fre": "fr", "geo": "ka", "ger": "de", "gre": "el", "heb": "he",
    "hin": "hi", "hun": "hu", "ind": "id", "ita": "it", "jpn": "ja", "kaz": "kk", "khm": "km", "kor": "ko", "lat": "la",
    "lav": "lv", "lit": "lt", "mac": "mk", "mon": "mn", "nor": "no", "per": "fa", "pol": "pl", "por": "pt", "rum": "ro",
    "rus": "ru", "slo": "sk", "slv": "sl", "spa": "es", "srp": "sr", "swe": "sv", "tha": "th", "tur": "tr", "ukr": "uk",
    "urd": "ur", "uzb": "uz", "vie": "vi",
}  # fmt: skip
"""BCP 47 tags by ISO 639-2/B code."""
