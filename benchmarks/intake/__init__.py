"""How fast returns are taken in, beside what an analyst would write in pandas.

`files` makes the months, `ours` and `peer` do the same work, each in a process of its
own, `floor` does only what nobody can spare, `measuring` runs them, `page` tells.
"""
