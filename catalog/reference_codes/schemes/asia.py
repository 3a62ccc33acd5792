"""Japan, Taiwan, China, Vietnam."""

from __future__ import annotations

import re

from catalog.reference_codes.schemes.grammar import Pattern, Pieces
from catalog.reference_codes.schemes.scheme import Leaves, Scheme, Step
from catalog.vocabularies import CodeLevel as L

__all__ = ["SCHEMES"]

_CLASS = (
    r"(?<![\w.])(?P<class>[A-Z]['’′´ʹ]?\.?\d{1,2}(?:\.\d{1,2}){2})\.(?:(?P<country>[A-Z][A-Z/()]*))?"
    r"(?P<number>\d[\d-]*(?<!-))?(?![\w/])"
)
_PAGES = r"(?:[,，]?\s*(?:pp?\.?\s*|第\s?)?(?P<pages>\d+(?:\s?[-–]\s?\d+)?)(?:\s?[页頁])?(?!\w))?"
_PRC_FILE = r"(?P<file>\d{3}-\d{5}-\d{2}(?:\(\d+\))?)(?![\w-])"
_DRNH_FILE = r"(?P<fonds>\d{3})-(?P<series>\d{6})-(?P<volume>\d{4,5}[A-Z]?)"
_DRNH_ITEM = r"-(?P<item>\d{3,4})"
_END_OF_CODE = r"(?![\w-])"

JAPAN = Scheme(
    "jp-mofa",
    (Step(L.CLASS), Step(L.COUNTRY, before="."), Step(L.NUMBER, before="."), Step(L.FILE, "File {}")),
    grammar=Pattern(
        re.compile(
            rf"(?:[Ff]ile\s+(?:[Nn]o\.?\s*)?)?(?:{_CLASS}|(?P<file>[A-Z]['’′´ʹ]?-?\d[\w.-]*(?<![.-])))"
            r"|(?:[Ff]ile\s+(?:[Nn]o\.?\s*)?)?(?P<file_alone>\d{2,4}(?:-\d{1,5}){1,3})(?![\w-])"
        )
    ),
    implied=re.compile(_CLASS),
    archive="JP-DAMOFA",
)

TAIWAN = Scheme(
    "tw-drnh",
    (Step(L.FONDS), Step(L.SERIES, before="-"), Step(L.VOLUME, before="-"), Step(L.ITEM, before="-")),
    grammar=Pattern(re.compile(rf"(?:[^\W\d_]*[:：]?\s*)?{_DRNH_FILE}(?:{_DRNH_ITEM})?{_END_OF_CODE}")),
    implied=re.compile(rf"(?<![\w-]){_DRNH_FILE}{_DRNH_ITEM}{_END_OF_CODE}"),
    archive="AH",
)

CHINA = Scheme(
    "cn-fma",
    (Step(L.FILE),),
    Leaves("{}", "{}", "-"),
    attested=False,
    grammar=Pattern(re.compile(rf"(?:(?:[Ff]ile|[Dd]oc(?:ument)?\.?)\s+(?:[Nn]o\.?\s*)?|档号\s*)?{_PRC_FILE}{_PAGES}")),
    implied=re.compile(rf"(?<![\w-]){_PRC_FILE}{_PAGES}"),
    archive="PRC-FMA",
    leaf_levels=frozenset({"pages"}),
)

VIETNAM = Scheme(
    "vn-ltqg",
    (
        Step(L.PHONG, "Phông {}"),
        Step(L.SERIES),
        Step(L.MUC_LUC, "mục lục {}"),
        Step(L.HO_SO, "hồ sơ {}"),
        Step(L.SLT, "SLT {}"),
    ),
    Leaves("tờ {}", "tờ {}"),
    grammar=Pieces(
        re.compile(
            r"[Pp]hông\s+(?P<phong>\S.*)|(?:[Hh]ồ sơ|HS)(?:\s+số)?\s+(?P<ho_so>[\w./-]+)"
            r"|[Mm]ục lục(?:\s+số)?\s+(?P<muc_luc>\w+)"
            r"|SLT\s+(?P<slt>[\d-]+)|(?:[Tt]ờ|tr\.)\s+(?P<pages>\d[\d–-]*)|(?P<slt_more>\d[\d-]*)$"
        ),
        ("series",),
    ),
    leaf_levels=frozenset({"pages"}),
)

SCHEMES: tuple[Scheme, ...] = (JAPAN, TAIWAN, CHINA, VIETNAM)
"""The schemes of these archives."""
