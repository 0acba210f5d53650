-- The collisions of one more file.
INSERT INTO beside
SELECT
    upper(trim(collision_key)),
    day_text,
    time_text,
    longitude_text,
    latitude_text,
    easting_text,
    northing_text,
    lsoa_text
FROM read_csv(
    $path,
    columns = $columns,
    auto_detect = false,
    header = false,
    delim = ',',
    quote = '"',
    escape = '"',
    max_line_size = 4194304,
    buffer_size = 8388608
)
WHERE coalesce(torn, '') = '';
