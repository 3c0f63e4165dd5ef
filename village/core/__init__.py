"""The few things every feature needs: database, access, fragments, slots, audit, village. It knows no feature."""
