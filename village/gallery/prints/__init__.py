"""What can be printed of products and their makers: labels, price cards, name cards, brochures, posters, a catalogue.

For owners, their helpers and officials. Each module turns products and makers into pages of ``core.printing``.
"""
