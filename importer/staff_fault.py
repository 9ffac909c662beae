"""What the staff side raises when its machinery fails."""

from locator.fault import Fault


class StaffFault(Fault):
    """The staff side cannot do what was asked."""
