-- The rows of a file that need no second look, as they came: in lines that follow each
-- other, so their numbers need not be written down.
SELECT
    CAST(row_number() OVER () + $before AS INTEGER) AS line,
    CAST(NULL AS VARCHAR) AS torn,
    *
FROM read_csv(
    $plain_path,
    columns = $plain_columns,
    auto_detect = false,
    header = false,
    delim = ',',
    quote = '"',
    escape = '"',
    new_line = '\n',
    max_line_size = 4194304,
    buffer_size = 8388608
)
