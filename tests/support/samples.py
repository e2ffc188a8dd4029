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

_ACLED_DELETED = """\
event_id_cnty,deleted_timestamp
UKR90001,1741219200
UKR90002,1741219200
"""
_ACLED_MONTHLY = """\
Country,Admin1,Admin2,ISO3,Admin2 Pcode,Admin1 Pcode,Month,Year,Events,Fatalities
Aland,North,Схід,ALA,AL0101,AL01,January,2024,3,1
Aland,North,East,ALA,AL0102,AL01,February,2024,0,0
"""
_ACLED_WEEKLY = """\
WEEK,REGION,COUNTRY,ADMIN1,EVENT_TYPE,SUB_EVENT_TYPE,EVENTS,FATALITIES,POPULATION_EXPOSURE,\
DISORDER_TYPE,ID,CENTROID_LATITUDE,CENTROID_LONGITUDE
2025-03-01,Europe,Aland,North,Battles,Armed clash,2,3,1200,Political violence,1,10.5,20.25
08-March-2025,Europe,Aland,Схід,Battles,Armed clash,1,0,,Political violence,2,10.5,20.25
"""
_HAPI_CONFLICT_EVENTS = """\
location_code,has_hrp,in_gho,provider_admin1_name,provider_admin2_name,admin1_code,admin1_name,\
admin2_code,admin2_name,admin_level,event_type,events,fatalities,reference_period_start,\
reference_period_end,dataset_hdx_id,resource_hdx_id,warning,error
ALA,True,True,Nord,,AL01,Північ,,,1,political_violence,3,4,2024-01-01T00:00:00,\
2024-01-31T23:59:59,d,r,,
NAM,False,True,,,,,,,0,demonstration,1,,2024-01-01,2024-01-31,d,r,,
"""
_ORYX = """\
country,equipment_type,destroyed,abandoned,captured,damaged,type_total,date_recorded
Aland,All Types,13,1,2,3,19,2022-03-19
Aland,"Losses of Tanks - 19, of which: destroyed: 13",13,1,2,3,19,2022-03-19
Aland,Танки,13,1,2,3,20,2022-03-20
"""
_TFP_GAZA = """\
[{"report_date": "2030-01-01", "report_source": "mohtel", "report_period": 24, "killed": 3,
"killed_cum": 20, "injured_cum": 30, "ext_killed_cum": 20, "ext_injured_cum": 30},
{"report_date": "2030-01-02", "report_source": "gmotel", "report_period": 24, "killed": 9,
"killed_cum": 29, "killed_truce_new": 4, "killed_committee": 5, "ext_killed_cum": 29,
"ext_injured_cum": 33, "note": "Слава"}]
"""
_TFP_LEBANON = """\
[{"report_date": "2030-01-01", "report_source": "ocha", "report_period": 48, "phase": 2,
"killed": 1, "killed_cum": 5, "injured_cum": 6, "killed_cum_reported": 2,
"injured_cum_reported": 3, "note": "Слава"}]
"""
_TFP_WEST_BANK = """\
[{"report_date": "2030-01-01", "verified": {"killed": 1, "killed_cum": 6, "injured_cum": 19},
"killed_cum": 3, "killed_children_cum": 0, "injured_cum": 23, "injured_children_cum": 1,
"settler_attacks_cum": 3, "flash_source": "un"},
{"report_date": "2030-01-02", "killed_cum": 4, "killed_children_cum": 0, "injured_cum": 24,
"injured_children_cum": 1, "settler_attacks_cum": 3, "flash_source": "fill", "note": "Слава"}]
"""
_UCDP_BATTLE_DEATHS = """\
conflict_id,dyad_id,location_inc,side_a,side_a_id,side_b,side_b_id,incompatibility,territory_name,\
year,bd_best,bd_low,bd_high,type_of_conflict,battle_location,region,version
259,411,Aland,Government of Aland,13,Reds,14,2,,2022,30,25,40,3,Aland,1,25.1
260,"412, 413",Aland,Government of Aland,13,"Blues, Сині",15,1,North,2022,30,50,40,3,\
"Aland, Bland",1,25.1
"""
_UCDP_COUNTRY_YEAR = """\
country_id_cy,country_cy,year_cy,region_cy,sb_total_deaths_best_cy,sb_total_deaths_high_cy,\
sb_total_deaths_low_cy,ns_total_deaths_best_cy,ns_total_deaths_high_cy,ns_total_deaths_low_cy,\
os_total_deaths_best_cy,os_total_deaths_high_cy,os_total_deaths_low_cy,\
cumulative_total_deaths_in_orgvio_best_cy,cumulative_total_deaths_in_orgvio_high_cy,\
cumulative_total_deaths_in_orgvio_low_cy,version
365,Aland,2022,Europe,30,40,25,2,2,2,0,0,0,32,42,27,25.1
366,Бланд,2022,Europe,0,0,0,0,0,0,0,0,0,0,0,0,25.1
"""
_UCDP_NON_STATE = """\
conflict_id,dyad_id,org,side_a_name,side_a_id,side_b_name,side_b_id,year,best_fatality_estimate,\
low_fatality_estimate,high_fatality_estimate,location,gwno_location,region,version
599,600,1,Reds,14,Сині,15,2022,40,35,50,Aland,365,1,25.1
"""
_UCDP_ONE_SIDED = """\
conflict_id,dyad_id,actor_id,actor_name,year,best_fatality_estimate,low_fatality_estimate,\
high_fatality_estimate,is_government_actor,location,gwno_location,region,version
499,500,14,Reds,2022,26,26,30,0,"Aland, Bland",365,1,25.1
497,501,15,Сині,2022,26,26,30,0,Aland,365,1,25.1
"""

SAMPLES: Mapping[str, str] = {
    "conflictmodel": _DOCUMENT,
    "conflictmodel-lines": _LINES,
    "conflictmodel-csv": _FLAT,
    "acled": _ACLED,
    "acled-deleted": _ACLED_DELETED,
    "acled-monthly": _ACLED_MONTHLY,
    "acled-weekly": _ACLED_WEEKLY,
    "air-attacks": _AIR_ATTACKS,
    "control-changes": _CONTROL_CHANGES,
    "hapi-conflict-events": _HAPI_CONFLICT_EVENTS,
    "iati": _IATI,
    "kiel-allocations": _KIEL_ALLOCATIONS,
    "kiel-countries": _KIEL_COUNTRIES,
    "loss-corrections": _LOSS_CORRECTIONS,
    "losses": _LOSSES,
    "oryx": _ORYX,
    "tfp-gaza": _TFP_GAZA,
    "tfp-lebanon": _TFP_LEBANON,
    "tfp-west-bank": _TFP_WEST_BANK,
    "ucdp-battle-deaths": _UCDP_BATTLE_DEATHS,
    "ucdp-country-year": _UCDP_COUNTRY_YEAR,
    "ucdp-ged": _UCDP_GED,
    "ucdp-non-state": _UCDP_NON_STATE,
    "ucdp-one-sided": _UCDP_ONE_SIDED,
}
"""A file of each format, by the name of the format."""
