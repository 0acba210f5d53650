"""The plan: strategy, priorities, themes, activities, measures and their targets.

Takes an existing plan document (read into a draft that an officer decides on, element
by element) or what people type; gives the plan that review answers for and publishing
prints. Holds what a measure counts as data; `review` resolves it.
"""
