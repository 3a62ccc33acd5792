"""What a date is the date of."""

from enum import StrEnum

__all__ = ["DateEvent"]


class DateEvent(StrEnum):
    """ISAD(G) 3.1.3: the event a date belongs to. Leave it out where the source does not say."""

    CREATION = "creation"
    ACCUMULATION = "accumulation"
    RECORD_KEEPING = "record keeping"
    SENDING = "sending"
    RECEIPT = "receipt"
    REGISTRATION = "registration"
    TRANSLATION = "translation"
    PUBLICATION = "publication"
    BROADCAST = "broadcast"
    COPYRIGHT = "copyright"
    MODIFICATION = "modification"
    DIGITIZATION = "digitization"
    UPLOAD = "upload"
    COPYING = "copying"
    DECLASSIFICATION = "declassification"
