"""What stops a change to the directory: the text is a sentence fit for the page."""


class EditedMeanwhile(Exception):
    """Somebody else saved this after it was opened; nothing was overwritten."""


class NameTaken(Exception):
    """Another agency or group of the partnership has this name already."""
