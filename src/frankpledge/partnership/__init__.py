"""Who we are: the partnership, its agencies, people and roles, groups, areas, years.

Takes what a manager knows about the district; gives every later stage its scope.
Every read in the product starts at a `Partnership`; the middleware here finds it in
the path and answers 404 to anyone who holds no role in it.
"""
