-- The first rows of a file as they would be kept, with what is wrong with each.
SELECT
    row_number,
    fault,
    point_remark,
    lsoa_remark,
    time_remark,
    end_remark,
    postcode_remark,
    "month",
    occurred_at,
    time_precision,
    category,
    place,
    longitude,
    latitude,
    coalesce(lsoa_code, postcode_area) AS area,
    outcome,
    flags,
    reference
FROM incidents
ORDER BY row_number;
