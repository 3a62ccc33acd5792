"""Roles of agents, with the MARC relator code of each."""

from enum import StrEnum

__all__ = ["Role"]


class Role(StrEnum):
    """What an agent did for a document, in the words of the MARC relators wherever they have one."""

    ADDRESSEE = "addressee"
    AUTHOR = "author"
    COLLECTOR = "collector"
    COMPILER = "compiler"
    CONTRIBUTOR = "contributor"
    CREATOR = "creator"
    DONOR = "donor"
    DRAFTER = "drafter"
    EDITOR = "editor"
    INTERVIEWEE = "interviewee"
    INTERVIEWER = "interviewer"
    ISSUING_BODY = "issuing body"
    PARTICIPANT = "participant"
    PHOTOGRAPHER = "photographer"
    RECORDER = "recorder"
    SIGNATORY = "signatory"
    SPEAKER = "speaker"
    SPONSOR = "sponsor"
    TRANSCRIBER = "transcriber"
    TRANSLATOR = "translator"
    TYPIST = "typist"

    @property
    def relator(self) -> str:
        """The MARC relator code; `ctb` (contributor) for the roles that the list lacks."""
        return _RELATORS.get(self, "ctb")


_RELATORS = {
    Role.ADDRESSEE: "rcp",
    Role.AUTHOR: "aut",
    Role.COLLECTOR: "col",
    Role.COMPILER: "com",
    Role.CREATOR: "cre",
    Role.DONOR: "dnr",
    Role.EDITOR: "edt",
    Role.INTERVIEWEE: "ive",
    Role.INTERVIEWER: "ivr",
    Role.ISSUING_BODY: "isb",
    Role.PHOTOGRAPHER: "pht",
    Role.SIGNATORY: "sgn",
    Role.SPEAKER: "spk",
    Role.SPONSOR: "spn",
    Role.TRANSCRIBER: "trc",
    Role.TRANSLATOR: "trl",
}
