"""Known actors: what any reader of world news looks up, and what the data files must keep to."""

from __future__ import annotations

import pytest

from goodoffices.codes import ActorKind
from goodoffices.lexicon import load_lexicon
from goodoffices.lexicon.spelling import plain

ACTORS = load_lexicon().actors


@pytest.mark.parametrize(
    ("printed", "key", "how"),
    [
        ("the U.S.", "United States", "name"),
        ("Kremlin", "Russia", "seat"),
        ("Ankara", "Turkey", "capital"),
        ("Yemeni", "Yemen", "demonym"),
        ("Danes", "Denmark", "people"),
        ("Daesh", "Islamic State", "name"),
        ("al-Qa'ida", "al-Qaeda", "name"),
        ("Ansar Allah", "Houthis", "name"),
        ("Jabhat al-Nusra", "Nusra Front", "name"),
        ("People’s Protection Units", "People's Protection Units", "name"),
    ],
)
def test_find_other_names_and_spellings(printed: str, key: str, how: str) -> None:
    form = ACTORS.find(printed)
    assert form is not None
    assert (form.key, form.how) == (key, how)


@pytest.mark.parametrize("printed", ["Qwertystan", "", "the", "Front for Nothing"])
def test_find_strange_name_gives_nothing(printed: str) -> None:
    assert ACTORS.find(printed) is None


def test_country_of_demonym_group_and_person() -> None:
    assert ACTORS.country_of("Turkish") == "Turkey"
    assert ACTORS.country_of("FARC") == "Colombia"
    assert ACTORS.country_of("United Nations") is None
    assert ACTORS.country_of("Dawn") is None, "a newspaper stands for no country"


def test_demonym_of_country_and_of_unknown_name() -> None:
    assert ACTORS.demonym_of("Syria") == "Syrian"
    assert ACTORS.demonym_of("Atlantis") == "Atlantis"


def test_holder_depends_on_the_year() -> None:
    first = ACTORS.holder("secretary of state", "United States", 2010)
    later = ACTORS.holder("secretary of state", "United States", 2014)
    assert first is not None
    assert first.key == "Hillary Clinton"
    assert first.gender == "female"
    assert later is not None
    assert later.key == "John Kerry"


def test_holder_several_or_none_gives_nothing() -> None:
    assert ACTORS.holder("secretary of state", "United States", 1950) is None
    assert ACTORS.holder("court jester", "France", 2014) is None


def test_leaders_of_a_year() -> None:
    assert "merkel" in ACTORS.leaders(2014)
    assert "merkel" not in ACTORS.leaders(2024)


def test_data_bodies_and_countries_are_entries() -> None:
    for person in ACTORS.people():
        assert person.country is None or person.country in ACTORS.entries, person.key
        for office in person.offices:
            assert office.body in ACTORS.entries, person.key
            assert (office.since or 0) <= (office.until or 9999), person.key


def test_data_every_un_member_and_group_has_a_kind() -> None:
    states = [e for e in ACTORS.entries.values() if e.kind is ActorKind.STATE]
    assert len(states) > 195
    assert ACTORS.entries["Hezbollah"].kind is ActorKind.ARMED_GROUP
    assert ACTORS.entries["High Negotiations Committee"].kind is ActorKind.OPPOSITION_COALITION


def test_places_are_no_actors() -> None:
    assert "sochi" in ACTORS.places
    assert not any(ACTORS.find(place) for place in ("Sochi", "Aleppo", "Benghazi"))


