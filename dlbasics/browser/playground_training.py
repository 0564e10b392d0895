"""What the playground of a page asks of the page's Python: to begin a training, and to go on with it."""

from collections.abc import Sequence

from dlbasics.playground import Playground, Settings


class LiveTraining:
    """The one network that a page trains."""

    def __init__(self):
        self._play = None

    def answer(self, settings: dict | None = None, epochs: int = 0, edits: Sequence = ()) -> dict:
        """Begin or go on, and say what there is to see.

        Parameters
        ----------
        settings : dict, optional
            Of a network to begin with; without them the one that is there goes on.
        epochs : int
            How many to train.
        edits : sequence of (int, int, int or None, int, float)
            Weights that the reader has set since the last answer: the epoch after which, and what
            `Playground.set_parameter` takes.

        Returns
        -------
        dict
            ``frame``; with `settings` also ``points``. Of settings that cannot be, ``message`` alone.
        """
        try:
            if settings is not None:
                self._play = Playground(Settings(**settings))
        except (TypeError, ValueError) as error:
            return {"message": str(error)}
        if self._play is None:
            return {"message": "settings are missing; expected those of a network to begin with"}
        last = self._play.epoch + epochs
        for epoch, *place in edits:
            self._play.train(epoch - self._play.epoch).set_parameter(*place)
        self._play.train(last - self._play.epoch)
        answer = {"frame": self._play.frame().as_dict()}
        return answer if settings is None else answer | {"points": self._play.all_points()}
