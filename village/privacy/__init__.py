"""Personal data: what the village holds about somebody, and the duties that come with it (UU 27/2022).

Everybody sees, copies and corrects their own data here, takes consent back and asks to be deleted; officials answer
within 3 x 24 hours, and keep the register of breaches with the notices that each person affected must get.
"""
