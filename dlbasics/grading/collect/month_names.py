"""The months by their names, in the languages of the platforms."""

import unicodedata
from functools import cache

# As dates have them, which some languages write in a case of their own. What is one month here and another
# there, such as listopad, is the name of none.
MONTHS = (
    "january januar januari janvier enero gennaio janeiro gener janeiro januára január jaanuar ianuarie"
    " stycznia styczeń ledna leden siječnja siječanj tammikuuta tammikuu ocak urtarrila января январь",
    "february februar februari février febrero febbraio fevereiro febrer februára február veebruar februarie"
    " lutego luty února únor veljače veljača helmikuuta helmikuu şubat otsaila февраля февраль",
    "march märz mrz maart mars marzo março març marts marec märts március martie maret marca marzec března"
    " březen ožujka ožujak maaliskuuta maaliskuu mart martxoa марта март",
    "april avril abril aprile apríl apríla aprill április aprilie kwietnia kwiecień dubna duben travnja"
    " travanj huhtikuuta huhtikuu nisan apirila апреля апрель",
    "may mai mei mayo maggio maio maig maj maja máj mája május května květen svibnja svibanj toukokuuta"
    " toukokuu mayıs maiatza мая май",
    "june juni juin junio giugno junho juny junij jún júna juuni június iunie czerwca czerwiec června červen"
    " lipnja lipanj kesäkuuta kesäkuu haziran ekaina июня июнь",
    "july juli juillet julio luglio julho juliol julij júl júla juuli július iulie lipca lipiec července"
    " červenec srpnja srpanj heinäkuuta heinäkuu temmuz uztaila июля июль",
    "august augusti augustus août agosto agost augusta avgust augusztus agustus sierpnia sierpień srpna srpen"
    " kolovoza kolovoz elokuuta elokuu ağustos abuztua августа август",
    "september septembre septiembre settembre setembro setembre septembra szeptember septembrie września"
    " wrzesień září rujna rujan syyskuuta syyskuu eylül iraila сентября сентябрь",
    "october oktober octobre octubre ottobre outubro októbra október oktoober octombrie października"
    " październik října říjen listopada listopad lokakuuta lokakuu ekim urria октября октябрь",
    "november novembre noviembre novembro novembra noiembrie listopada listopadu listopad studenoga studeni"
    " marraskuuta marraskuu kasım azaroa ноября ноябрь",
    "december dezember décembre diciembre dicembre dezembro desembre desember decembra detsember decembrie"
    " grudnia grudzień prosince prosinec prosinca prosinac joulukuuta joulukuu"
    " aralık abendua декабря декабрь",
)
# No beginnings of names, or of one month by custom, though the name of another begins so, too
ABBREVIATIONS = {"mar": 3, "mrt": 3}
MIN_LENGTH = 3


def month_number(word: str) -> int:
    """The number of the month that a word names, or begins to name; 0 where that is none, or several."""
    word = _plain(word.rstrip("."))
    if len(word) < MIN_LENGTH:
        return 0
    if word in ABBREVIATIONS:
        return ABBREVIATIONS[word]
    months = _numbers().get(word)
    if not months:
        months = set().union(*(of_name for name, of_name in _numbers().items() if name.startswith(word)))
    return next(iter(months)) if len(months) == 1 else 0


@cache
def _numbers() -> dict[str, set[int]]:
    """The months that have a name."""
    numbers: dict[str, set[int]] = {}
    for number, names in enumerate(MONTHS, 1):
        for name in names.split():
            numbers.setdefault(_plain(name), set()).add(number)
    return numbers


def _plain(word: str) -> str:
    """A word in lower case, without accents, which people and platforms leave out."""
    parts = unicodedata.normalize("NFKD", word.lower().replace("ı", "i"))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