UN_MEMBERS = (
    """
Afghanistan|Albania|Algeria|Andorra|Angola|Antigua and Barbuda|Argentina|Armenia|Australia
Austria|Azerbaijan|Bahamas|Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan
Bolivia|Bosnia and Herzegovina|Botswana|Brazil|Brunei|Bulgaria|Burkina Faso|Burundi
Cabo Verde|Cambodia|Cameroon|Canada|Central African Republic|Chad|Chile|China|Colombia
Comoros|Republic of the Congo|Costa Rica|Croatia|Cuba|Cyprus|Czechia|Ivory Coast
North Korea|Democratic Republic of the Congo|Denmark|Djibouti|Dominica|Dominican Republic
Ecuador|Egypt|El Salvador|Equatorial Guinea|Eritrea|Estonia|Eswatini|Ethiopia|Fiji|Finland
France|Gabon|Gambia|Georgia|Germany|Ghana|Greece|Grenada|Guatemala|Guinea|Guinea-Bissau
Guyana|Haiti|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy
Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kiribati|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon
Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Madagascar|Malawi|Malaysia
Maldives|Mali|Malta|Marshall Islands|Mauritania|Mauritius|Mexico|Micronesia|Monaco
Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nauru|Nepal|Netherlands|New Zealand
Nicaragua|Niger|Nigeria|North Macedonia|Norway|Oman|Pakistan|Palau|Panama|Papua New Guinea
Paraguay|Peru|Philippines|Poland|Portugal|Qatar|South Korea|Moldova|Romania
Russian Federation|Rwanda|Saint Kitts and Nevis|Saint Lucia
Saint Vincent and the Grenadines|Samoa|San Marino|Sao Tome and Principe|Saudi Arabia
Senegal|Serbia|Seychelles|Sierra Leone|Singapore|Slovakia|Slovenia|Solomon Islands|Somalia
South Africa|South Sudan|Spain|Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria
Tajikistan|Thailand|Timor-Leste|Togo|Tonga|Trinidad and Tobago|Tunisia|Turkey|Turkmenistan
Tuvalu|Uganda|Ukraine|United Arab Emirates|United Kingdom|Tanzania|United States|Uruguay
Uzbekistan|Vanuatu|Venezuela|Vietnam|Yemen|Zambia|Zimbabwe
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
CITY_STATES = {"Djibouti", "Luxembourg", "Monaco", "San Marino", "Singapore"}
"""States whose capital bears their name."""


@pytest.mark.parametrize("name", UN_MEMBERS)
def test_every_member_of_the_united_nations_is_a_state(name: str) -> None:
    entry = ACTORS.entry(name)
    assert entry is not None
    assert entry.kind is ActorKind.STATE
    assert entry.adjectives


def test_every_member_has_a_capital_or_bears_its_name() -> None:
    capitals = {
        form.key for forms in ACTORS.forms.values() for form in forms if form.how == "capital"
    }
    members = {entry.key for name in UN_MEMBERS if (entry := ACTORS.entry(name)) is not None}
    assert len(UN_MEMBERS) == 193
    assert members - capitals == CITY_STATES | {"Belgium"}  # Brussels stands for the Union.


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("LTTE", "Liberation Tigers of Tamil Eelam"),
        ("Tamil Tigers", "Liberation Tigers of Tamil Eelam"),
        ("Provisional IRA", "Irish Republican Army"),
        ("Sendero Luminoso", "Shining Path"),
        ("Movimiento", None),
        ("MRTA", "Tupac Amaru Revolutionary Movement"),
        ("JNA", "Yugoslav People's Army"),
        ("UTO", "United Tajik Opposition"),
        ("Forces Nouvelles", "New Forces"),
        ("NPFL", "National Patriotic Front of Liberia"),
        ("MFDC", "Movement of Democratic Forces of Casamance"),
        ("CNDD-FDD", "CNDD-FDD"),
        ("ETIM", "East Turkestan Islamic Movement"),
        ("Katiba Macina", "Macina Liberation Front"),
        ("OPM", "Free Papua Movement"),
        ("BRA", "Bougainville Revolutionary Army"),
        ("KPNLF", "Khmer People's National Liberation Front"),
        ("Hashd al-Shaabi", "Popular Mobilization Forces"),
        ("World Court", "International Court of Justice"),
        ("Ecomog", "ECOMOG"),
        ("KVM", "Kosovo Verification Mission"),
        ("IICD", "Independent International Commission on Decommissioning"),
        ("Doctors Without Borders", "Medecins Sans Frontieres"),
        ("Zaire", "Democratic Republic of the Congo"),
        ("Burma", "Myanmar"),
        ("USSR", "Soviet Union"),
        ("Brussels", "European Union"),
    ],
)
def test_find_bodies_by_their_other_names(printed: str, key: str | None) -> None:
    form = ACTORS.find(printed)
    assert (form.key if form else None) == key


@pytest.mark.parametrize(
    ("title", "body", "year", "holder"),
    [
        ("secretary-general", "United Nations", 1988, "Javier Pérez de Cuéllar"),
        ("secretary-general", "United Nations", 1994, "Boutros Boutros-Ghali"),
        ("secretary-general", "United Nations", 2003, "Kofi Annan"),
        ("secretary-general", "United Nations", 2020, "António Guterres"),
        ("president", "United States", 1987, "Ronald Reagan"),
        ("president", "United States", 1998, "Bill Clinton"),
        ("president", "United States", 2023, "Joe Biden"),
        ("secretary of state", "United States", 1990, "James Baker"),
        ("secretary of state", "United States", 1999, "Madeleine Albright"),
        ("foreign minister", "Russia", 2012, "Sergei Lavrov"),
        ("foreign minister", "Germany", 1990, "Hans-Dietrich Genscher"),
        ("foreign minister", "China", 1995, "Qian Qichen"),
        ("foreign minister", "Indonesia", 1995, "Ali Alatas"),
        ("president", "France", 1990, "Francois Mitterrand"),
        ("prime minister", "United Kingdom", 1988, "Margaret Thatcher"),
        ("president", "Peru", 1997, "Alberto Fujimori"),
        ("president", "El Salvador", 1991, "Alfredo Cristiani"),
        ("president", "South Africa", 1992, "F.W. de Klerk"),
        ("president", "Mozambique", 1992, "Joaquim Chissano"),
        ("president", "Croatia", 2005, "Stjepan Mesic"),
        ("president", "Indonesia", 1990, "Suharto"),
        ("leader", "FARC", 2010, "Alfonso Cano"),
        ("chief prosecutor", "International Criminal Court", 2006, "Luis Moreno Ocampo"),
        ("secretary-general", "NATO", 2001, "George Robertson"),
    ],
)
def test_holders_of_offices_by_year(title: str, body: str, year: int, holder: str) -> None:
    found = ACTORS.holder(title, body, year)
    assert found is not None
    assert found.key == holder


def test_capital_stands_for_the_state_of_its_year() -> None:
    moscow, belgrade = ACTORS.find("Moscow"), ACTORS.find("Belgrade")
    assert moscow is not None
    assert belgrade is not None
    assert ACTORS.in_year(moscow, 1988).key == "Soviet Union"
    assert ACTORS.in_year(moscow, 1996).key == "Russia"
    assert ACTORS.in_year(moscow, None).key == "Russia"
    assert ACTORS.in_year(belgrade, 1999).key == "Yugoslavia"
    assert ACTORS.in_year(belgrade, 2008).key == "Serbia"


def test_names_that_hold_only_near_their_country_are_told() -> None:
    form = ACTORS.find("National Liberation Army")
    assert form is not None
    assert (form.key, form.how) == ("ELN", "near")


def test_lists_cover_the_wars_of_forty_years() -> None:
    kinds = [entry.kind for entry in ACTORS.entries.values()]
    fighting = (ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION)
    assert sum(kind in fighting for kind in kinds) >= 280
    assert sum(kind in (ActorKind.IGO, ActorKind.NGO) for kind in kinds) >= 200
    assert sum(bool(person.offices) for person in ACTORS.people()) >= 700


def test_no_name_stands_for_two_of_today() -> None:
    shared: dict[tuple[str, ...], set[str]] = {}
    for made in ACTORS.entries.values():
        if made.until is None:
            for name in (made.key, *made.aliases):
                shared.setdefault(tuple(plain(name).split()), set()).add(made.key)
    assert {words: keys for words, keys in shared.items() if len(keys) > 1} == {}
