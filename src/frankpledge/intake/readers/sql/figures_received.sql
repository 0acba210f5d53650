-- The figures of a file as they were drawn from its rows, each numbered among those of
-- the same area, period, category and measure: only the first can be kept.
CREATE TABLE figures AS
SELECT
    *,
    row_number() OVER (
        PARTITION BY
            period_start, period_end, area_kind,
            coalesce(area_code, wider_area || '/' || area_name, area_name),
            category, group_texts, measure
        ORDER BY entry
    ) AS coming
FROM read_csv(
    $path,
    columns = $columns,
    auto_detect = false,
    header = false,
    delim = ',',
    quote = '"',
    escape = '"',
    new_line = '\n',
    max_line_size = 4194304
);
