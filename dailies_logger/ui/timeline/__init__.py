"""Paint the label lanes under the picture and turn the hand's moves on them into requests.

`scale`, `ticks`, `layout` and `gestures` are plain reckoning without Qt; `painting`, `headers` and `lanes` draw.
"""
