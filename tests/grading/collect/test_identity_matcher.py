"""Whose work it is: the platform's word, matched with the roster."""

import pytest

from dlbasics.grading.collect.identity_matcher import IdentityMatcher
from dlbasics.grading.collect.people_index import PeopleIndex
from dlbasics.grading.collect.platforms.identity import NUMBER_KINDS, NUMBERS_OF_ONE_EXPORT, Identity
from dlbasics.grading.collect.roster import Person
from dlbasics.grading.collect.same_person import is_same_person

ADA = Person("7", "Ada Lovelace", "al@uni.example")
BO, OTHER_BO = Person("8", "Bo Ek"), Person("9", "Bo Ek")


def matches(*identities, people=(ADA, BO, OTHER_BO), identity_map=None) -> list:
    """Whom the people of one export are matched with."""
    matcher = IdentityMatcher([list(identities)], PeopleIndex(list(people)), identity_map or {})
    return [matcher.match(0, identity) for identity in identities]


def told(*identities, **more) -> list:
    """Their ids, and the codes of what a person has to settle."""
    return [match.problem.code.removeprefix("owner.") if match.problem else match.person.id
            for match in matches(*identities, **more)]


def by_hand(name: str) -> Identity:
    return Identity(ids=(("any", name),))


def numbered(name: str, number: str, kind: str = "participant") -> Identity:
    return Identity(name, ((kind, number),))


SPELLINGS = [
    *("Ada Lovelace", "ADA  LOVELACE", "Lovelace, Ada", "Ada\u00a0Lovelace", "Lovelace Ada", "Ada-Lovelace"),
    *("adalovelace", "lovelaceada", "7", "al@uni.example", "AL", "7_Ada Lovelace", "Lovelace_7"),
]


@pytest.mark.parametrize("name", SPELLINGS)
def test_systems_write_one_person_in_many_ways(name):
    assert told(by_hand(name)) == ["7"]


OTHERS = [
    *("Ada", "Lovelace", "homework 7", "7 Bo", "7-1", "al 8", "", "ada.lovelace.hw"),
    *("Ada Lovelace and Bo", "Ada Lovelace's friend"),
]


@pytest.mark.parametrize("name", OTHERS)
def test_a_part_of_a_name_is_nobody(name):
    assert told(by_hand(name)) == ["not-in-the-roster"]


def test_accents_count_where_they_tell_people_apart():
    jose, plain = Person("1", "José Peña"), Person("2", "Jose Pena")
    assert told(by_hand("José Peña"), by_hand("Jose Pena"), people=[jose, plain]) == ["1", "2"]
    assert told(by_hand("Jose\u0301 Pen\u0303a"), people=[jose, plain]) == ["1"]
    assert told(by_hand("Jose Pena"), people=[jose]) == ["1"]


def test_of_one_name_nobody_is_guessed():
    (bo,) = matches(numbered("Bo Ek", "12"))
    assert bo.problem.code == "owner.homonyms" and bo.suggestions == ("8", "9")
    assert bo.person.id == "Bo Ek (12)", "and not merged with another of that name"
    two = [numbered("Ada Lovelace", "1"), numbered("Ada Lovelace", "2")]
    assert told(*two) == ["homonyms", "homonyms"], "one of them is not in the roster: which?"
    assert told(Identity("Ada Lovelace", (("login", "al"),)), numbered("Ada Lovelace", "2")) == [
        "7",
        "homonyms",
    ]
    assert told(by_hand("Ada Lovelace"), by_hand("Lovelace Ada")) == ["7", "7"], "two folders of one person"


def test_the_mapping_settles_it():
    identity_map = {"Bo Ek (12)": ("9",), "Bo Ek (13)": ("8",), "hw2": ("7",)}
    strangers = numbered("Bo Ek", "12"), numbered("Bo Ek", "13"), by_hand("hw2")
    assert told(*strangers, identity_map=identity_map) == ["9", "8", "7"]
    assert told(by_hand("7"), identity_map={"7": ("8",)}) == ["8"], "it counts before everything else"


