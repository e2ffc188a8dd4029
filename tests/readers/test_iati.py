"""Activities of aid as IATI publishes them: each flow with its claim, or why it has none."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from conflictmodel.claims.aid import Installment, Programme
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.estimates import Estimate
from conflictmodel.conclusions.totals import total
from conflictmodel.errors import DocumentError, Problem
from conflictmodel.readers.extracts import Extract
from conflictmodel.readers.files import read_file
from conflictmodel.values.measures import Measure
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import between, exactly
from conflictmodel.values.sources import Attribution, Source, SourceKind
from conflictmodel.values.subjects import Group, Subject
from conflictmodel.values.units import Quantity, Unit, currency
from support.real_files import real_file

EUR, USD, JPY = Unit("EUR", 2), Unit("USD", 2), Unit("JPY")
UPDATED = ' last-updated-datetime="2023-05-06T07:08:09Z"'
ORG = '<reporting-org ref="XA-1" type="10"><narrative>Aid Office</narrative></reporting-org>'
FUNDER = '<participating-org role="1" ref="XB-2"><narrative>Fund B</narrative></participating-org>'
COUNTRY = '<recipient-country code="UA"/>'
TITLE = "<title><narrative>Water</narrative><narrative>Вода</narrative></title>"
BY = Attribution(Source("Aid Office", SourceKind.GOVERNMENT), Period("2023-05-06"))
NAME = "Water (XA-1-7)"
WATER = Group(NAME)


def activity(*within: str, attributes: str = UPDATED, identifier: str = "XA-1-7") -> str:
    """Return an activity with these elements besides those that it must have."""
    return (
        f"<iati-activity{attributes}><iati-identifier> {identifier}\n</iati-identifier>"
        f"{''.join(within)}</iati-activity>"
    )


def water(*within: str, attributes: str = UPDATED) -> str:
    """Return the activity that most tests are about, with these flows."""
    return activity(ORG, TITLE, FUNDER, COUNTRY, *within, attributes=attributes)


def value(amount: str, currency: str = "EUR") -> str:
    """Return a value in a currency."""
    named = f' currency="{currency}"' if currency else ""
    return f'<value{named} value-date="2023-01-01">{amount}</value>'


def transaction(
    code: str = "3",
    money: str = value("1000"),
    *within: str,
    ref: str = "r",
    day: str = "2023-02-03",
) -> str:
    """Return a transaction."""
    return (
        f'<transaction ref="{ref}"><transaction-type code="{code}"/>'
        f'<transaction-date iso-date="{day}"/>{money}{"".join(within)}</transaction>'
    )


def planned(tag: str, begins: str, ends: str, attributes: str = "") -> str:
    """Return a budget or planned disbursement of 500 EUR."""
    end = f'<period-end iso-date="{ends}"/>' if ends else ""
    return f'<{tag}{attributes}><period-start iso-date="{begins}"/>{end}{value("500")}</{tag}>'


def read(folder: Path, *activities: str, attributes: str = ' version="2.03"') -> Extract:
    """Return what a file of these activities is read as."""
    file = folder / "aid.xml"
    text = f"<iati-activities{attributes}>{''.join(activities)}</iati-activities>\n"
    file.write_text(text, encoding="utf-8")
    return read_file(file)


def problems(folder: Path, *activities: str, attributes: str = ' version="2.03"') -> list[str]:
    """Return the problems of a file of these activities, each with its path."""
    with pytest.raises(DocumentError) as refused:
        read(folder, *activities, attributes=attributes)
    return [str(problem) for problem in refused.value.problems]


def paid(claim_id: str, amount: int, unit: Unit = EUR, *words: str) -> Installment:
    """Return an installment of the programme that most tests are about."""
    return Installment(
        f"XA-1-7/transaction/{claim_id}",
        Programme(NAME, "Fund B", "UA"),
        BY,
        paid=Period("2023-02-03"),
        amounts=(Quantity(exactly(amount), unit),),
        words=words,
    )


def flow(claim_id: str, outcome: str, period: str, parts: int = 50000) -> Estimate:
    """Return an estimate of a transaction or planned disbursement, which is a group of its own."""
    group = Group(f"XA-1-7/{claim_id}", WATER)
    subject = Subject(group, Measure.of(outcome), Period(period), unit=EUR)
    return Estimate(f"XA-1-7/{claim_id}", subject, exactly(parts), BY)


@pytest.mark.parametrize("code", ["3", "4"])
def test_a_disbursement_or_expenditure_is_an_installment(tmp_path: Path, code: str) -> None:
    """Amount, day and words are those of the transaction; the rest is said of the activity."""
    words = "<description><narrative>first</narrative><narrative>друга</narrative></description>"
    extract = read(tmp_path, water(transaction(code, value("1000.50"), words)))
    assert (("iati", Dossier((paid("r", 100050, EUR, "first", "друга"),)), ())) == (
        extract.format,
        extract.dossier,
        extract.findings,
    )


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        ("1", "incoming funds"),
        ("2", "outgoing commitment"),
        ("5", "interest payment"),
        ("6", "loan repayment"),
        ("7", "reimbursement"),
        ("8", "purchase of equity"),
        ("9", "sale of equity"),
        ("10", "credit guarantee"),
        ("11", "incoming commitment"),
        ("12", "outgoing pledge"),
        ("13", "incoming pledge"),
    ],
)
def test_any_other_transaction_is_an_estimate(tmp_path: Path, code: str, outcome: str) -> None:
    """Its measure has the name of the code list."""
    extract = read(tmp_path, water(transaction(code)))
    assert (flow("transaction/r", outcome, "2023-02-03", 100000),) == extract.dossier.claims


def test_what_was_committed_can_be_added_for_the_programme(tmp_path: Path) -> None:
    """Two commitments of one day are two things, and both lie in the programme and its year."""
    extract = read(tmp_path, water(transaction("2", ref="a"), transaction("2", ref="b")))
    year = Subject(WATER, Measure.of("outgoing commitment"), Period("2023"), unit=EUR)
    assert exactly(200000) == total(extract.dossier.of_type(Estimate), into=year).range


@pytest.mark.parametrize(
    ("attributes", "outcome"),
    [
        ("", "budgeted"),
        (' type="1" status="1"', "budgeted"),
        (' type="2"', "budgeted, revised"),
        (' status="2"', "budgeted, committed"),
        (' type="2" status="2"', "budgeted, revised, committed"),
    ],
)
def test_a_budget_is_about_the_programme(tmp_path: Path, attributes: str, outcome: str) -> None:
    """Its measure says whether it was revised, and whether it binds."""
    extract = read(tmp_path, water(planned("budget", "2023-01-01", "2023-12-31", attributes)))
    period = "2023-01-01/2023-12-31"
    subject = Subject(WATER, Measure.of(outcome), Period(period), unit=EUR)
    expected = Estimate(f"XA-1-7/{outcome}/{period}", subject, exactly(50000), BY)
    assert (expected,) == extract.dossier.claims


@pytest.mark.parametrize(
    ("ends", "attributes", "outcome", "period"),
    [
        ("2023-03-31", ' type="1"', "planned", "2023-01-01/2023-03-31"),
        ("2023-01-01", ' type="2"', "planned, revised", "2023-01-01/2023-01-01"),
        ("", "", "planned", "2023-01-01"),
    ],
)
def test_a_planned_disbursement_has_a_group_of_its_own(
    tmp_path: Path, ends: str, attributes: str, outcome: str, period: str
) -> None:
    """Where it has no end, its beginning is the day."""
    extract = read(tmp_path, water(planned("planned-disbursement", "2023-01-01", ends, attributes)))
    assert (flow(f"{outcome}/{period}", outcome, period),) == extract.dossier.claims


@pytest.mark.parametrize(
    ("money", "attributes", "amount", "unit"),
    [
        (value("1000.00000"), "", 100000, EUR),
        (value("+.5"), "", 50, EUR),
        (value(" 5. "), "", 500, EUR),
        (value("-0.0"), "", 0, EUR),
        (value("900719925474099312345.67"), "", 90071992547409931234567, EUR),
        (value(f"1{'0' * 900}"), "", 10**902, EUR),
        (value("7", ""), ' default-currency="JPY"', 7, JPY),
        (value("7", "USD"), ' default-currency="JPY"', 700, USD),
    ],
)
def test_an_amount_is_read_exactly(
    tmp_path: Path, money: str, attributes: str, amount: int, unit: Unit
) -> None:
    """Every digit counts, in the currency of the value or else of the activity."""
    extract = read(tmp_path, water(transaction("3", money), attributes=f"{UPDATED}{attributes}"))
    assert (paid("r", amount, unit),) == extract.dossier.claims


@pytest.mark.parametrize(
    ("part", "column", "message"),
    [
        (
            transaction("3", value("-20")),
            "value",
            "it is negative, and was taken back of Water (XA-1-7)",
        ),
        (
            transaction("2", value("-20")),
            "value",
            "it is negative, and no sum that was promised or received",
        ),
        (
            transaction("3", value("5", "EXX")),
            "value/@currency",
            "'EXX' is no known ISO 4217 currency code",
        ),
        (transaction("99"), "transaction-type/@code", "'99' is no type of transaction"),
        (
            planned("budget", "2023-01-01", "2023-12-31", ' type="3"'),
            "@type",
            "'3' is none of 1, 2",
        ),
        (
            planned("budget", "2023-01-01", "2023-12-31", ' status="0"'),
            "@status",
            "'0' is none of 1, 2",
        ),
        (
            planned("planned-disbursement", "2023-01-02", "2023-01-01"),
            "period-end/@iso-date",
            "it is before the period begins, 2023-01-02",
        ),
    ],
)
def test_what_no_claim_can_say_is_kept_without_one(
    tmp_path: Path, part: str, column: str, message: str
) -> None:
    """The record has every value as it was published, and what is odd about it."""
    extract = read(tmp_path, water(part))
    record = extract.records[2]
    assert ((), [f"{message} @ {column}"], True) == (
        extract.dossier.claims,
        [*map(str, record.findings)],
        "value" in record.unmapped,
    )
    assert f"{record.where}, {column}" == extract.findings[0].path


def test_a_time_of_an_activity_that_is_none_is_a_finding(tmp_path: Path) -> None:
    """It refuses nothing, and when the activity was stated is not known."""
    transactions = ORG, TITLE, COUNTRY, transaction("3", value("5"))
    extract = read(tmp_path, activity(*transactions, attributes=' last-updated-datetime="once"'))
    expected = "'once' is no time, and is not used @ iati-activity[1], @last-updated-datetime"
    assert [expected] == [str(each) for each in extract.findings]


def test_an_identifier_may_be_letters_that_elsewhere_stand_for_nothing(tmp_path: Path) -> None:
    """An activity may be called NA, as a code in an attribute may be that of Namibia."""
    paid = ORG, TITLE, COUNTRY, transaction("3", value("5"))
    extract = read(tmp_path, activity(*paid, identifier="NA"))
    assert () == extract.findings
    assert ["NA/transaction/r"] == [each.id for each in extract.dossier.claims]


def test_a_disbursement_to_nobody_has_no_claim(tmp_path: Path) -> None:
    """A programme has a recipient; what says nothing of one is an estimate all the same."""
    extract = read(tmp_path, activity(ORG, TITLE, transaction("3"), transaction("2", ref="c")))
    message = "neither it nor a country or region is named as recipient"
    where = "iati-activity[1]/transaction[1], receiver-org"
    assert ([f"{message} @ {where}"], ["XA-1-7/transaction/c"]) == (
        [*map(str, extract.findings)],
        [claim.id for claim in extract.dossier.claims],
    )


def programme(extract: Extract) -> Programme:
    """Return the programme of the first installment."""
    return extract.dossier.of_type(Installment)[0].programme


def test_the_funders_are_the_provider(tmp_path: Path) -> None:
    """Several are joined; those in other roles, and those without a name, are not among them."""
    others = (
        '<participating-org role="4"><narrative>Builder</narrative></participating-org>'
        '<participating-org role="1" ref="XC-3"/><participating-org role="1"/>'
    )
    extract = read(tmp_path, activity(ORG, TITLE, FUNDER, others, COUNTRY, transaction()))
    assert Programme(NAME, "Fund B; XC-3", "UA") == programme(extract)


def test_without_a_funder_the_reporter_is_the_provider(tmp_path: Path) -> None:
    """An organisation without a narrative is named by its identifier."""
    reporter = '<reporting-org ref="XA-1" type="21"/>'
    extract = read(tmp_path, activity(reporter, TITLE, COUNTRY, transaction()))
    assert Programme(NAME, "XA-1", "UA") == programme(extract)
    assert Source("XA-1", SourceKind.OTHER) == extract.dossier.claims[0].by.source


def test_countries_and_regions_are_the_recipient(tmp_path: Path) -> None:
    """Each by its name, or its code, as published."""
    region = '<recipient-region code="89"><narrative>Europe</narrative></recipient-region>'
    extract = read(tmp_path, activity(ORG, TITLE, FUNDER, COUNTRY, region, transaction()))
    assert Programme(NAME, "Fund B", "UA; Europe") == programme(extract)


def named(tag: str, name: str, attributes: str = "") -> str:
    """Return an organisation, country or region with a narrative."""
    return f"<{tag}{attributes}><narrative>{name}</narrative></{tag}>"


@pytest.mark.parametrize(
    ("within", "provider", "recipient"),
    [
        (named("provider-org", "Fund B"), "Fund B", "UA"),
        (named("provider-org", "The Fund", ' ref="XB-2"'), "The Fund", "UA"),
        ('<provider-org ref="XA-1"/>', "XA-1", "UA"),
        ('<provider-org provider-activity-id="XB-2-9"/>', "Fund B", "UA"),
        (named("provider-org", "Fund C"), "Fund C", "UA"),
        (named("receiver-org", "Builder"), "Fund B", "Builder"),
        ('<receiver-org ref="XD-4"/>' + COUNTRY, "Fund B", "XD-4"),
        (COUNTRY, "Fund B", "UA"),
        (
            '<recipient-country code="MD"/>' + named("recipient-region", "Europe", ' code="89"'),
            "Fund B",
            "MD; Europe",
        ),
    ],
)
def test_a_transaction_may_name_who_pays_and_who_receives(
    tmp_path: Path, within: str, provider: str, recipient: str
) -> None:
    """What it names decides, whether the activity names it too or not."""
    extract = read(tmp_path, water(transaction("3", value("1"), within)))
    assert Programme(NAME, provider, recipient) == programme(extract)
    assert WATER == programme(extract).group
    assert () == extract.records[2].findings


def test_who_pays_is_read_of_an_activity_only_where_no_transaction_says_it(tmp_path: Path) -> None:
    """What is in no claim is told, of the activity and of a transaction that is an estimate."""
    within = named("provider-org", "Fund B") + named("receiver-org", "Builder")
    flows = (transaction("3", value("1"), within), transaction("2", value("1"), within, ref="c"))
    extract = read(tmp_path, water(*flows))
    assert {"participating-org/@role", "recipient-country/@code"} <= {*extract.records[1].unmapped}
    assert ("value/@value-date",) == extract.records[2].unmapped
    assert {"provider-org/narrative", "receiver-org/narrative"} <= {*extract.records[3].unmapped}


def test_recipients_may_be_those_of_the_transactions(tmp_path: Path) -> None:
    """There is a programme for each of them, and none where a transaction names nobody."""
    extract = read(
        tmp_path,
        activity(
            *(ORG, TITLE, FUNDER),
            transaction("3", value("1"), COUNTRY, ref="a"),
            transaction("3", value("1"), '<recipient-country code="MD"/>', ref="b"),
            transaction("2", value("1"), COUNTRY, ref="c"),
            transaction("3", value("1"), ref="d"),
        ),
    )
    assert [Programme(NAME, "Fund B", "UA"), Programme(NAME, "Fund B", "MD")] == [
        claim.programme for claim in extract.dossier.of_type(Installment)
    ]
    assert ["receiver-org"] == [each.path for each in extract.records[-1].findings]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("10", SourceKind.GOVERNMENT),
        ("40", SourceKind.INTERNATIONAL),
        ("15", SourceKind.OTHER),
        ("21", SourceKind.OTHER),
        ("", SourceKind.OTHER),
    ],
)
def test_the_kind_of_a_source_is_what_its_type_surely_says(
    tmp_path: Path, code: str, kind: SourceKind
) -> None:
    """Other public sector, for one, need not be a government."""
    reporter = ORG.replace('type="10"', f'type="{code}"')
    extract = read(tmp_path, activity(reporter, TITLE, transaction("2")))
    assert Source("Aid Office", kind) == extract.dossier.claims[0].by.source


def test_a_reporter_of_two_types_is_taken_for_the_first(tmp_path: Path) -> None:
    """One name is one source; that it is given two types is a finding."""
    other = ORG.replace('type="10"', 'type="40"')
    extract = read(
        tmp_path,
        water(transaction("2")),
        activity(other, TITLE, transaction("2"), identifier="XA-1-8"),
    )
    message = "an earlier activity has another type: it is taken for government"
    where = "iati-activity[2], reporting-org/@type"
    assert [f"{message} @ {where}"] == [*map(str, extract.findings)]
    assert (Source("Aid Office", SourceKind.GOVERNMENT),) == extract.dossier.sources


@pytest.mark.parametrize(
    ("attributes", "generated", "stated", "known"),
    [
        (UPDATED, "", "2023-05-06", date(2023, 5, 6)),
        (
            ' last-updated-datetime="2023-05-06T23:30:00.123-11:00"',
            "",
            "2023-05-06",
            date(2023, 5, 6),
        ),
        ("", ' generated-datetime="2023-06-07T01:02:03"', "../2023-06-07", date(2023, 6, 7)),
        ("", "", "../..", None),
    ],
)
def test_when_it_was_stated(
    tmp_path: Path, attributes: str, generated: str, stated: str, known: date | None
) -> None:
    """The day of the update; without one it was certainly said by the day of the file, if any."""
    flows = water(transaction("2"), attributes=attributes)
    extract = read(tmp_path, flows, attributes=f' version="2.03"{generated}')
    by = extract.dossier.claims[0].by
    assert (Period(stated), known) == (by.stated, by.stated_by)


@pytest.mark.parametrize("zone", ["Z", "+02:00", "-11:30"])
def test_a_day_may_have_a_time_zone(tmp_path: Path, zone: str) -> None:
    """It is the day that is written."""
    extract = read(tmp_path, water(transaction(day=f"2023-02-03{zone}")))
    assert (paid("r", 100000),) == extract.dossier.claims


def test_ids_are_made_of_the_content(tmp_path: Path) -> None:
    """What repeats is counted, in the order of the file."""
    unnamed = transaction(ref="")
    extract = read(
        tmp_path,
        water(transaction(), transaction(), transaction(ref="r 2"), unnamed, unnamed),
        water(transaction()),
    )
    assert [
        "XA-1-7/transaction/r",
        "XA-1-7/transaction/r 2",
        "XA-1-7/transaction/r 2 2",
        "XA-1-7/transaction/disbursement/2023-02-03/EUR/1000",
        "XA-1-7/transaction/disbursement/2023-02-03/EUR/1000 2",
        "XA-1-7 2/transaction/r",
    ] == [claim.id for claim in extract.dossier.claims]
    where, equal = "iati-activity[1]/transaction", "one payment may have been entered twice"
    assert [
        f"equal to {where}[1]: {equal} @ {where}[2]",
        f"equal to {where}[4]: {equal} @ {where}[5]",
        "an earlier activity has it too @ iati-activity[2], iati-identifier",
    ] == [*map(str, extract.findings)]


def test_each_flow_has_a_record_and_the_activity_has_one(tmp_path: Path) -> None:
    """They stand in the order of the file, and nothing that was published is left out."""
    flows = (
        transaction(),
        planned("budget", "2023-01-01", "2023-12-31"),
        transaction("2", ref="c"),
    )
    extract = read(
        tmp_path,
        water('<sector code="1"/><sector code="2"/>', *flows),
        attributes=' version="2.03" linked-data-default="https://a.example/"',
    )
    of_a_flow = (1, ("value/@value-date",))
    of_the_activity = (
        "reporting-org/@ref",
        "title/narrative",
        "participating-org/@ref",
        "sector/@code",
        "sector/@code",
    )
    assert {
        "iati-activities": (0, ("@version", "@linked-data-default")),
        "iati-activity[1]": (0, of_the_activity),
        "iati-activity[1]/transaction[1]": of_a_flow,
        "iati-activity[1]/budget[1]": of_a_flow,
        "iati-activity[1]/transaction[2]": of_a_flow,
    } == {record.where: (len(record.claims), record.unmapped) for record in extract.records}
    assert "2" == extract.records[1].value("sector[2]/@code")
    assert "r" == extract.record_of("XA-1-7/transaction/r").value("@ref")


def test_an_activity_without_a_flow_is_in_no_claim(tmp_path: Path) -> None:
    """All of it is told as unmapped."""
    extract = read(tmp_path, activity(ORG, TITLE))
    assert (
        "@last-updated-datetime",
        "iati-identifier",
        "reporting-org/@ref",
        "reporting-org/@type",
        "reporting-org/narrative",
        "title/narrative",
        "title/narrative",
    ) == extract.records[1].unmapped


def test_who_pays_is_in_no_claim_where_nothing_is_paid(tmp_path: Path) -> None:
    """A commitment does not say whom its programme pays."""
    record = read(tmp_path, water(transaction("2"))).records[1]
    assert ("participating-org/@role", "recipient-country/@code") == tuple(
        path for path in record.unmapped if path.endswith(("role", "code"))
    )


def test_an_element_of_another_standard_is_kept(tmp_path: Path) -> None:
    """The schema allows elements of other namespaces after the activities."""
    extract = read(tmp_path, '<x:a xmlns:x="https://x.example/">more</x:a>')
    record = extract.records[1]
    assert ("x:a[1]", (".", "@xmlns:x")) == (record.where, record.unmapped)
    assert ["it is no element of the standard @ x:a[1]"] == [*map(str, extract.findings)]


@pytest.mark.parametrize("version", ["2.01", "2.02"])
def test_an_older_version_is_read_with_a_finding(tmp_path: Path, version: str) -> None:
    """What this reader looks at has not changed since 2.01."""
    extract = read(tmp_path, water(transaction()), attributes=f' version="{version}"')
    (found,) = extract.findings
    assert "it is read as 2.03 @ iati-activities, @version" == str(found)
    assert (paid("r", 100000),) == extract.dossier.claims


@pytest.mark.parametrize(
    ("attributes", "reason"),
    [
        ("", "no version is named"),
        (' version="1.05"', "a file of version 1.05 has another structure"),
        (' version="2.3"', "version '2.3' is not known"),
    ],
)
def test_another_version_is_refused(tmp_path: Path, attributes: str, reason: str) -> None:
    """Before 2.01 names were no narratives, and transaction types were letters."""
    expected = f"{reason}; 2.01, 2.02 and 2.03 are read @ iati-activities, @version"
    assert [expected] == problems(tmp_path, attributes=attributes)


def test_another_root_is_refused(tmp_path: Path) -> None:
    """A file of organisations is none of activities."""
    file = tmp_path / "aid.xml"
    file.write_text('<iati-organisations version="2.03"/>', encoding="utf-8")
    with pytest.raises(DocumentError) as refused:
        read_file(file, as_format="iati")
    message = (
        "this is a file of organisations, which has their budgets and no activity: the activities"
        " are in another file of the publisher"
    )
    assert (Problem("iati-organisations", message),) == refused.value.problems
    file.write_text("<feed><entry/></feed>", encoding="utf-8")
    with pytest.raises(DocumentError) as refused:
        read_file(file, as_format="iati")
    message = "the root is <feed>, and that of a file of activities <iati-activities>"
    assert (Problem("feed", message),) == refused.value.problems


def test_the_problems_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    """Each has the path of its value, and nothing is read."""
    found = problems(
        tmp_path,
        "<iati-activity/>",
        water(
            "<transaction/>",
            transaction("3", value("1,100")),
            transaction("3", value("1.1E+9")),
            transaction("3", value("NaN")),
            transaction("3", value("٣")),
            transaction("3", value("")),
            transaction("3", value("1" * 1001)),
            transaction("3", value("5", "")),
        ),
    )
    first, second = "iati-activity[1]", "iati-activity[2]/transaction"
    no_number = "is no number in plain digits, such as 1100.50"
    assert [
        f"it is blank @ {first}, iati-identifier",
        f"it has neither a narrative nor a @ref @ {first}, reporting-org",
        f"it is blank @ {second}[1], transaction-type/@code",
        f"it is blank @ {second}[1], transaction-date/@iso-date",
        f"it is blank @ {second}[1], value",
        f"there is none, and the activity has no @default-currency @ {second}[1], value/@currency",
        (
            f"'1,100' {no_number}: its separator may be of thousands or of decimals: write the"
            f" number without one @ {second}[2], value"
        ),
        (
            f"'1.1E+9' {no_number}: a spreadsheet shortens numbers so: show all digits there, and"
            f" save the table again @ {second}[3], value"
        ),
        f"'NaN' is no value, and it must have one @ {second}[4], value",
        f"'٣' {no_number} @ {second}[5], value",
        f"it is blank @ {second}[6], value",
        f"a number of 1,001 digits is too long to be read @ {second}[7], value",
        f"there is none, and the activity has no @default-currency @ {second}[8], value/@currency",
    ] == found


@pytest.mark.parametrize(
    ("flow", "column"),
    [
        (transaction(day="03/02/2023"), "transaction-date/@iso-date"),
        (transaction(day="2023-02-30"), "transaction-date/@iso-date"),
        (transaction(day="2023-02"), "transaction-date/@iso-date"),
        (transaction(day="2023-02-03T01:00:00"), "transaction-date/@iso-date"),
        (transaction(day="2023-02-03+0200"), "transaction-date/@iso-date"),
        (transaction(day="2023-02-03*02:00"), "transaction-date/@iso-date"),
        (transaction(day="2023-02-03+ab:cd"), "transaction-date/@iso-date"),
        (transaction(day="2023-02-03+\u0662\u0663:\u0660\u0660"), "transaction-date/@iso-date"),
        (planned("budget", "2023", "2023-12-31"), "period-start/@iso-date"),
        (planned("budget", "2023-01-01", ""), "period-end/@iso-date"),
        (planned("planned-disbursement", "2023-01-01", "2023"), "period-end/@iso-date"),
    ],
)
def test_a_date_that_is_none_is_a_problem(tmp_path: Path, flow: str, column: str) -> None:
    """Only a day written as 2023-02-03, with or without a time zone, is one."""
    (problem,) = problems(tmp_path, water(flow))
    assert problem.endswith(f"[1], {column}")


@pytest.mark.parametrize(
    ("attributes", "generated", "where"),
    [
        (' last-updated-datetime="2023-05-06"', "", "iati-activity[1], @last-updated-datetime"),
        (
            ' last-updated-datetime="2023-05-06Tnoon"',
            "",
            "iati-activity[1], @last-updated-datetime",
        ),
        (' last-updated-datetime="6 May 2023"', "", "iati-activity[1], @last-updated-datetime"),
        ("", ' generated-datetime="now"', "iati-activities, @generated-datetime"),
    ],
)
def test_a_time_that_is_none_is_a_finding(
    tmp_path: Path, attributes: str, generated: str, where: str
) -> None:
    """When a file was written is not worth the file; a day without a time is used all the same."""
    flows = water(transaction("2"), attributes=attributes)
    extract = read(tmp_path, flows, attributes=f' version="2.03"{generated}')
    assert [where] == [found.path for found in extract.findings]
    stated = "2023-05-06" if '"2023-05-06"' in attributes else "../.."
    assert Period(stated) == extract.dossier.claims[0].by.stated


def test_a_name_that_is_too_long_for_a_claim_is_a_problem(tmp_path: Path) -> None:
    """What a claim refuses is told at the flow that it would have been made of."""
    title = f"<title><narrative>{'x' * 100_001}</narrative></title>"
    (problem,) = problems(tmp_path, activity(ORG, title, COUNTRY, transaction()))
    assert problem.endswith("@ iati-activity[1]/transaction[1]")


def test_reading_stops_after_a_hundred_problems(tmp_path: Path) -> None:
    """There may be a million, and the first ones say what is wrong."""
    found = problems(tmp_path, *("<iati-activity/>" for _ in range(60)))
    message = (
        "reading stopped after 100 problems; there may be more @ iati-activity[50], reporting-org"
    )
    assert (101, message) == (len(found), found[-1])


def test_damage_further_on_is_told_with_what_was_found_before(tmp_path: Path) -> None:
    """The problems of the values come first, and the place where the XML breaks off last."""
    found = problems(tmp_path, water(transaction("")), "\n<a>aid</b>")
    assert [
        "it is blank @ iati-activity[1]/transaction[1], transaction-type/@code",
        "this is no XML: mismatched tag @ line 3, column 9",
    ] == found


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damage_is_always_an_error_of_ours(tmp_path: Path, data: st.DataObject) -> None:
    """Whatever bytes are changed or lost, the file is read or refused."""
    flows = (transaction(), planned("budget", "2023-01-01", "2023-12-31"))
    document = f"<iati-activities version='2.03'>{water(*flows)}</iati-activities>".encode()
    start = data.draw(st.integers(0, len(document)))
    end = data.draw(st.integers(start, min(len(document), start + 20)))
    damage = data.draw(st.binary(max_size=5) | st.sampled_from([b"&", b"<", b"]]>", b"<!DOCTYPE"]))
    file = tmp_path / "aid.xml"
    file.write_bytes(document[:start] + damage + document[end:])
    with suppress(DocumentError):
        read_file(file, as_format="iati")


def test_the_annotated_example_of_the_standard() -> None:
    """The example that the standard publishes is read, with a claim for each of its flows."""
    extract = read_file(real_file("aid/iati/activity-standard-example-annotated.xml"))
    assert ("iati", 6, ()) == (extract.format, len(extract.records), extract.findings)
    assert [
        ("budgeted", "2014-01-01/2014-12-31", "exactly 3,000.00 EUR"),
        ("planned", "2014-01-01/2014-12-31", "exactly 3,000.00 EUR"),
        ("planned", "2014-01-01/2014-12-31", "exactly 3,000.00 EUR"),
        ("incoming funds", "2012-01-01", "exactly 1,000.00 EUR"),
    ] == [
        (str(claim.subject.measure), claim.subject.period.edtf, claim.figure)
        for claim in extract.dossier.of_type(Estimate)
    ]
    assert 298 == len(extract.records[1].published)


# Files as they are made


def extract_of(folder: Path, document: str) -> Extract:
    """Return what is read from a document."""
    file = folder / "aid.xml"
    file.write_text(document, encoding="utf-8")
    return read_file(file)


@pytest.mark.parametrize(
    ("written", "lower", "upper"),
    [("951236.4072318105", 95123640, 95123641), ("0.001", 0, 1), ("+1.005", 100, 101)],
)
def test_an_amount_finer_than_a_cent_is_between_two(
    tmp_path: Path, written: str, lower: int, upper: int
) -> None:
    """Nothing is rounded: the amount is not below the one, nor above the other."""
    extract = read(tmp_path, water(transaction("3", value(written))))
    (claim,) = extract.dossier.of_type(Installment)
    assert (Quantity(between(lower, upper), currency("EUR")),) == claim.amounts
    (found,) = extract.findings
    assert "finer than the smallest part of EUR: between the two nearest" in found.message


def test_a_code_in_small_letters_is_read_with_a_finding(tmp_path: Path) -> None:
    """Codes of currencies and countries are in capitals; each path has one finding."""
    flows = (transaction("3", value("5", "usd")), transaction("3", value("7", "usd")))
    country = '<recipient-country code="ua"/>'
    extract = read(tmp_path, activity(ORG, TITLE, FUNDER, country, *flows))
    assert ["UA", "UA"] == [c.programme.recipient for c in extract.dossier.of_type(Installment)]
    assert [currency("USD")] * 2 == [
        claim.amounts[0].unit for claim in extract.dossier.of_type(Installment)
    ]
    assert {
        "'usd' is read as USD (2 cells, first at iati-activity[1]/transaction[1])",
        "'ua' is read as UA (1 cell, first at iati-activity[1])",
    } == {found.message for found in extract.findings if "read as" in found.message}


@pytest.mark.parametrize("code", ["XDR", "XUA", "XSU"])
def test_units_of_account_are_currencies(tmp_path: Path, code: str) -> None:
    """Amounts in drawing rights and their like are written to the cent."""
    extract = read(tmp_path, water(transaction("3", value("162900.12", code))))
    (claim,) = extract.dossier.of_type(Installment)
    assert f"exactly 162,900.12 {code}" == str(claim.amounts[0])


@pytest.mark.parametrize(
    ("titles", "name"),
    [
        ('<narrative xml:lang="fr"/>', "XA-1-7"),
        ('<narrative xml:lang="fr"/><narrative>Road</narrative>', "Road (XA-1-7)"),
        (None, "XA-1-7"),
    ],
)
def test_a_blank_title_refuses_nothing(tmp_path: Path, titles: str | None, name: str) -> None:
    """The first language that has one gives it; without any, the identifier is the name."""
    title = "" if titles is None else f"<title>{titles}</title>"
    extract = read(tmp_path, activity(ORG, title, FUNDER, COUNTRY, transaction()))
    assert name == programme(extract).name
    assert ["it is blank @ iati-activity[1], title/narrative"] == [*map(str, extract.findings)]


def test_an_activity_may_stand_alone(tmp_path: Path) -> None:
    """It is what a datastore gives for one identifier; that no version is named is a finding."""
    extract = extract_of(tmp_path, water(transaction()))
    assert ("iati", (paid("r", 100000),)) == (extract.format, extract.dossier.claims)
    assert ["no version is named: it is read as 2.03 @ iati-activity[1]"] == [
        *map(str, extract.findings)
    ]


ANSWER = """\
<result xmlns:iati-extra="http://datastore.iatistandard.org/ns"><ok>True</ok>
<iati-activities generated-datetime="2023-06-07T01:02:03"><query><limit>50</limit></query>
{}</iati-activities></result>
"""


@pytest.mark.parametrize("version", ["2.03", "2.02"])
def test_an_answer_of_the_datastore_is_read(tmp_path: Path, version: str) -> None:
    """Its activities lie within a root of their own, and each names its version."""
    flows = water(transaction(), attributes=f' iati-extra:version="{version}"')
    extract = extract_of(tmp_path, ANSWER.format(flows))
    assert "iati" == extract.format
    (claim,) = extract.dossier.claims
    assert Period("../2023-06-07") == claim.by.stated
    found = [*map(str, extract.findings)]
    assert ["ok[1]", "query[1]"] == [each.rpartition(" @ ")[2] for each in found[:2]]
    assert version == "2.03" or "it is read as 2.03 @ iati-activity[1]" in found[2]


def test_an_old_activity_of_an_answer_costs_itself(tmp_path: Path) -> None:
    """One of version 1.0x has another structure, and is no reason to refuse the others."""
    old = water(transaction(), attributes=' iati-extra:version="1.05"')
    new = activity(
        ORG, TITLE, COUNTRY, transaction(), identifier="B", attributes=' iati-extra:version="2.03"'
    )
    file = tmp_path / "aid.xml"
    file.write_text(ANSWER.format(old + new), encoding="utf-8")
    with pytest.raises(DocumentError, match=r"a file of version 1\.05 has another structure"):
        read_file(file)
    extract = read_file(file, on_problem="set_aside")
    assert ["B/transaction/r"] == [claim.id for claim in extract.dossier.claims]


def test_an_element_of_an_answer_that_ends_is_followed_by_others(tmp_path: Path) -> None:
    """What stands behind the activities is kept like what stands before them."""
    document = ANSWER.format(water(transaction())).replace("</result>", "<end>1</end></result>")
    extract = extract_of(tmp_path, document)
    assert ("end[1]", "1") == (extract.records[-1].where, extract.records[-1].value("."))
