"""Whatever may stand in a cell."""

from hypothesis import strategies as st

any_cell = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.text(max_size=60),
    st.text(alphabet="0123456789.,-/ rpRPbtujks+@EWTxV()", max_size=30),
)
