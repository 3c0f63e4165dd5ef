"""The rules of the register: keep enterprises and groups, write down consent, import a list and take it back."""
