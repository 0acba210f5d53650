"""The British National Grid to degrees, against what the Ordnance Survey publishes."""

from math import atan2, cos, degrees, hypot, radians, sin, sqrt, tan

import duckdb
import pytest

from frankpledge.intake.readers.national_grid import degrees_of
from frankpledge.intake.readers.staging import statement

# The water tower at Caister: the worked example of "A guide to coordinate systems in
# Great Britain" and of the guide to OSTN15.
AIRY_EXAMPLE = (651409.903, 313177.270)
AIRY_DEGREES = (1 + 43 / 60 + 4.5177 / 3600, 52 + 39 / 60 + 27.2531 / 3600)
TOWER, TOWER_DEGREES = (651409.804, 313177.450), (1.716073973, 52.658007833)
METRES_A_DEGREE = 111_320


def metres_between(one, other) -> float:
    east = (one[0] - other[0]) * METRES_A_DEGREE * cos(radians(one[1]))
    return hypot(east, (one[1] - other[1]) * METRES_A_DEGREE)


def airy_degrees(easting, northing):
    """Return what the projection alone gives, before the change of datum."""
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE trimmed AS SELECT CAST($e AS VARCHAR) AS easting_text, "
            "CAST($n AS VARCHAR) AS northing_text",
            {"e": easting, "n": northing},
        )
        inside = statement("located").split(")\nSELECT\n    * EXCLUDE")[0]
        steps = inside.removeprefix(inside[: inside.index("WITH")]) + ")"
        asked = " SELECT degrees(longitude_airy), degrees(latitude_airy) FROM turned"
        return connection.execute(steps + asked).fetchall()[0]


def by_iteration(easting, northing):
    """Return degrees as the guide's own annexes have it: by iteration, step by step."""
    a, b, scale = 6377563.396, 6356256.909, 0.9996012717
    n, e2 = (a - b) / (a + b), 1 - b * b / a / a
    start = radians(49)

    def arc(to):
        less, more = to - start, to + start
        return (
            b
            * scale
            * (
                (1 + n + 5 / 4 * n**2 + 5 / 4 * n**3) * less
                - (3 * n + 3 * n**2 + 21 / 8 * n**3) * sin(less) * cos(more)
                + (15 / 8 * n**2 + 15 / 8 * n**3) * sin(2 * less) * cos(2 * more)
                - 35 / 24 * n**3 * sin(3 * less) * cos(3 * more)
            )
        )

    phi = start
    while abs(left := northing + 100_000 - arc(phi)) > 1e-6:
        phi += left / (a * scale)
    s2, t2 = sin(phi) ** 2, tan(phi) ** 2
    nu, rho = a * scale / sqrt(1 - e2 * s2), a * scale * (1 - e2) / (1 - e2 * s2) ** 1.5
    eta, d = nu / rho - 1, easting - 400_000
    latitude = (
        phi
        - tan(phi) / (2 * rho * nu) * d**2
        + tan(phi) / (24 * rho * nu**3) * (5 + 3 * t2 + eta - 9 * t2 * eta) * d**4
        - tan(phi) / (720 * rho * nu**5) * (61 + 90 * t2 + 45 * t2**2) * d**6
    )
    longitude = radians(-2) + (
        d / nu
        - (nu / rho + 2 * t2) * d**3 / (6 * nu**3)
        + (5 + 28 * t2 + 24 * t2**2) * d**5 / (120 * nu**5)
        - (61 + 662 * t2 + 1320 * t2**2 + 720 * t2**3) * d**7 / (5040 * nu**7)
    ) / cos(phi)
    return moved(longitude, latitude, a, e2)


def moved(longitude, latitude, a, e2):
    nu = a / sqrt(1 - e2 * sin(latitude) ** 2)
    x, y = nu * cos(latitude) * cos(longitude), nu * cos(latitude) * sin(longitude)
    z = nu * (1 - e2) * sin(latitude)
    rx, ry, rz = (radians(second / 3600) for second in (0.1502, 0.2470, 0.8421))
    s = 1 - 20.4894e-6
    x, y, z = (
        446.448 + s * x - rz * y + ry * z,
        -125.157 + rz * x + s * y - rx * z,
        542.060 - ry * x + rx * y + s * z,
    )
    a, b = 6378137.0, 6356752.3141
    e2, p = 1 - b * b / a / a, hypot(x, y)
    phi = atan2(z, p * (1 - e2))
    for _ in range(10):
        phi = atan2(z + e2 * a / sqrt(1 - e2 * sin(phi) ** 2) * sin(phi), p)
    return degrees(atan2(y, x)), degrees(phi)


def test_the_projection_gives_the_published_example_to_the_millimetre():
    assert metres_between(airy_degrees(*AIRY_EXAMPLE), AIRY_DEGREES) < 0.002


def test_the_water_tower_stands_where_it_is_published_within_five_metres():
    [degrees_found] = degrees_of([TOWER])

    assert 0 < metres_between(degrees_found, TOWER_DEGREES) < 5


@pytest.mark.parametrize("easting", [90_000, 250_000, 400_000, 530_000, 655_000])
@pytest.mark.parametrize("northing", [10_000, 180_000, 650_000, 1_215_000])
def test_the_closed_form_agrees_with_the_guides_iteration(easting, northing):
    [found] = degrees_of([(easting, northing)])

    assert metres_between(found, by_iteration(easting, northing)) < 0.001


@pytest.mark.parametrize(
    "point", [(0, 0), (-1, -1), (0, 160_000), (9e9, 9e9), (float("nan"), 1.0)]
)
def test_a_point_off_the_grid_is_none(point):
    assert degrees_of([(560_000, 150_000), point])[1] is None
