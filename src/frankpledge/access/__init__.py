"""Who may: people's accounts, the permissions of the product, the roles that hold them.

Takes a request and the permissions its membership gives; lets it through, or refuses
in words. Knows nothing of partnerships: `partnership` says which role a person holds.
"""
