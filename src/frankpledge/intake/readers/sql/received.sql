-- The rows of a file as they came: line number, fault of form, cells as text.
SELECT *
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
