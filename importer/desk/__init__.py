"""What people do with a draft: mend it, confirm what is right, hand it in, return it, publish it."""
