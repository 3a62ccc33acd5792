"""Random edits, publications that break off, and several harvesters: at the end each holds what the feed holds."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from lxml import etree
from small_catalogue import SETTINGS, SmallCatalogue

from catalog import oai
from catalog.errors import UsageError
from catalog.oai.datestamp import Granularity
from catalog.storage import FeedReader, token_secret
from tests.examples import examples

NS = {"o": "http://www.openarchives.org/OAI/2.0/", "dc": "http://purl.org/dc/elements/1.1/"}
NAMES = st.sampled_from([f"r{number}" for number in range(7)])
SETS = st.sampled_from([(), ("s",), ("s:t",), ("u",)])


class Harvester:
    """A harvester as they are in the world: a full harvest, then what changed since the first answer of the last."""

    def __init__(self, spec: str | None, granularity: Granularity) -> None:
        self.spec, self.granularity = spec, granularity
        self.held: dict[str, str | None] = {}
        self.token: str | None = None
        self.last_token: str | None = None
        self.since: str | None = None
        self.began: str | None = None

    def step(self, provider: oai.Provider) -> bool:
        """Take one page; return whether the list goes on."""
        pairs = [("verb", "ListRecords")]
        if self.token:
            pairs.append(("resumptionToken", self.token))
            self.last_token = self.token
        else:
            pairs.append(("metadataPrefix", "oai_dc"))
            pairs += [("set", self.spec)] if self.spec else []
            pairs += [("from", self.since)] if self.since else []
        return self.take(etree.fromstring(b"".join(provider.answer(pairs))))

    def take(self, answer: etree._Element) -> bool:
        """Keep what an answer gives."""
        codes = answer.xpath("o:error/@code", namespaces=NS)
        assert set(codes) <= {"noRecordsMatch", "noSetHierarchy", "cannotDisseminateFormat"}, codes
        if not self.token:
            date = answer.findtext("o:responseDate", namespaces=NS)
            self.began = date[:10] if self.granularity is Granularity.DAYS else date
        for record in answer.iterfind(".//o:record", NS):
            name = record.findtext("o:header/o:identifier", namespaces=NS)
            is_deleted = record.find("o:header", NS).get("status") == "deleted"
            self.held[name] = None if is_deleted else record.findtext(".//dc:title", namespaces=NS)
        self.token = answer.findtext(".//o:resumptionToken", namespaces=NS) or None
        if not self.token and not codes:
            self.since = self.began
        return self.token is not None


class Harvests(RuleBasedStateMachine):
    @initialize(granularity=st.sampled_from(Granularity))
    def begin(self, granularity):
        self.root = Path(tempfile.mkdtemp())
        (self.root / "records").mkdir()
        (self.root / "catalog.toml").write_text(SETTINGS)
        self.catalogue = SmallCatalogue(self.root)
        self.granularity = granularity
        index = self.catalogue.folder.index_path
        self.catalogue.publish()
        identity = oai.Identity("A", "http://a.example.org/oai", ("a@example.org",), granularity)
        rules = oai.ListRules(token_secret(index), page_size=2)
        self.provider = oai.Provider(FeedReader(index), identity, rules, lambda: self.catalogue.clock)
        self.harvesters = [Harvester(spec, granularity) for spec in (None, None, "s", "garf")]
        self.ignored: set[tuple[str, str]] = set()
        self.sets: dict[str, tuple[str, ...]] = {}

    @rule(name=NAMES, title=st.sampled_from(["One", "Two", "Three"]), sets=SETS)
    def edit(self, name, title, sets):
        if "s" in " ".join(self.sets.get(name, ())) and "s" not in " ".join(sets):
            self.ignored.add((name, "s"))
        self.sets[name] = sets
        self.catalogue.write(name, title, administration={"sets": list(sets)})

    @rule(name=NAMES)
    def take_back(self, name):
        self.catalogue.write(name, administration={"status": "draft"})

    @rule(name=NAMES)
    def withdraw(self, name):
        withdrawn = {"date": "2024-01-01", "reason": "Because."}
        status = {"status": "withdrawn", "withdrawn": withdrawn, "sets": list(self.sets.get(name, ()))}
        self.catalogue.write(name, administration=status)

    @rule(name=NAMES)
    def break_off_the_file(self, name):
        self.catalogue.put(f"{name}.yaml", "no record: at all")

    @rule(name=NAMES)
    def delete(self, name):
        (self.root / "records" / f"{name}.yaml").unlink(missing_ok=True)

    @rule(seconds=st.sampled_from([0, 1, 40_000]), everything=st.booleans())
    def publish(self, seconds, everything):
        self.catalogue.clock += seconds - 3600
        self.catalogue.publish(everything=everything)

    @rule()
    def break_off_a_publication(self):
        def broken():
            raise UsageError("the lights went out")

        from catalog.publication.publish import publish

        with contextlib.suppress(UsageError):
            publish(self.catalogue.folder, now=broken)

    @rule(number=st.integers(0, 3), steps=st.integers(1, 3))
    def harvest(self, number, steps):
        for _ in range(steps):
            self.harvesters[number].step(self.provider)

    @rule(number=st.integers(0, 3))
    def harvest_to_the_end(self, number):
        self.settle(self.harvesters[number])

    @rule(number=st.integers(0, 3))
    def ask_again(self, number):
        harvester = self.harvesters[number]
        if harvester.last_token and harvester.token:
            again = harvester.last_token, harvester.token
            harvester.token = again[0]
            harvester.step(self.provider)

    @invariant()
    def every_record_is_in_the_list_once(self):
        if hasattr(self, "provider"):
            everything = Harvester(None, self.granularity)
            pages = 0
            while everything.step(self.provider):
                pages += 1
            assert pages <= 4

    def teardown(self):
        if not hasattr(self, "provider"):
            return
        try:
            self.publish(seconds=0, everything=False)
            feed = {f"oai:small.example.org:{name}": one for name, one in self.catalogue.feed().items()}
            for harvester in self.harvesters:
                self.settle(harvester)
                wanted = self.catalogue.feed(harvester.spec) if harvester.spec else self.catalogue.feed()
                for name, (_, is_live, title) in wanted.items():
                    assert harvester.held.get(f"oai:small.example.org:{name}", "missing") == (
                        title if is_live else None
                    )
                extra = {name.rpartition(":")[2] for name in harvester.held} - wanted.keys()
                assert extra <= {name for name, spec in self.ignored if spec == harvester.spec}
                assert harvester.spec or harvester.held.keys() == feed.keys()
        finally:
            shutil.rmtree(self.root)

    def settle(self, harvester):
        """End the list that is under way, then harvest what changed since it began."""
        while harvester.token and harvester.step(self.provider):
            pass
        while harvester.step(self.provider):
            pass


Harvests.TestCase.settings = settings(
    max_examples=examples(40), stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
TestHarvests = Harvests.TestCase
