-- What the rows of a file mean, with a fault for each that cannot be kept.
-- `located` holds one text a column, null where the file has none. $month is the month
-- the file's name gives, or null; $point says what its points are (exact, snapped);
-- $nowhere is what it writes where a place is not known; $is_month_told whether a row
-- is counted in the month it names even where its day is of another.
WITH told AS (
    SELECT
        * REPLACE (
            nullif(place, $nowhere) AS place,
            upper(postcode_text) AS postcode_text,
            -- Whatever a reader does, nothing but a keyed hash is kept of an identifier.
            CASE
                WHEN regexp_full_match(victim_key, '[0-9a-f]{32}') THEN victim_key
            END AS victim_key,
            CASE
                WHEN regexp_full_match(offender_key, '[0-9a-f]{32}') THEN offender_key
            END AS offender_key,
            CASE
                WHEN regexp_full_match(uprn_key, '[0-9a-f]{32}') THEN uprn_key
                WHEN regexp_full_match(premises_key, '[0-9a-f]{32}') THEN premises_key
            END AS premises_key
        )
    FROM located
),
parsed AS (
    SELECT
        *,
        CASE
            WHEN regexp_full_match(day_text, '(19|20)\d\d-\d\d-\d\d')
                THEN try_cast(day_text AS DATE)
        END AS "day",
        CASE
            WHEN regexp_full_match(month_text, '(19|20)\d\d-\d\d')
                THEN try_cast(month_text || '-01' AS DATE)
        END AS written_month,
        CASE
            WHEN regexp_full_match(time_text, '\d\d:\d\d(:\d\d)?')
                THEN try_cast(left(time_text, 5) || ':00' AS TIME)
            WHEN regexp_full_match(time_text, '\d\d')
                THEN try_cast(time_text || ':00:00' AS TIME)
        END AS "time",
        CASE
            WHEN regexp_full_match(ended_day_text, '(19|20)\d\d-\d\d-\d\d')
                THEN try_cast(ended_day_text AS DATE)
        END AS ended_day,
        CASE
            WHEN regexp_full_match(ended_time_text, '\d\d:\d\d(:\d\d)?')
                THEN try_cast(left(ended_time_text, 5) || ':00' AS TIME)
            WHEN regexp_full_match(ended_time_text, '\d\d')
                THEN try_cast(ended_time_text || ':00:00' AS TIME)
        END AS ended_time,
        -- Degrees before metres where a row has both: they need no conversion.
        coalesce(longitude_text, latitude_text) IS NULL
        AND coalesce(easting_text, northing_text) IS NOT NULL AS is_on_grid,
        CASE
            WHEN coalesce(longitude_text, latitude_text) IS NULL THEN grid_longitude
            ELSE try_cast(longitude_text AS DOUBLE)
        END AS x,
        CASE
            WHEN coalesce(longitude_text, latitude_text) IS NULL THEN grid_latitude
            ELSE try_cast(latitude_text AS DOUBLE)
        END AS y,
        CASE
            WHEN regexp_full_match(
                    postcode_text,
                    '[A-Z]{1,2}[0-9][A-Z0-9]?( ?[0-9]([A-Z]{2})?)?'
                )
                THEN regexp_extract(
                        postcode_text,
                        '^([A-Z]{1,2}[0-9][A-Z0-9]?)( ?[0-9]([A-Z]{2})?)?$',
                        1
                    )
        END AS postcode_area,
        -- The statistics offices' codes: a letter for the country, then eight digits.
        CASE
            WHEN regexp_full_match(lsoa_text, '[EWSN]\d{8}') THEN lsoa_text
        END AS lsoa_code
    FROM told
),
placed AS (
    SELECT
        *,
        CASE
            WHEN $is_month_told AND written_month IS NOT NULL THEN written_month
            ELSE coalesce(CAST(date_trunc('month', "day") AS DATE), written_month)
        END AS "month",
        -- A box round the United Kingdom: Rockall to Lowestoft, Scilly to Shetland.
        coalesce(x BETWEEN -14 AND 2.5 AND y BETWEEN 49 AND 61.5, false) AS has_point,
        CASE
            WHEN "day" IS NOT NULL THEN "day" + coalesce("time", TIME '00:00:00')
        END AS occurred_at,
        -- An end without a day is of the day it began on; one without a time, where the
        -- beginning has one, may have been until midnight.
        CASE
            WHEN ended_day_text IS NOT NULL AND ended_day IS NULL THEN NULL
            WHEN ended_time_text IS NOT NULL AND ended_time IS NULL THEN NULL
            WHEN coalesce(ended_day_text, ended_time_text) IS NULL THEN NULL
            WHEN ended_time IS NULL AND "time" IS NOT NULL
                THEN ended_day + TIME '23:59:00'
            ELSE coalesce(ended_day, "day") + coalesce(ended_time, TIME '00:00:00')
        END AS end_given
    FROM parsed
)
SELECT
    line AS row_number,
    CASE
        WHEN torn <> '' THEN torn
        WHEN day_text IS NOT NULL AND "day" IS NULL THEN 'day-unreadable'
        WHEN day_text IS NULL AND month_text IS NULL THEN 'no-month'
        WHEN month_text IS NOT NULL AND written_month IS NULL THEN 'month-unreadable'
        WHEN "month" <> written_month THEN 'day-against-month'
        WHEN "month" <> $month THEN 'other-month'
        WHEN category IS NULL THEN 'no-category'
        ELSE ''
    END AS fault,
    CASE
        WHEN is_on_grid AND (easting_text IS NULL OR northing_text IS NULL)
            THEN 'half-a-point'
        WHEN is_on_grid
            AND (
                try_cast(easting_text AS DOUBLE) IS NULL
                OR try_cast(northing_text AS DOUBLE) IS NULL
            )
            THEN 'point-not-numbers'
        WHEN is_on_grid AND NOT has_point THEN 'point-elsewhere'
        WHEN longitude_text IS NULL AND latitude_text IS NULL THEN ''
        WHEN longitude_text IS NULL OR latitude_text IS NULL THEN 'half-a-point'
        WHEN x IS NULL OR y IS NULL THEN 'point-not-numbers'
        WHEN NOT has_point THEN 'point-elsewhere'
        ELSE ''
    END AS point_remark,
    CASE
        WHEN lsoa_text IS NOT NULL AND lsoa_code IS NULL THEN 'lsoa-unreadable'
        ELSE ''
    END AS lsoa_remark,
    CASE
        WHEN time_text IS NOT NULL AND "time" IS NULL THEN 'time-unreadable'
        WHEN "time" IS NOT NULL AND "day" IS NULL THEN 'time-without-day'
        ELSE ''
    END AS time_remark,
    CASE
        WHEN coalesce(ended_day_text, ended_time_text) IS NULL THEN ''
        WHEN end_given IS NULL OR occurred_at IS NULL THEN 'end-unreadable'
        WHEN end_given < occurred_at THEN 'end-before-start'
        ELSE ''
    END AS end_remark,
    CASE
        WHEN postcode_text IS NOT NULL AND postcode_area IS NULL THEN 'postcode-unreadable'
        ELSE ''
    END AS postcode_remark,
    reference,
    "month",
    occurred_at,
    CASE
        WHEN "day" IS NULL THEN 'month'
        WHEN "time" IS NULL THEN 'day'
        WHEN time_text LIKE '%:%' THEN 'minute'
        ELSE 'hour'
    END AS time_precision,
    CASE WHEN has_point THEN x END AS longitude,
    CASE WHEN has_point THEN y END AS latitude,
    CASE
        WHEN has_point THEN $point
        WHEN coalesce(lsoa_code, postcode_area) IS NOT NULL THEN 'area'
        ELSE 'none'
    END AS location_precision,
    place,
    lsoa_code,
    lsoa_name,
    category,
    outcome,
    CASE
        WHEN flags_text IS NOT NULL
            THEN string_split_regex(trim(flags_text, ' ;'), '\s*;\s*')
    END AS flags,
    CASE WHEN end_given >= occurred_at THEN end_given END AS ended_at,
    postcode_area,
    victim_key,
    offender_key,
    premises_key,
    sender
FROM placed
