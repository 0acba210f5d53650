"""Measurements of the product on material made for the purpose."""
