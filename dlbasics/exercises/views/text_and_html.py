"""Something to display, as text and as HTML."""

from dataclasses import dataclass

from dlbasics.markdown import block


@dataclass(frozen=True, repr=False)
class TextAndHtml:
    """Something to display: a terminal takes the text, a notebook or the page the HTML."""

    text: str
    html: str

    @classmethod
    def from_markdown(cls, text: str) -> "TextAndHtml":
        """A text in Markdown, as it is and as HTML."""
        return cls(text, block(text))

    def followed_by(self, note) -> "TextAndHtml":
        """The same with a note below it; without one, as it is."""
        return TextAndHtml(f"{self.text}\n\n{note}", self.html + block(str(note))) if note else self

    def __repr__(self) -> str:
        return self.text

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        return {"text/plain": self.text, "text/html": self.html}
