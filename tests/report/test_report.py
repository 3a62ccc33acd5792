"""The report: its numbers, its drawings, and the page they stand on."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.aggregators import AGGREGATORS, summarise
from catalog.cli import main
from catalog.model import Record
from catalog.report import Survey, report
from catalog.report.completeness import Row, completeness
from catalog.report.flow import flow
from catalog.report.ranking import archives, languages
from catalog.report.readiness import Readiness
from catalog.report.tally import Tally
from catalog.report.timeline import timeline
from catalog.storage import CatalogueFolder, open_catalogue

DAY = dt.date(2026, 11, 23)
_VOID = {"meta"}


def folder(root: Path, records: Iterable[dict[str, Any]], name: str = "A catalogue") -> CatalogueFolder:
    (root / "records").mkdir(exist_ok=True)
    settings = f'name = {json.dumps(name)}\nadmin_emails = ["a@example.org"]\nnamespace = "example.org"\n'
    (root / "catalog.toml").write_text(settings, encoding="utf-8")
    lines = "".join(json.dumps(record) + "\n" for record in records)
    (root / "records" / "all.jsonl").write_text(lines, encoding="utf-8")
    return open_catalogue(root)


def plain(number: int, **fields: Any) -> dict[str, Any]:
    return {"id": f"record-{number}", "level": "item", "title": f"Letter {number}", **fields}


def survey(*records: dict[str, Any]) -> Survey:
    counted = Survey()
    for record in records:
        counted.take(Record.model_validate(record))
    return counted


class Page(HTMLParser):
    """What a reader program sees: whether tags are closed, ids, references, headings, tables, drawings."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page.decode())
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


MIXED = [
    plain(0, dates=["1956-09-05"], genre="letter", authors=["A. B."]),
    plain(
        1,
        title="<script>alert(1)</script>",
        dates=["195X"],
        reference_code={"repository": "<b>GARF</b>", "fond": "1", "opis": "2", "delo": "3"},
        texts=[
            {"key": "original", "language": "zh"},
            {"key": "russian", "language": "ru", "translated_from": "original"},
            {"key": "english", "language": "en", "translated_from": "russian"},
        ],
    ),
    {"id": "unit", "level": "fonds", "title": "A fond", "dates": ["1940/1960"]},
    plain(2, levle="item"),
    plain(3, administration={"status": "withdrawn", "withdrawn": {"date": "2026-01-01", "reason": "twice"}}),
    plain(4, related=[{"title": "gone", "record": "nowhere"}]),
]


def test_the_page_on_the_letter_is_the_one_that_was_read(root: Path, golden: Callable[[str, bytes], None]) -> None:
    golden("report/letter.html", report(open_catalogue(root), DAY))


@pytest.mark.parametrize("records", [[], MIXED[:1], MIXED], ids=["no record", "one", "several kinds"])
def test_the_page_is_sound_for_every_reader(tmp_path: Path, records: list[dict[str, Any]]) -> None:
    page = Page(report(folder(tmp_path, records), DAY))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    named = " ".join(attributes.get("aria-labelledby") or "" for _, attributes in page.tags).split()
    linked = [(attributes["href"] or "").removeprefix("#") for attributes in page.all("a")]
    assert {*named, *linked} <= set(ids)
    assert [tag for tag, _ in page.tags if tag in ("h1", "h2", "h3")] == ["h1"] + ["h2"] * 8
    assert all(attributes.get("scope") for attributes in page.all("th"))
    assert len(page.all("table")) == len(page.all("caption"))
    drawn = page.all("svg")
    assert all(
        attributes.get("aria-hidden") == "true"
        or (attributes.get("role") == "img" and attributes.get("aria-labelledby"))
        for attributes in drawn
    )


@pytest.mark.parametrize("records", [[], MIXED], ids=["no record", "several kinds"])
def test_the_page_fetches_nothing_and_runs_nothing(tmp_path: Path, records: list[dict[str, Any]]) -> None:
    data = report(folder(tmp_path, records, name="<script src=//x></script> & co"), DAY)
    page = Page(data)
    assert not page.all("script")
    assert not page.all("link")
    assert not page.all("img")
    assert not [name for _, attributes in page.tags for name in attributes if name == "src" or name.startswith("on")]
    assert not re.search(rb"url\(|@import|https?://", data)
    assert b"<b>GARF" not in data
    assert b"&lt;script src=//x&gt;&lt;/script&gt; &amp; co" in data


def test_everything_is_counted_once(tmp_path: Path) -> None:
    counted = Survey()
    counted.look_at(folder(tmp_path, MIXED).documents())
    assert (counted.documents, counted.records, counted.unreadable) == (6, 4, 1)
    assert counted.statuses["withdrawn"] == 1
    assert {code: one.count for code, one in counted.findings.items()} == {
        "unknown-field": 1,
        "archive-unknown": 1,
        "broken-link": 1,
    }
    assert counted.findings["unknown-field"].first.line == 4
    assert counted.chains.ranked() == [(("zh", "ru", "en"), 1)]
    assert (counted.undated, counted.spans.total) == (1, 2)


