"""Roles of agents, with the MARC relator code of each."""

from enum import StrEnum

__all__ = ["Role"]


class Role(StrEnum):
    """What an agent did for a document, in the words of the MARC relators wherever they have one."""

    ADDRESSEE = "addressee"
    ARCHITECT = "architect"
    ARTIST = "artist"
    AUTHOR = "author"
    CARTOGRAPHER = "cartographer"
    CHAIR = "chair"
    CINEMATOGRAPHER = "cinematographer"
    COLLECTOR = "collector"
    COMPILER = "compiler"
    COMPOSER = "composer"
    CONTRIBUTOR = "contributor"
    CREATOR = "creator"
    DIRECTOR = "director"
    DONOR = "donor"
    DRAFTER = "drafter"
    DRAFTSMAN = "draftsman"
    EDITOR = "editor"
    ENGRAVER = "engraver"
    ILLUSTRATOR = "illustrator"
    INTERVIEWEE = "interviewee"
    INTERVIEWER = "interviewer"
    ISSUING_BODY = "issuing body"
    NARRATOR = "narrator"
    PARTICIPANT = "participant"
    PERFORMER = "performer"
    PHOTOGRAPHER = "photographer"
    PRINTER = "printer"
    PRODUCER = "producer"
    PUBLISHER = "publisher"
    RECORDER = "recorder"
    SECRETARY = "secretary"
    SIGNATORY = "signatory"
    SPEAKER = "speaker"
    SPONSOR = "sponsor"
    SURVEYOR = "surveyor"
    TRANSCRIBER = "transcriber"
    TRANSLATOR = "translator"
    TYPIST = "typist"
    WITNESS = "witness"

    @property
    def relator(self) -> str:
        """The MARC relator code; `ctb` (contributor) for the roles that the list lacks."""
        return _RELATORS.get(self, "ctb")


_RELATORS = {
    Role.ADDRESSEE: "rcp",
    Role.ARCHITECT: "arc",
    Role.ARTIST: "art",
    Role.AUTHOR: "aut",
    Role.CARTOGRAPHER: "ctg",
    Role.CINEMATOGRAPHER: "cng",
    Role.COLLECTOR: "col",
    Role.COMPILER: "com",
    Role.COMPOSER: "cmp",
    Role.CREATOR: "cre",
    Role.DIRECTOR: "drt",
    Role.DONOR: "dnr",
    Role.DRAFTSMAN: "drm",
    Role.EDITOR: "edt",
    Role.ENGRAVER: "egr",
    Role.ILLUSTRATOR: "ill",
    Role.INTERVIEWEE: "ive",
    Role.INTERVIEWER: "ivr",
    Role.ISSUING_BODY: "isb",
    Role.NARRATOR: "nrt",
    Role.PERFORMER: "prf",
    Role.PHOTOGRAPHER: "pht",
    Role.PRINTER: "prt",
    Role.PRODUCER: "pro",
    Role.PUBLISHER: "pbl",
    Role.SECRETARY: "sec",
    Role.SIGNATORY: "sgn",
    Role.SPEAKER: "spk",
    Role.SPONSOR: "spn",
    Role.SURVEYOR: "srv",
    Role.TRANSCRIBER: "trc",
    Role.TRANSLATOR: "trl",
    Role.WITNESS: "wit",
}
