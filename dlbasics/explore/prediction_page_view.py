"""A prediction as HTML: native radio buttons, which ``sphinxext/site/predictions.js`` brings to life.

The script reads ``data-prediction`` (where the answer is kept) and the templates, a reply for each choice.
Without it the choices are a list, and what happens is folded below them.
"""

from dlbasics import markdown
from dlbasics.explore.prediction_model import Prediction
from dlbasics.messages import text

BUTTONS = {
    "commit": "disabled",
    "skip": 'type="button" aria-keyshortcuts="Escape" disabled',
    "answer-after-all": 'type="button" hidden',
}


def prediction_html(prediction: Prediction, explorer: str, id: str) -> str:
    """The question that stands before an explorer.

    Parameters
    ----------
    prediction : Prediction
    explorer : str
        The explorer's name.
    id : str
        Of the figure, for the names of the radio buttons.

    Returns
    -------
    str
    """
    question = f'<strong>{text("explore.predict-first")}</strong> {markdown.inline(prediction.question)}'
    if not prediction.choices:
        return f'<p class="dl-predict">{question}</p>'
    radios = "".join(
        f'<label><input type="radio" name="{id}--prediction" value="{i}" required autocomplete="off"> '
        f"<span>{markdown.inline(choice)}</span></label>"
        for i, choice in enumerate(prediction.choices))
    replies = "".join(f"<template>{markdown.inline(prediction.reply(i))}</template>"
                      for i in range(len(prediction.choices)))
    buttons = "".join(
        f'<button {attributes}>{text(f"explore.{code}")}</button>'
        for code, attributes in BUTTONS.items())
    return (
        f'<form class="dl-prediction" data-prediction="{prediction.key(explorer)}">'
        f'<fieldset><legend class="dl-predict">{question}</legend>'
        f'<div class="dl-choices">{radios}</div></fieldset>'
        f'<div>{buttons}</div>'
        f'<p class="dl-reply"><span></span><span></span></p>{replies}'
        f'<details><summary>{text("explore.what-happens")}</summary>'
        f"<p>{markdown.inline(prediction.answer())}</p></details></form>"
    )