def test_a_platforms_numbers_count_where_they_prove_right():
    """Here the ids of the roster are the numbers of the platform, there they are somebody else's."""
    people = [
        Person(str(n), name) for n, name in enumerate(["Ann A", "Ben B", "Cy C", "Di D", "Bo Ek", "Bo Ek"])
    ]
    same = [numbered(person.name, person.id, "canvas") for person in people]
    assert told(*same, people=people) == ["0", "1", "2", "3", "4", "5"]
    other = [numbered(person.name, str(5 - int(person.id))) for person in people]
    assert told(*other, people=people) == ["0", "1", "2", "3", "homonyms", "homonyms"]


@pytest.mark.parametrize("kind", NUMBER_KINDS)
def test_without_names_in_the_roster_a_platforms_number_is_nobodys_id(kind):
    """Moodle numbers anew in each assignment: 1 and 2 are whoever handed in first."""
    identities = [numbered(name, number, kind)
                  for name, number in (("Zoe Zander", "1"), ("Ada Lovelace", "2"), ("Ben Okri", "9"))]
    people = [Person("1"), Person("2"), Person("3")]
    assert told(*identities, people=people) == ["not-in-the-roster"] * 3
    people = [Person(f"s{number}", ids={kind: number}) for number in ("1", "2", "3")]
    assert told(*identities, people=people) == ["s1", "s2", "not-in-the-roster"], "the platform's own list"


@pytest.mark.parametrize("kind", sorted({*NUMBER_KINDS} - {*NUMBERS_OF_ONE_EXPORT}))
def test_ids_alone_are_a_platforms_numbers_where_all_of_an_export_are_known(kind):
    """Where a platform numbers people once, and the roster knows them by nothing else."""
    identities = [numbered("lovelaceada", "77", kind), numbered("hoppergrace", "78", kind)]
    people = [Person("77"), Person("78"), Person("79")]
    assert told(*identities, people=people) == ["77", "78"]
    assert told(identities[0], people=people) == ["not-in-the-roster"], "one may be chance"
    swapped = [Person("77", ids={"id": "77", kind: "78"}), Person("78", ids={"id": "78", kind: "77"})]
    assert told(*identities, people=swapped) == ["78", "77"], "the platform's own numbers are known"
    anew = [numbered("lovelaceada", "77"), numbered("hoppergrace", "78")]
    assert told(*anew, people=people) == ["not-in-the-roster"] * 2


def test_a_number_that_proves_to_be_an_id_is_no_other_word_of_the_roster():
    people = [Person(id, name, ids={"id": id, "login": login}) for id, name, login in
              (("1", "Ann A", "a"), ("2", "Ben B", "b"), ("3", "Bo Ek", "9"))]
    identities = numbered("Ann A", "1"), numbered("Ben B", "2"), numbered("Ek", "9")
    assert told(*identities, people=people) == ["1", "2", "not-in-the-roster"]


def test_a_number_under_another_name_is_told():
    people = [
        Person("x", "Ada Lovelace", ids={"canvas": "77"}),
        Person("y", "Ben Okri", ids={"canvas": "78"}),
    ]
    identities = [numbered("lovelaceada", "77", "canvas"), numbered("eve", "78", "canvas")]
    assert told(*identities, people=people) == ["x", "other-name"]
    homonym = numbered("okriben", "79", "canvas")
    assert told(identities[0], homonym, people=people) == ["x", "not-in-the-roster"], "Ben has another number"


def test_ids_of_two_people_are_told():
    people = [Person("x", ids={"sis": "1", "email": "x@u"}), Person("y", ids={"sis": "2", "email": "y@u"})]
    both = Identity("X", (("sis", "1"), ("email", "y@u")))
    assert told(both, people=people) == ["several-ids"]


def test_a_stranger_never_has_the_id_of_one_of_the_class():
    people = [Person("Eve (3)", "Somebody Else"), Person("4")]
    (eve,) = matches(numbered("Eve", "3"), people=people)
    assert eve.problem and eve.person.id == "Eve (3)?"


