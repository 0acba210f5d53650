-- The cells of a file, and the degrees of those given on the British National Grid.
-- Transverse Mercator on Airy 1830 by series, then one Helmert transformation to WGS 84:
-- within about 5 m everywhere in Great Britain, which suits areas and hot places and is
-- not for surveying. Formulas and constants: Ordnance Survey, "A guide to coordinate
-- systems in Great Britain". `national_grid` says it in words. Files
-- without eastings are spared all of it: see `located_as_given`.
CREATE VIEW located AS
WITH metres AS (
    SELECT
        *,
        -- Nought is what systems write for an unknown place, out in the Atlantic.
        CASE WHEN try_cast(easting_text AS DOUBLE) BETWEEN 1 AND 800000
            THEN try_cast(easting_text AS DOUBLE) - 400000
        END AS d,
        CASE WHEN try_cast(northing_text AS DOUBLE) BETWEEN 1 AND 1400000
            THEN try_cast(northing_text AS DOUBLE)
        END AS north
    FROM trimmed
),
arc AS (
    SELECT *, (north + 5527063.814551211) / 6364375.939768464 AS mu
    FROM metres
),
foot AS (
    SELECT
        *,
        mu + 2.5098265409693684e-3 * sin(2 * mu) + 3.6745485067168026e-6 * sin(4 * mu)
        + 7.36826287449507e-9 * sin(6 * mu) + 1.68e-11 * sin(8 * mu) AS phi
    FROM arc
),
curved AS (
    SELECT
        *,
        -- Radii of curvature of Airy 1830, times the scale on the central meridian.
        6375020.480988971 / sqrt(1 - 0.006670540074149084 * sin(phi) * sin(phi)) AS nu,
        6332495.651397012 / pow(1 - 0.006670540074149084 * sin(phi) * sin(phi), 1.5) AS rho,
        tan(phi) * tan(phi) AS t2
    FROM foot
),
airy AS (
    SELECT
        *,
        phi + tan(phi) * d * d / (2 * rho * nu) * (
            -1
            + d * d / (12 * nu * nu) * (5 + 3 * t2 + (nu / rho - 1) * (1 - 9 * t2))
            - pow(d / nu, 4) / 360 * (61 + 90 * t2 + 45 * t2 * t2)
        ) AS latitude_airy,
        radians(-2) + d / (nu * cos(phi)) * (
            1
            - d * d / (6 * nu * nu) * (nu / rho + 2 * t2)
            + pow(d / nu, 4) / 120 * (5 + 28 * t2 + 24 * t2 * t2)
            - pow(d / nu, 6) / 5040 * (61 + 662 * t2 + 1320 * t2 * t2 + 720 * t2 * t2 * t2)
        ) AS longitude_airy
    FROM curved
),
normal AS (
    SELECT
        *,
        6377563.396 / sqrt(
            1 - 0.006670540074149084 * sin(latitude_airy) * sin(latitude_airy)
        ) AS v
    FROM airy
),
airy_space AS (
    SELECT
        *,
        v * cos(latitude_airy) * cos(longitude_airy) AS x,
        v * cos(latitude_airy) * sin(longitude_airy) AS y,
        v * (1 - 0.006670540074149084) * sin(latitude_airy) AS z
    FROM normal
),
space AS (
    SELECT
        *,
        446.448 + 0.9999795106 * x - 4.082616008623402e-6 * y
        + 1.1974897923405538e-6 * z AS wx,
        -125.157 + 4.082616008623402e-6 * x + 0.9999795106 * y
        - 7.281901490265231e-7 * z AS wy,
        542.060 - 1.1974897923405538e-6 * x + 7.281901490265231e-7 * y
        + 0.9999795106 * z AS wz
    FROM airy_space
),
turned AS (
    SELECT
        *,
        sqrt(wx * wx + wy * wy) AS p,
        atan2(wz * 6378137.0, sqrt(wx * wx + wy * wy) * 6356752.314245) AS theta
    FROM space
)
SELECT
    * EXCLUDE (
        d, north, mu, phi, nu, rho, t2, latitude_airy, longitude_airy, v,
        x, y, z, wx, wy, wz, p, theta
    ),
    degrees(atan2(wy, wx)) AS grid_longitude,
    degrees(
        atan2(
            wz + 42841.31151367395 * pow(sin(theta), 3),
            p - 42697.672707539066 * pow(cos(theta), 3)
        )
    ) AS grid_latitude
FROM turned;
