"""Words and ruled lines laid on pages, read back as paragraphs and tables.

Takes sheets: where each word and each line stands. Gives paragraphs, headings, list
items and table rows in reading order. Knows nothing of the file they came from.
"""
