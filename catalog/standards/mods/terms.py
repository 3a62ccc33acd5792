"""The words of MODS that are both written and read: events of an origin, and types that this catalogue gives.

The standard leaves the type of a note, of a number or of another name open.
"""

from __future__ import annotations

from catalog.vocabularies import DateEvent, DateSpan, SubjectKind

__all__ = ["AS_WRITTEN", "DIMENSIONS", "EVENTS", "LEVEL", "MATERIAL", "RECEIPT", "REPOSITORY", "SEQUENCE", "SPANS"]
__all__ += ["FUNCTION"]

EVENTS = {event: "production" if event is DateEvent.CREATION else event.value for event in DateEvent}
"""The events of <originInfo>: that a document was made is its production there."""
RECEIPT = EVENTS[DateEvent.RECEIPT]
"""The event at the place where a document was received."""
SPANS = {DateSpan.INCLUSIVE: "inclusive dates", DateSpan.BULK: "bulk dates"}
"""The labels of an <originInfo> whose dates are of all documents of a unit, or of most of them."""
LEVEL = "level of description"
"""The type of a note: MODS says of a unit only that it is a collection."""
SEQUENCE = "sequence"
"""The type of a number: the place of a unit among its siblings."""
AS_WRITTEN = "as written"
"""The type of another name: the form in the document."""
REPOSITORY = "repository"
"""The type of a location that is an archive alone."""
MATERIAL = "material"
"""The type of a form: what a document is made of."""
DIMENSIONS = "dimensions"
"""The type of a note: the measure of one."""
FUNCTION = SubjectKind.FUNCTION.value
"""The label of a heading that names a function, for which MODS has no element."""
