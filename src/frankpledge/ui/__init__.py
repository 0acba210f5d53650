"""How it looks: the frame of every page, components, form fields, charts and maps.

Takes plain values (words, figures, tables, areas); gives templates under `ui/` to
extend and include, a form renderer, and SVG that is the same on a page and on paper.
Knows nothing of partnerships; every other package may use it.
"""
