"""Citations in markup: bare text, HTML, Markdown, LaTeX, RTF. Whatever a record says comes out as text.

Add a rendering: one `Rendering` here, and its line in `RENDERINGS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from catalog.citation.rich_text import Citation, Face, Heading, Run
from catalog.errors import UnknownName

__all__ = ["RENDERINGS", "render", "render_all"]

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]+")
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Rendering:
    """One markup: how a run is written, and how one citation or several are in a document."""

    run: Callable[[Run], str]
    one: str = "{}"
    each: str = "{}"
    between: str = "\n"
    document: str = "{}"
    headings: tuple[str, str] = ("{}", "{}")
    """Headings of archives, and of their units."""

    def head(self, heading: Heading) -> str:
        """Write a heading."""
        return self.headings[heading.level - 1].replace("{}", self.run(_clean(Run(heading.text))).strip())

    def write(self, citation: Citation) -> str:
        """Write the runs of a citation."""
        runs = citation.runs
        if len(runs) == 1:
            return self.run(_clean(runs[0])).strip()
        return "".join([self.run(_clean(run)) for run in runs]).strip()


def render(citation: Citation, format: str = "text") -> str:  # noqa: A002 - the word users know
    """Write one citation as text, html, markdown, latex (fragments) or rtf (a document).

    Raises UnknownName for another format.
    """
    rendering = _find(format)
    written = rendering.write(citation)
    return written if rendering.one == "{}" else rendering.one.replace("{}", written)


def render_all(citations: Iterable[Citation | Heading], format: str = "text") -> str:  # noqa: A002
    """Write several citations, a paragraph each, under their headings."""
    rendering = _find(format)
    paragraphs = [
        rendering.head(one) if isinstance(one, Heading) else rendering.each.replace("{}", rendering.write(one))
        for one in citations
    ]
    return rendering.document.replace("{}", rendering.between.join(paragraphs).lstrip("\n"))


def _find(name: str) -> Rendering:
    if name not in RENDERINGS:
        raise UnknownName("rendering of citations", name, RENDERINGS)
    return RENDERINGS[name]


def _clean(run: Run) -> Run:
    """Replace what would move a cursor or break a line."""
    return run if run.text.isprintable() else Run(_UNPRINTABLE.sub(" ", run.text), run.face)


def _text(run: Run) -> str:
    return run.text


_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def _html(run: Run) -> str:
    text = run.text.translate(_HTML)
    if run.face is Face.ITALIC:
        return f"<i>{text}</i>"
    if run.face is Face.LINK and run.text.startswith(_WEB):
        return f'<a href="{text}">{text}</a>'
    return text


_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>&~|$^#{}"})
_BLOCK = re.compile(r"^(\s*(?:(?=[-+=:])|\d+(?=[.)])))")
_OUTER_SPACE = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)


def _markdown(run: Run) -> str:
    if run.face is Face.LINK and run.text.startswith(_WEB):
        return f"<{run.text}>"
    text = run.text.translate(_MARKDOWN)
    if run.face is Face.ITALIC:
        # a star beside a space opens and closes nothing
        return _OUTER_SPACE.sub(lambda found: f"{found[1]}*{found[2]}*{found[3]}" if found[2] else found[0], text, 1)
    return _BLOCK.sub(r"\1\\", text)


_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        "`": r"\textasciigrave{}",
        '"': r"\char34{}",  # as it is in every font encoding, and never a shorthand of babel
        **{sign: f"\\{sign}" for sign in "$&#_%"},
    }
)
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=')(?=')")
_LATEX_ADDRESS = str.maketrans({"%": r"\%", "#": r"\#", "{": "%7B", "}": "%7D", "\\": "%5C"})


def _latex(run: Run) -> str:
    if run.face is Face.LINK:
        return f"\\url{{{run.text.translate(_LATEX_ADDRESS)}}}"
    text = _LIGATURE.sub("{}", run.text.translate(_LATEX))
    return f"\\emph{{{text}}}" if run.face is Face.ITALIC else text


_RTF_SPECIAL = re.compile(r"[\\{}]|[^\x20-\x7e]")


def _rtf_sign(found: re.Match[str]) -> str:
    sign = found[0]
    if sign in "\\{}":
        return f"\\{sign}"
    units = sign.encode("utf-16-le")
    numbers = [int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)]
    return "".join([f"\\u{number}?" for number in numbers])


def _rtf(run: Run) -> str:
    text = _RTF_SPECIAL.sub(_rtf_sign, run.text)
    if run.face is Face.ITALIC:
        return f"{{\\i {text}}}"
    if run.face is Face.LINK and run.text.startswith(_WEB) and '"' not in run.text:
        return f'{{\\field{{\\*\\fldinst HYPERLINK "{text}"}}{{\\fldrslt {text}}}}}'
    return text


_RTF_DOCUMENT = "{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1{\\fonttbl{\\f0 Times New Roman;}}\n{}}\n"

RENDERINGS: Mapping[str, Rendering] = {
    "text": Rendering(_text, headings=("\n{}", "\n{}")),
    "html": Rendering(_html, each="<p>{}</p>", headings=("<h2>{}</h2>", "<h3>{}</h3>")),
    "markdown": Rendering(_markdown, between="\n\n", headings=("## {}", "### {}")),
    "latex": Rendering(_latex, between="\n\n", headings=("\\section*{{}}", "\\subsection*{{}}")),
    "rtf": Rendering(
        _rtf,
        one=_RTF_DOCUMENT,
        each="{}\\par",
        document=_RTF_DOCUMENT,
        headings=("{\\b\\fs28 {}}\\par", "{\\b {}}\\par"),
    ),
}
"""Every rendering by its name."""
