"""What the playground of a page asks of the page's Python: to begin a training, and to go on with it."""

from dlbasics.playground import Playground, Settings


class LiveTraining:
    """The one network that a page trains."""

    def __init__(self):
        self._play = None

    def answer(self, settings: dict | None = None, epochs: int = 0) -> dict:
        """Begin or go on, and say what there is to see.

        Parameters
        ----------
        settings : dict, optional
            Of a network to begin with; without them the one that is there goes on.
        epochs : int
            How many to train.

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
        self._play.train(epochs)
        answer = {"frame": self._play.frame().as_dict()}
        return answer if settings is None else answer | {"points": self._play.all_points()}
