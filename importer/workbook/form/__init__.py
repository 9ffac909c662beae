"""The form as a workbook: what is public in its layout, and the template that offices fill in."""