def test_aggregators_judge_what_is_published_and_nothing_else(tmp_path: Path) -> None:
    catalogue = folder(tmp_path, []).settings
    readiness = Readiness(catalogue)
    for one in (plain(0), plain(1, administration={"status": "draft"}), MIXED[4]):
        readiness.take(Record.model_validate(one))
    assert [summary.aggregator for summary in readiness.summaries] == list(AGGREGATORS)
    assert {summary.records for summary in readiness.summaries} == {1}
    for summary in readiness.summaries:
        alone = summarise([Record.model_validate(plain(0))], catalogue, summary.aggregator.name)
        assert (summary.rows, summary.rejected, summary.grades) == (alone.rows, alone.rejected, alone.grades)


def rows(counted: Survey) -> dict[str, Row]:
    return {row.name: row for area in completeness(counted).areas for row in area.rows}


def test_unknown_is_neither_stated_nor_absent() -> None:
    counted = survey(
        plain(0, rights={"holder": {"unknown": "not on the page"}}),
        plain(1, rights={"holder": "An heir"}),
        plain(2),
        plain(3, rights={"uri": "http://rightsstatements.org/vocab/InC/1.0/"}),
    )
    holder = rows(counted)["Rights holder"].total
    assert (holder.asked, holder.stated, holder.unknown, holder.absent) == (4, 1, 1, 2)


def test_a_record_without_a_translation_is_not_asked_for_a_translator() -> None:
    texts = [{"key": "a", "language": "ru"}, {"key": "b", "language": "en", "translated_from": "a"}]
    counted = survey(plain(0), plain(1, texts=texts))
    assert rows(counted)["Translator, where there is a translation"].total.asked == 1


def test_a_unit_is_asked_for_its_creators_and_inherits_them() -> None:
    fonds = {"id": "f", "level": "fonds", "title": "Papers", "creators": ["Ann Sample"]}
    series = {"id": "s", "level": "series", "title": "Letters", "part_of": "f"}
    bare = {"id": "b", "level": "fonds", "title": "Papers"}
    asked = rows(survey(fonds, series))
    made = asked["Creator, author or signatory"].total
    assert (made.asked, made.stated) == (1, 1)
    assert asked["Recipient"].total.asked == 0
    assert rows(survey(bare))["Creator, author or signatory"].total.absent == 1


def test_levels_are_asked_apart() -> None:
    counted = survey(plain(0, extent="1 leaf"), plain(1), {"id": "a", "level": "fonds", "title": "A", "extent": "3 m"})
    table = completeness(counted)
    assert [level.value for level in table.levels] == ["fonds", "item"]
    assert [cell.share for cell in rows(counted)["Extent"].by_level] == ["100", "50"]


def test_a_share_of_all_or_none_is_said_of_all_or_none_alone() -> None:
    counted = survey(*(plain(number, extent="1 leaf") for number in range(999)), plain(999))
    assert rows(counted)["Extent"].total.share == "> 99"
    counted = survey(*(plain(number) for number in range(999)), plain(999, extent="1 leaf"))
    assert rows(counted)["Extent"].total.share == "< 1"


def test_a_date_that_reaches_over_several_years_is_drawn_as_perhaps_in_each() -> None:
    drawn = timeline(survey(plain(0, dates=["1951-01-01"]), plain(1, dates=["1960-01-01"]), plain(2, dates=["195X"])))
    assert drawn is not None
    assert drawn.unit == "year"
    assert {bar.label: (bar.within, bar.perhaps) for bar in drawn.bars if bar.within} == {
        "1951": (1, 1),
        "1960": (1, 0),
    }
    assert [bar.label for bar in drawn.bars if bar.perhaps] == [str(year) for year in range(1950, 1960)]


def test_documents_of_few_years_are_drawn_by_month() -> None:
    drawn = timeline(survey(plain(0, dates=["1956-09-05"])))
    assert drawn is not None
    assert [bar.label for bar in drawn.bars if bar.within] == ["Sep 1956"]
    assert (drawn.bars[0].label, drawn.bars[-1].label) == ("Jan 1956", "Dec 1956")


def test_without_a_date_nothing_is_drawn() -> None:
    counted = survey(plain(0), plain(1, dates=[{"as_written": "in spring"}]), plain(2, dates=["1956/.."]))
    assert timeline(counted) is None
    assert (counted.undated, counted.in_words_alone, counted.spans.total) == (1, 1, 1)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(-9_999, 9_999), st.integers(0, 3_000), st.integers(1, 900)), min_size=1, max_size=30
    ),
    st.sampled_from([1, 12, 10**6]),
)
def test_every_document_within_one_bar_is_drawn_once_and_bars_stay_few(
    spans: list[tuple[int, int, int]], far: int
) -> None:
    counted = Survey()
    for first, length, count in spans:
        counted.spans.add((first * far, first * far + length, False), count)
    drawn = timeline(counted)
    assert drawn is not None
    assert len(drawn.bars) <= 96
    assert drawn.placed == sum(count for _, _, count in spans)
    assert sum(bar.within for bar in drawn.bars) <= drawn.placed
    assert any(bar.within or bar.perhaps for bar in drawn.bars)
    for bar in drawn.bars:
        assert bar.perhaps_y >= 0
        assert drawn.left <= bar.x <= bar.x + bar.width <= drawn.width


