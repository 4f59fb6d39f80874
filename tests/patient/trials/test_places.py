"""The table of cities: names, ambiguity, distances."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alloway.reference.places import all_places, distance_km, find_place, places_named, same_country


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Lyon", "Lyon, France"),
        ("lyon, france", "Lyon, France"),
        ("München, Deutschland", "Munich, Germany"),
        ("Zürich", "Zurich, Switzerland"),
        ("Rochester, Minnesota, USA", "Rochester, Minnesota, United States"),
        ("Boston, MA, US", "Boston, Massachusetts, United States"),
        ("London, UK", "London, United Kingdom"),
        ("Paris, 75010, France", "Paris, France"),
    ],
)
def test_a_place_is_found_in_the_ways_people_write_it(text: str, label: str) -> None:
    place = find_place(text)
    assert place is not None
    assert place.label == label


@pytest.mark.parametrize("text", ["", ",", "Atlantis", "London", "Rochester", "Lyon, Spain"])
def test_no_place_is_guessed(text: str) -> None:
    assert find_place(text) is None


def test_an_ambiguous_name_lists_what_it_may_mean() -> None:
    assert {p.country for p in places_named("London")} == {"United Kingdom", "Canada"}


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        ("Lyon", "Paris", 392),
        ("London, UK", "New York", 5570),
        ("Tokyo", "Sydney", 7823),
        ("Milan", "Rome", 477),
        ("Madrid", "Barcelona", 505),
    ],
)
def test_known_distances(a: str, b: str, km: float) -> None:
    one, two = find_place(a), find_place(b)
    assert one is not None
    assert two is not None
    found = distance_km((one.latitude, one.longitude), (two.latitude, two.longitude))
    assert found == pytest.approx(km, rel=0.01)


def test_the_table_is_wide_and_sound() -> None:
    places = all_places()
    assert len(places) >= 300
    assert len({(p.city, p.region, p.country) for p in places}) == len(places)
    assert all(-60 < p.latitude < 72 and -180 <= p.longitude <= 180 for p in places)
    for place in places:
        assert find_place(place.label) == place


_point = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(_point, _point)
def test_distance_is_symmetric_and_at_most_half_round_the_earth(
    a: tuple[float, float], b: tuple[float, float]
) -> None:
    assert distance_km(a, b) == pytest.approx(distance_km(b, a), abs=1e-6)
    assert 0 <= distance_km(a, b) <= 20_016


def test_country_names_of_registries_are_matched() -> None:
    assert same_country("Turkey (Türkiye)", "Turkey")
    assert same_country("Korea, Republic of", "South Korea")
    assert not same_country("Niger", "Nigeria")
