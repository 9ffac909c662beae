"""The elder view (长辈版): larger, plainer, one thing per screen; chosen by one tap and remembered by a cookie."""
