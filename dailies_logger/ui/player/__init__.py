"""Show a clip's picture and play it, so that the frame on the screen is the frame that is logged."""