def test_a_person_is_suggested_where_the_words_hold_an_id_or_two_parts_of_the_name():
    suggested = {name: matches(by_hand(name))[0].suggestions for name in
                 ("hw_7_final", "lovelace ada homework", "Ada Lovelase", "nobody")}
    assert suggested == {"hw_7_final": ("7",), "lovelace ada homework": ("7",), "Ada Lovelase": ("7",),
                         "nobody": ()}


def test_without_a_roster_the_platforms_words_are_the_people():
    """Moodle's numbers begin anew in each export, Canvas's do not."""

    def ids(*exports):
        matcher = IdentityMatcher([list(export) for export in exports], PeopleIndex([]), {})
        return [[matcher.match(number, each).person.id for each in export]
                for number, export in enumerate(exports)]

    hw1, hw2 = [numbered("Ada", "1"), numbered("Bo", "2")], [numbered("Ada", "8")]
    assert ids(hw1, hw2) == [["Ada", "Bo"], ["Ada"]]
    assert ids([*hw1, numbered("Bo", "3")]) == [["Ada", "Bo (2)", "Bo (3)"]]
    assert ids([numbered("bo", "1", "canvas")], [numbered("bo", "2", "canvas")]) == [["bo (1)"], ["bo (2)"]]
    assert ids([Identity("Ada", (("login", "al"),))], [by_hand("al")]) == [["al"], ["al"]]
    assert ids([by_hand("\ud800\n")])[0][0].isprintable()


@pytest.mark.parametrize("people", [[], [Person("s1", "Someone Else")]], ids=["no roster", "roster"])
def test_names_that_begin_alike_are_those_of_several_however_long(people):
    """As where a platform writes the name of the course into that of each file."""
    beginning = "Homework 2 - Deep Learning Basics - " + "Department of Computer Science - " * 3
    names = "Ada Lovelace", "Ben Okri", "Cy \ud800", "Ada Lovelace"
    strangers = [by_hand(beginning + name) for name in names]
    matcher = IdentityMatcher([list(dict.fromkeys(strangers))], PeopleIndex(people), {})
    ids = [matcher.match(0, each).person.id for each in strangers]
    assert len(set(ids)) == 3 and ids[0] == ids[3] and all(len(id) == 100 and id.isprintable() for id in ids)
    assert all(id.startswith("Homework 2 - Deep") for id in ids)


@pytest.mark.parametrize(("kind", "group"), [
    ("participant", "Team B"), ("participant", "Hidden Figures"), ("canvas", "group1"),
    ("canvas", "teamada")])
@pytest.mark.parametrize("name", ["张伟", "Ada Lovelace"])
def test_a_number_is_nobodys_whose_name_does_not_confirm_it(kind, group, name):
    """Moodle writes a group's number beside its name, and Canvas that of one of its members."""
    people = [Person("x", name, ids={kind: "33"}, section="Team B"),
              Person("y", "Ben Okri", ids={kind: "34"}, section="Team B")]
    code = "group" if group == "Team B" else "other-name"
    assert told(numbered(group, "33", kind), people=people) == [code]
    assert told(numbered(name, "33", kind), people=people) == ["x"]
    assert told(numbered("", "33", kind), people=people) == ["x"], "where the platform hides names"


def test_the_members_of_a_group_of_the_roster_are_suggested():
    people = [Person("x", "张伟", ids={"participant": "31"}, section="Team A"),
              Person("y", "Ben", ids={"participant": "32"}, section="Lab 1, Team A"), Person("z", "Cy")]
    for number in ("31", "99"):
        (match,) = matches(numbered("Team A", number), people=people)
        assert match.problem.code == "owner.group" and match.suggestions == ("x", "y")


