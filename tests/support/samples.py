"""A small file of each format that can be read: what tests damage, and fuzzing begins with.

The rows are invented, but for the event of UCDP GED, which is retyped from the dataset: Sundberg
and Melander 2013, Högbladh 2025, UCDP GED, Uppsala University, CC BY 4.0.
"""

from collections.abc import Mapping

_DOCUMENT = """\
{"format": "conflictmodel", "schema": 1, "title": "Kursk", "sources": [
{"name": "DW", "kind": "media"}, {"name": "Kyiv", "kind": "government", "origin": "Ukraine"}],
"claims": [{"type": "estimate", "id": "casualties",
"subject": {"group": {"name": "troops", "within": {"name": "Армія", "id": "a"}},
"measure": {"outcomes": ["killed", "wounded"]}, "period": "../2024-12-23"},
"range": {"lower": 3001, "upper": null},
"by": {"source": "Kyiv", "stated": "2024-12-23", "via": ["DW"], "grade": "B2"}, "best": 3050,
"words": ["“more than 3,000”", {"type": "wording", "phrase": "more than 3,000",
"policy": "rounding/1", "range": {"lower": 3001, "upper": null}}]},
{"type": "territorial_claim", "id": "village",
"place": {"name": "Storozheve", "point": {"latitude": "50.45", "longitude": "-30.5"}},
"holder": "Russia", "hold": "not held", "on": "2024-12-23",
"by": {"source": "Kyiv", "stated": "2024-12-23", "published": "2024-12-24"}},
{"type": "judgement", "id": "rain", "proposition": "it rains", "is_forward": true,
"by": {"source": "DW", "stated": "2024-12~"}, "words": [{"type": "likelihood", "phrase": "likely",
"yardstick": "phia", "term": "likely", "percent": {"lower": 55, "upper": 75}}],
"supersedes": ["village"]}]}
"""
_LINES = """\
{"format":"conflictmodel-lines","schema":1,"title":"Kursk"}
{"type":"interception","id":"drones","group":{"name":"drones"},"on":"2024-12-23",\
"by":{"source":{"name":"Kyiv","kind":"government","origin":"Ukraine"},"stated":"2024-12-23",\
"via":[{"name":"DW","kind":"media"}],"grade":"B2"},"launched":{"lower":72,"upper":72},\
"shot_down":{"lower":47,"upper":null},"words":["“47 of 72”"]}
{"type":"agreement","id":"pact","name":"defence pact","parties":["North Korea","Russia"],\
"by":{"source":{"name":"DW","kind":"media"},"stated":"2024-12"},"signed":"2024-06"}
"""
_FLAT = """\
conflictmodel/1,id,title,figure,figure.lower,figure.upper,figure.unit.name,figure.unit.decimals,\
by.source.name,by.source.kind,by.stated,programme.name,programme.provider,programme.recipient,\
number,place.name,place.point.latitude,place.point.longitude,holder,hold,on,words
dossier,,Kursk,,,,,,,,,,,,,,,,,,,
installment,sixth,,amounts,105000000000,115000000000,USD,2,DW,media,2024-12-23,IMF programme,IMF,\
Ukraine,6,,,,,,,"[""“1.1 billion”""]"
installment,sixth,,amounts,100000000000,,EUR,2,DW,media,2024-12-23,IMF programme,IMF,Ukraine,6,,,,,\
,,"[""“1.1 billion”""]"
territorial_claim,village,,,,,,,DW,media,2024-12-23,,,,,'=Storozheve,50.45,30.5,Russia,taken,\
2024-12-23,
"""
_ACLED = """\
event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,country,admin1,admin2,\
location,latitude,longitude,geo_precision,source,notes,fatalities,timestamp
UKR90001,2022-02-24,2022,1,Battles,Armed clash,Ukraine,Kharkiv,Izium,Novaville,49.1000,37.2000,1,\
Ministry of A; Herald of B,"On 24 February 2022, two forces clashed.",12,1646179199
UKR90002,25 February 2022,2022,2,Battles,Armed clash,Ukraine,Kharkiv,,Новеселище,-49.1,37.2,3,,,0,
"""
_AIR_ATTACKS = """\
time_start,time_end,model,launch_place,target,launched,destroyed,not_reach_goal,still_attacking,\
border_crossing,carrier,source
2030-01-01,2030-01-02,Kite-1,Moon,North oblast,12,7.0,3.0,2.0,{},,kpszsu/posts/abc
2030-01-02 08:05,2030-01-03,"Kite-1 and Змій",,,5,,,,"{'A': 1}",Kite-9,page/posts/d
"""
_CONTROL_CHANGES = """\
snapshot_utc,commit,name,previous,held_by,as_of,more,source_link
2022-03-01T22:38:12+01:00,fc1,Ізюм,,Ukraine,,,
2022-04-03T23:35:35+02:00,b0d,Somewhere,Russia,Ukraine,2 April 2022,"See ""Battle"", above",https://a
2022-04-04T23:35:35+02:00,b0e,Somewhere,Ukraine,Contested,,,
"""
_IATI = """\
<iati-activities version="2.03" generated-datetime="2023-05-07T07:08:09Z">
<iati-activity default-currency="USD" last-updated-datetime="2023-05-06T07:08:09Z">
<iati-identifier>XA-1-7</iati-identifier>
<reporting-org ref="XA-1" type="10"><narrative>Aid Office</narrative></reporting-org>
<title><narrative>Вода</narrative></title>
<participating-org role="1" ref="XB-2"/>
<recipient-country code="UA"/>
<transaction ref="r"><transaction-type code="3"/><transaction-date iso-date="2023-02-03"/>
<value currency="EUR" value-date="2023-01-01">1000.50</value>
<description><narrative>pipes &amp; pumps</narrative></description></transaction>
<budget type="1"><period-start iso-date="2023-01-01"/><period-end iso-date="2023-12-31"/>
<value>500</value></budget>
</iati-activity>
</iati-activities>
"""
_KIEL_ALLOCATIONS = """\
"year","month","total_allocations","military","financial","humanitarian"
2030,11,0.6,0.3,0.2,0.1
2030,12,1.5,0.000300007,,0
"""
_KIEL_COUNTRIES = """\
"country","iso","year","month","total","financial","humanitarian","military","commitments",\
"to_be_allocated","gdp","pct_gdp"
"Utopía","UTO",2030,2,0.000300007,0.0001,0.000200007,0,0.0004,0.000099993,17.123,0.01
"Utopía","UTO",2030,3,0.5,,0.5,0,0.4,-0.1,17.123,0.01
"""
_LOSSES = """\
[{"date": "2022-02-26", "day": 3, "personnel": 4100, "personnel*": "about", "POW": 30},
{"date": "2022-02-27", "day": 4, "aircraft": 27, "field artillery": 50, "MRL": 4,
"greatest losses direction": "Ізюм"}]
"""
_LOSS_CORRECTIONS = """\
[{"date": "2022-10-13", "day": 232, "aircraft": 0, "tank": -25, "drone": 0},
{"date": "2022-10-14", "day": 233, "aircraft": 0, "tank": 0, "drone": 1}]
"""
_UCDP_GED = """\
id,year,conflict_new_id,conflict_name,side_a_new_id,side_a,side_b_new_id,side_b,source_office,\
source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,\
adm_2,latitude,longitude,country,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,\
deaths_civilians,deaths_unknown,best,high,low
147997,2014,13219,Ukraine: Government,61,Government of Ukraine,5817,Maidan,\
Agence France Presse;Agence France Presse,2014-01-25;2014-01-22,\
Five dead as Ukraine police launch assault on protesters,\
"Maidan protesters, General Prosecutor of Ukraine",1,Kiev city,Maidan Nezalezhnosti protest camp,\
Kiev Special Republican city,,50.450000,30.523330,Ukraine,1,1,2014-01-22 00:00:00.000,\
2014-01-22 00:00:00.000,0,5,0,0,5,5,5
"""

SAMPLES: Mapping[str, str] = {
    "conflictmodel": _DOCUMENT,
    "conflictmodel-lines": _LINES,
    "conflictmodel-csv": _FLAT,
    "acled": _ACLED,
    "air-attacks": _AIR_ATTACKS,
    "control-changes": _CONTROL_CHANGES,
    "iati": _IATI,
    "kiel-allocations": _KIEL_ALLOCATIONS,
    "kiel-countries": _KIEL_COUNTRIES,
    "loss-corrections": _LOSS_CORRECTIONS,
    "losses": _LOSSES,
    "ucdp-ged": _UCDP_GED,
}
"""A file of each format, by the name of the format."""
