"""Guessing passwords: few guesses reach the slow hash, however many come and from wherever, and the owner stays in."""

import argon2
import pytest
from flask import Flask

from tests import factories
from village.accounts.models import Account
from village.accounts.passwords import hash_password
from village.accounts.services.sessions import Device, WrongCredentials, sign_in
from village.core.errors import TooMany

PASSWORD = "keripik tempe enak"
NUMBER = "081234567890"


@pytest.fixture
def owner(app: Flask) -> Account:
    # The cheapest hash there is: what is counted is how often it is asked, not what it costs.
    cheap = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    return factories.make_account("owner", phone="6281234567890", password_hash=cheap)


def guesses(addresses: int, times: int) -> int:
    """So many wrong guesses spread over so many network addresses; gives how many of them reached the hash."""
    reached = 0
    for number in range(times):
        device = Device(address=f"10.1.0.{number % addresses}", label="Telepon")
        try:
            sign_in(NUMBER, f"tebakan {number}", device)
        except WrongCredentials:
            reached += 1
        except TooMany:
            continue
    return reached


@pytest.mark.parametrize(("addresses", "most"), [(1, 20), (50, 100)])
def test_of_a_thousand_guesses_few_reach_the_hash_and_the_owner_still_comes_in(
    owner: Account, addresses: int, most: int
) -> None:
    at_home = sign_in(NUMBER, PASSWORD, Device(address="10.9.9.9", label="Telepon Bu Endah")).device_token
    assert 0 < guesses(addresses, 1000) <= most
    with pytest.raises(TooMany):
        sign_in(NUMBER, PASSWORD, Device(address="10.1.0.0", label="Telepon"))
    again = sign_in(NUMBER, PASSWORD, Device(address="10.1.0.0", label="Telepon Bu Endah", known_token=at_home))
    assert again.account_id == owner.id


def test_a_forged_forwarding_header_is_not_another_address(client, owner: Account) -> None:
    statuses = [
        client.post(
            "/masuk",
            data={"identifier": NUMBER, "password": "tebakan"},
            headers={
                "X-Forwarded-For": f"10.2.0.{number}",
                "X-Real-IP": f"10.3.0.{number}",
                "Forwarded": "for=1.2.3.4",
            },
        ).status_code
        for number in range(22)
    ]
    assert statuses == [422] * 20 + [429] * 2


def test_known_unknown_and_disabled_people_get_an_answer_of_the_same_size(client, owner: Account) -> None:
    factories.make_account(
        "owner", phone="6281234567891", password_hash=owner.password_hash, disabled_at=owner.created_at
    )
    answers = [
        client.post("/masuk", data={"identifier": number, "password": "bukan yang ini"})
        for number in (NUMBER, "081234567891", "081234567892")
    ]
    assert {answer.status_code for answer in answers} == {422}
    assert len({len(answer.data) for answer in answers}) == 1
    assert len({answer.text.replace("081234567891", NUMBER).replace("081234567892", NUMBER) for answer in answers}) == 1
    headers = [{name: value for name, value in one.headers if name != "Set-Cookie"} for one in answers]
    assert headers[0] == headers[1] == headers[2]


def test_the_hash_is_as_slow_as_it_has_to_be() -> None:
    assert hash_password(PASSWORD).startswith("$argon2id$v=19$m=19456,t=2,p=1$")