def test_names_that_are_one_persons():
    same = [("lovelaceada", "Ada Lovelace"), ("伟 张", "张伟"), ("Bo Ek", "Bo Ek"), ("ekbo", "Bo Ek"),
            ("Zoë Li", "zoe li"), ("Conor OBrien", "Conor O'Brien"), ("Ada Lovelace King", "Lovelace, Ada"),
            ("Team A-Ada Lovelace", "Ada Lovelace"), ("lovelaceadaaugusta", "Lovelace, Ada"),
            ("Zhang Wei 张伟", "张伟"), ("Sukarno", "Sukarno"),
            ("lovelaceada", "Ada Augusta Lovelace"), ("zhangwei", "Zhang, Wei (David)"),
            ("ekbo", "Bo Ek (Bea)"),
            ("garcíalópezana", "Ana María García López"), ("smithj", "John Smith"),
            ("J. Smith", "John Smith"), ("Ben Okri", "Benjamin Okri"), ("Zoë Li", "Zoë Mei Li"),
            ("delacruzjosé", "de la Cruz, José, Jr."), ("lovelaceada", "Ada B. Lovelace")]
    other = [("Bill Gates", "William Gates"), ("Ada", "Ben"), ("Zhang Wei", "张伟"), ("王伟", "张三"),
             ("", "Ada"), ("li", "Lina"), ("teamada", "Lovelace, Ada"), ("Team Ada", "Ada Lovelace"),
             ("Ada", "Ada Lovelace"), ("finalists", "Li Na"), ("张伟组", "张伟"),
             ("delacruz", "de la Cruz, José"), ("lovelaces", "Ada Lovelace")]
    for names, expected in ((same, True), (other, False)):
        for name, second in names:
            found = is_same_person(name, second), is_same_person(second, name)
            assert found == (expected, expected), (name, second)


@pytest.mark.parametrize("name", ["Zoë Li", "Ali", "Lê", "Bo Ek", "Wei, Li", "Jean-Luc Ek", "张伟"])
def test_a_group_may_stand_before_a_whole_name(name):
    """As Moodle writes it in a download of one group."""
    last, comma, first = name.partition(", ")
    written = f"{first} {last}" if comma else name
    assert is_same_person(f"Group 1-{written}", name)
    assert not is_same_person(f"Group 1-{written[0]}", name)


@pytest.mark.parametrize("encoding", ["cp437", "cp1252", "latin-1"])
@pytest.mark.parametrize("name", ["Jürgen Weiß", "Søren Kierkegaard"])
def test_a_name_that_a_program_misread_is_the_same(encoding, name):
    assert is_same_person(name.encode().decode(encoding), name)


CLASS = ["Ada Lovelace", "Ben Okri", "Cy Young", "Dora Lee", "Eve Fox", "张伟", "William Gates", "Zoë Li"]


def numbers_of_class(*names: str, kind: str) -> list:
    """A class of which the roster has the numbers; all but the first have the names of the roster."""
    names = names + tuple(CLASS[len(names):])
    people = [Person(f"s{at}", name, ids={kind: str(50 + at)}) for at, name in enumerate(CLASS)]
    return told(*(numbered(name, str(50 + at), kind) for at, name in enumerate(names)), people=people)


def test_where_most_names_confirm_a_number_it_counts_beside_those_that_may_fit():
    """A platform's own list may have a short name, or one in another script."""
    names = "lovelaceada okriben youngcy leedora foxeve zhangwei gatesbill lizoë".split()
    assert numbers_of_class(*names, kind="canvas") == [f"s{at}" for at in range(8)]
    few = [Person("x", "William Gates", ids={"canvas": "50"}), Person("y", "Eve Fox", ids={"canvas": "51"})]
    fox = numbered("foxeve", "51", "canvas")
    assert told(numbered("gatesbill", "50", "canvas"), fox, people=few) == ["other-name", "y"]


@pytest.mark.parametrize(("kind", "name"), [
    *(("participant", name) for name in ("Team A", "Hidden Figures", "Zhang", "Gruppe 3", "Ben Okri")),
    *(("canvas", name) for name in ("teama", "lovelaceteam2", "张伟组", "okriben", "youngben"))])
@pytest.mark.parametrize("at", [0, 5])
def test_it_counts_beside_nobody_elses_name_and_no_groups(kind, name, at):
    names = list(CLASS)
    names[at] = name
    fitting = {("canvas", "youngben", 5)}  # it may be how 张伟 is called there
    assert (numbers_of_class(*names, kind=kind)[at] == "other-name") is ((kind, name, at) not in fitting)
