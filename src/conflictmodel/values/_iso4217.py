"""The decimals of every currency in ISO 4217, current or withdrawn.

Current codes: ISO 4217:2015, table A.1, as maintained by SIX (list one). Withdrawn codes: table A.3
(list three), which gives no decimals; they are taken from the last list one that held the code,
else from the JDK 17 (`java.util.Currency`), else from the currency with the same unit, else from
Unicode CLDR, and where none of them says, 2. The standard gives no minor unit to units of account
(XDR, XSU, XUA; of the bond markets XBA to XBD; withdrawn XFO, XFU, XRE): they have 2 decimals here,
because that is how those who report aid in them write amounts, and what is finer can be said as a
range. Codes that are no money (precious metals, tests, no currency) are left out.
"""

_CODES = {
    0: (
        "ADP BEC BEF BEL BIF BYB BYR CLP DJF ESA ESB ESP GNF GRD ISK ITL JPY KMF KRW LUC LUF "
        "LUL MGF PTE PYG ROL RWF TPE TRL UGX UYI VND VUV XAF XOF XPF "
    ),
    2: (
        "AED AFA AFN ALK ALL AMD ANG AOA AOK AON AOR ARA ARP ARS ARY ATS AUD AWG AYM AZM AZN "
        "BAD BAM BBD BDT BGJ BGK BGL BGN BMD BND BOB BOP BOV BRB BRC BRE BRL BRN BRR BSD BTN "
        "BUK BWP BYN BZD CAD CDF CHC CHE CHF CHW CNY COP COU CRC CSD CSJ CSK CUC CUP CVE CYP "
        "CZK DDM DEM DKK DOP DZD ECS ECV EEK EGP ERN ETB EUR FIM FJD FKP FRF GBP GEK GEL GHC "
        "GHP GHS GIP GMD GNE GNS GQE GTQ GWE GWP GYD HKD HNL HRD HRK HTG HUF IDR IEP ILP ILR "
        "ILS INR IRR ISJ JMD KES KGS KHR KPW KYD KZT LAJ LAK LBP LKR LRD LSL LSM LTL LTT LVL "
        "LVR MAD MDL MGA MKD MLF MMK MNT MOP MRO MRU MTL MTP MUR MVQ MVR MWK MXN MXP MXV MYR "
        "MZE MZM MZN NAD NGN NIC NIO NLG NOK NPR NZD PAB PEH PEI PEN PES PGK PHP PKR PLN PLZ "
        "QAR RHD ROK RON RSD RUB RUR SAR SBD SCR SDD SDG SDP SEK SGD SHP SIT SKK SLE SLL SOS "
        "SRD SRG SSP STD STN SUR SVC SYP SZL THB TJR TJS TMM TMT TOP TRY TTD TWD TZS UAH UAK "
        "UGS UGW USD USN USS UYN UYP UYU UZS VEB VED VEF VES VNC WST XAD XBA XBB XBC XBD XCD "
        "XCG XDR XEU XFO XFU XRE XSU XUA YDD YER "
        "YUD YUM YUN ZAL ZAR ZMK ZMW ZRN ZRZ ZWC ZWD ZWG ZWL ZWN ZWR "
    ),
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}

DECIMALS = {code: decimals for decimals, codes in _CODES.items() for code in codes.split()}
"""Decimals by code."""