def test_the_flow_carries_as_much_into_a_language_as_out_of_its_sources() -> None:
    chain = [
        {"key": "a", "language": "zh"},
        {"key": "b", "language": "ru", "translated_from": "a"},
        {"key": "c", "language": "en", "translated_from": "b"},
    ]
    both = [
        {"key": "a", "language": ["zh", "ko"]},
        {"key": "b", "language": "de", "translated_from": "a"},
        {"key": "c", "translated_from": "a"},
    ]
    drawn = flow(survey(plain(0, texts=chain), plain(1, texts=chain), plain(2, texts=both)))
    assert drawn is not None
    assert drawn.chains == (
        (("Chinese", "Russian", "English"), 2),
        (("Chinese/Korean", "German"), 1),
        (("Chinese/Korean", "not stated"), 1),
    )
    for stop in drawn.stops:
        assert stop.entered == pytest.approx(stop.height) or stop.entered == 0
        assert stop.left == pytest.approx(stop.height) or stop.left == 0
    assert [title for _, title in drawn.titles] == ["Original", "First translation", "Second translation"]


def test_a_circle_of_translations_ends() -> None:
    texts = [
        {"key": "a", "language": "zh", "translated_from": "b"},
        {"key": "b", "language": "ru", "translated_from": "a"},
        {"key": "c", "language": "en", "translated_from": "b"},
    ]
    assert survey(plain(0, texts=texts)).chains.ranked() == [(("zh", "ru", "en"), 1)]


def test_archives_go_by_the_register_and_strangers_are_marked() -> None:
    counted = survey(
        *(plain(number, reference_code={"repository": name}) for number, name in enumerate(["GARF", "ГАРФ", "Nowhere"]))
    )
    known, stranger = archives(counted).rows
    assert (known.name, known.counts, known.doubtful) == ("GARF", (2,), False)
    assert (stranger.name, stranger.doubtful) == ("Nowhere", True)


def test_originals_and_translations_are_told_apart() -> None:
    texts = [{"key": "a", "language": "ru"}, {"key": "b", "language": "en", "translated_from": "a"}]
    ranked = languages(survey(plain(0, texts=texts), plain(1, texts=texts[:1])))
    assert [(row.name, row.counts) for row in ranked.rows] == [("Russian", (2, 0)), ("English", (0, 1))]


def test_names_beyond_the_limit_are_counted_and_not_kept() -> None:
    tally = Tally[str](limit=3)
    for name in ["a", "b", "c", "d", "e", "a"]:
        tally.add(name)
    assert tally.ranked() == [("a", 2), ("b", 1), ("c", 1)]
    assert (tally.apart, tally.total, len(tally)) == (2, 6, 3)


def test_the_command_writes_the_file_or_to_the_screen(tmp_path: Path) -> None:
    folder(tmp_path, MIXED)
    out = tmp_path / "reports" / "state.html"
    runner = CliRunner()
    options = ["-C", str(tmp_path), "report", "--date", "2026-11-23"]
    written = runner.invoke(main, [*options, "-o", str(out)])
    shown = runner.invoke(main, [*options, "-o", "-"])
    assert (written.exit_code, shown.exit_code) == (0, 0)
    assert out.read_bytes() == shown.stdout_bytes
    assert b"23 November 2026" in shown.stdout_bytes
    assert [path.name for path in out.parent.iterdir()] == ["state.html"]


def test_without_a_catalogue_the_command_is_refused_in_one_line(tmp_path: Path) -> None:
    refused = CliRunner().invoke(main, ["-C", str(tmp_path), "report"])
    assert refused.exit_code == 2
    assert "catalog init" in refused.stderr
    assert "Traceback" not in refused.output


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour such as #1d5c6b (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "sheet"])
def test_words_and_charts_stand_out_from_their_ground(scheme: int, ground: str) -> None:
    css = files("catalog.report").joinpath("page.css").read_text(encoding="utf-8")
    first_rules = [part.partition("}")[0] for part in css.split("prefers-color-scheme: dark")]
    schemes = [dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", rule)) for rule in first_rules]
    colours = schemes[scheme]
    words = {name: contrast(colours[name], colours[ground]) for name in ("ink", "soft", "error", "warning", "advice")}
    charts = {name: contrast(colours[name], colours[ground]) for name in ("first", "second", "third")}
    assert {name: ratio for name, ratio in words.items() if ratio < 4.5} == {}, "WCAG 2.2, 1.4.3"
    assert {name: ratio for name, ratio in charts.items() if ratio < 3} == {}, "WCAG 2.2, 1.4.11"
    used_for_words = set(re.findall(r"[{;] *color: var\(--(\w+)\)", css))
    assert used_for_words <= {*words, "first"}
