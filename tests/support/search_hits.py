"""What the page of the search finds first."""

from fnmatch import fnmatchcase

FIRST_HITS = """async (query) => {
  const box = document.getElementById("dl-q");
  box.value = query;
  box.dispatchEvent(new Event("input"));
  return [...document.querySelectorAll("#dl-hits a")].slice(0, 2).map(a => a.pathname + a.hash);
}"""


def missed(page, folder: str, queries: dict[str, str]) -> dict[str, list[str]]:
    """The queries whose place is not among the first two hits, with what was found instead.

    Parameters
    ----------
    page : playwright.sync_api.Page
        The page of the search, with its index.
    folder : str
        Of the places.
    queries : dict of str to str
        What a reader types, and the place that it must lead to; ``*`` at its end stands for any anchor.
    """
    found = {query: page.evaluate(FIRST_HITS, query) for query in queries}
    return {query: hits for query, hits in found.items()
            if not any(fnmatchcase(hit, folder + queries[query]) for hit in hits)}
