"""The table of currencies: complete for the current ones, and right where the decimals differ."""

from conflictmodel.values.units import iso_4217

DECIMALS = iso_4217()

# ISO 4217:2015, list one, as of 2026: every code that is money of account with decimals.
TWO = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF
CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL
MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR
PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP
TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
"""
NONE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
THREE = "BHD IQD JOD KWD LYD OMR TND"
FOUR = "CLF UYW"
WITHDRAWN = {"DEM": 2, "FRF": 2, "ITL": 0, "ESP": 0, "BEF": 0, "SUR": 2, "UAK": 2, "HRK": 2}
UNITS_OF_ACCOUNT = "XBA XBB XBC XBD XDR XSU XUA XFO XFU XRE"
NO_MONEY = "XAU XAG XPT XPD XTS XXX"


def test_every_current_currency_is_known() -> None:
    """Each code of list one stands in the table with the decimals that list gives it."""
    for decimals, codes in {2: TWO, 0: NONE, 3: THREE, 4: FOUR}.items():
        assert dict.fromkeys(codes.split(), decimals) == {
            code: DECIMALS.get(code) for code in codes.split()
        }


def test_every_code_is_three_capital_letters() -> None:
    """Nothing else than codes got into the table, and the decimals are 0, 2, 3 or 4."""
    assert [] == [c for c in DECIMALS if not (c.isascii() and c.isalpha() and c.isupper())]
    assert {3} == set(map(len, DECIMALS))
    assert {0, 2, 3, 4} == set(DECIMALS.values())


def test_what_is_no_money_is_left_out() -> None:
    """Metals, test and missing codes are no currencies."""
    assert [] == [code for code in NO_MONEY.split() if code in DECIMALS]


def test_units_of_account_have_two_decimals() -> None:
    """The standard gives them none, and those who report in them write amounts to the cent."""
    codes = UNITS_OF_ACCOUNT.split()
    assert dict.fromkeys(codes, 2) == {code: DECIMALS.get(code) for code in codes}


def test_withdrawn_currencies_are_known() -> None:
    """Tables of the past use codes that are no longer current."""
    assert WITHDRAWN == {code: DECIMALS.get(code) for code in WITHDRAWN}
