"""Where will the next months' events be: places ranked by what to expect there."""
