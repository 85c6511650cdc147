"""How English writes time: the grammar, in order of subject. See `dateline.languages.times` for how to read it.

What an annotation covers follows TimeML: prepositions outside, articles, "ago" and the weekday of a date inside.
"""

from __future__ import annotations

from dateline.languages.times import Rule

MACROS: dict[str, str] = {
    "the": "<_:article>",
    "spelled": "(<tens> -? <ones>|<amount:number>|<tens>|a hundred)",
    "amount": "(<amount:count>|@spelled|<decimal>|<thousands>|<amount:one>)",
    "plain-amount": "(<amount:count>|@spelled|<decimal>|<thousands>)",
    "bound": "(<mod:about>|<mod:nearly>|<mod:over>|no? <mod:than-word> than|at <mod:least>|up to)",
    "few": "(a? <amount:vague> of?)",
    "month": "(<month>|<month:short-month> .)",
    "day-month": "(<month>|<month:short-month> .?)",
    "weekday": "(<weekday>|<weekday:short-weekday> .)",
    "month-name": "(<month>|<month:short-month> .?)",
    "spelled-year": "(nineteen (<year-tens:tens> -? <year-ones:ones>?|<year-tens:teens>))",
    "year": "<year>",
    "zone": "(<zone:zone-name>|<zone:zone-adjective> time|<local:local> time)",
    "shift": "(<n:last>|<n:next>|<n:this>)",
    "sep": "(-|–|—|/|to|through|and|or|,|, and|until)",
    "clock12": "((<hour:hour12>|<clock>|<hour:clock-number>) <meridiem>|<clock-word>)",
}

DATES: tuple[Rule, ...] = (
    Rule(pattern="[the <_:last> <_:calendar-unit> of @month @year?]", kind="date", fields={"mod": "END"}),
    Rule(pattern="[the first <_:calendar-unit> of @month @year?]", kind="date", fields={"mod": "START"}),
    # the first of two days: "from 3 to 5 May", "3-5 May"
    Rule(pattern="[<day>] (?=(-|–|to|and|or|/) (<_:day>|<_:ordinal-day>) of? @month-name (,? @year)?)", kind="date"),
    Rule(pattern="[(@weekday ,?)? @day-month (<day>|<day:ordinal-day>) (,? @year)?]", kind="date"),
    Rule(pattern="[(@weekday ,?)? @day-month <day-year>]", kind="date"),
    Rule(pattern="[(@weekday ,?)? (the)? (<day>|<day:ordinal-day>) of? @day-month (,? @year)?]", kind="date"),
    # the second of two days: "Aug. 7-9", "March 3 and 4"
    Rule(pattern="(?<=<month> <_:day> <_:range>) [<day>] (?!<_:month>)", kind="date"),
    Rule(pattern="[<year> - <month:month-number> - <day>]", kind="date"),
    Rule(pattern="[<month:month-number> / <day> / (<year>|<yy>)]", kind="date"),
    Rule(pattern="[<full-date>]", kind="date"),
    Rule(
        pattern="[<mod:early>? -? @month (,? of? (@year|<years:this> year|<years:last> year|<years:next> year))?]",
        kind="date",
    ),
    Rule(pattern="[@the <mod:edge> of @month (,? @year)?]", kind="date"),
    Rule(pattern="[@the? @shift <month>]", kind="date"),
    Rule(pattern="[(@the <mod:edge> of|<mod:early> (in|-)?)? fiscal? @year (?!<_:counted>)]", kind="date"),
    Rule(pattern="[((the year)? @spelled-year|@day-month @spelled-year)]", kind="date"),
    Rule(pattern="[the year two thousand]", kind="date", fields={"year": 2000}),
)

SHIFTS: tuple[Rule, ...] = (
    Rule(pattern="[<amount:days-glued> ago]", kind="ago", fields={"unit": "D", "sign": -1}, reader=True),
    Rule(pattern="[<amount:hours-glued> ago]", kind="ago", fields={"unit": "H", "sign": -1}, reader=True),
    Rule(pattern="[<amount:minutes-glued> ago]", kind="ago", fields={"unit": "MIN", "sign": -1}, reader=True),
    Rule(pattern="[(<mod:early>|<mod:shifted>)? @the? @shift fiscal? <unit:calendar-unit>]", kind="shift"),
    Rule(pattern="[@the <mod:edge> of @shift <unit:calendar-unit>]", kind="shift"),
    Rule(pattern="[@the <mod:edge> of the <unit:calendar-unit>]", kind="shift", fields={"n": 0}),
    Rule(pattern="[the <n:current> fiscal? <unit:calendar-unit>]", kind="shift"),
    Rule(pattern="[(the|this) <unit:weekend>]", kind="shift", fields={"bare": 1}),
    Rule(pattern="[<unit:year-unit> ('s|' s)? -? <mod:edge>]", kind="shift", fields={"n": 0}),
    Rule(pattern="[<shifted>? (the same|<_:that>) <unit:calendar-unit>]", kind="same", fields={"n": 0}),
    Rule(pattern="[the? (following|next) <unit:day-unit>]", kind="same", fields={"n": 1}),
    Rule(pattern="[the (previous|preceding) <unit:day-unit>]", kind="same", fields={"n": -1}),
    Rule(pattern="[the <n:following> <unit:calendar-unit>]", kind="same"),
    Rule(pattern="[the <unit:day-unit> (before|earlier)]", kind="same", fields={"n": -1}),
    Rule(pattern="[the <unit:day-unit> (after|later)]", kind="same", fields={"n": 1}),
    Rule(pattern="[@bound? (@amount|@few) <unit> (ago|earlier)]", kind="ago", fields={"sign": -1}),
    Rule(
        pattern="[(@the <unit:year-unit> - (ago|earlier) (<_:quarter-unit>|period)|<unit:year-unit> - (ago|earlier) (<_:quarter-unit>|period)?)]",
        kind="ago",
        fields={"sign": -1, "amount": 1},
    ),
)

WEEKDAYS: tuple[Rule, ...] = (
    Rule(pattern="[@weekday]", kind="weekday"),
    Rule(pattern="[@the? @shift <weekday>]", kind="weekday"),
    Rule(pattern="[<mod:early>? (@shift)? @weekday -? <part>]", kind="weekday"),
)

OFFSETS: tuple[Rule, ...] = (
    Rule(pattern="[<days:today>]", kind="day-offset"),
    Rule(pattern="[<mod:early>? <days:day-offset>]", kind="day-offset"),
    Rule(pattern="[<mod:early>? <days:day-offset> <part>]", kind="day-offset"),
    Rule(pattern="[<part:tonight>]", kind="day-offset", fields={"days": 0}),
    Rule(pattern="[the day before yesterday]", kind="day-offset", fields={"days": -2}),
    Rule(pattern="[the day after tomorrow]", kind="day-offset", fields={"days": 2}),
)

CLOCKS: tuple[Rule, ...] = (
    Rule(pattern="(?<=at) [<hhmm:four> <_:hours>]", kind="clock"),
    Rule(pattern="[<hhmm:four> <zone:zone-name>]", kind="clock"),
    Rule(pattern="[@clock12 @zone?]", kind="clock"),
    Rule(
        pattern="[@clock12 @zone? ,? (on)? (@weekday ,?)? @day-month <day> (,? @year)?]",
        kind="clock",
        fields={"dated": 1},
    ),
    Rule(pattern="[@clock12 @zone? ,? (on)? @weekday]", kind="clock"),
    Rule(pattern="[@clock12 @zone? (<days:day-offset>|<days:today>)]", kind="clock"),
    Rule(pattern="[<colon-clock> @zone?] (?!<_:clock-unit>)", kind="clock"),
    Rule(pattern="[<clock> @zone]", kind="clock"),
    Rule(pattern="(?<=at) [<clock> <_:hours>]", kind="clock"),
    Rule(pattern="[(<hour:hour12>|<clock>)] (?=@sep (<_:hour12>|<_:clock>) <meridiem> @zone?)", kind="clock"),
    Rule(pattern="[(<hour:hour12>|<hour:clock-number>) o ' clock (in the <part>|at <part>)?]", kind="clock"),
    Rule(pattern="[(<hour:noon>|<hour:midnight>) (@weekday|@zone)?]", kind="clock"),
)

PARTS: tuple[Rule, ...] = (
    Rule(pattern="[<mod:early>? <n:this> <part>]", kind="part"),
    Rule(pattern="[<n:last> (<part:night-part>|evening)]", kind="part"),
    Rule(pattern="(?<=in|during|for|until) [the <mod:early>? <part>]", kind="part"),
    Rule(pattern="[<mod:early> <part>]", kind="part"),
    Rule(pattern="[overnight]", kind="part", fields={"part": "NI"}, reader=True),
)

DURATIONS: tuple[Rule, ...] = (
    Rule(pattern="[<unit:plural-unit> ago]", kind="duration", fields={"amount": "X"}),
    Rule(pattern="[@bound? <figure:span-figure> (<unit:clock-unit>)]", kind="duration"),
    Rule(pattern="[@bound? @amount more? <unit>] (?!- (ago|earlier))", kind="duration"),
    Rule(
        pattern="[@bound? @amount <unit> (and|,) (<amount2:count>|<amount2:number>|<amount2:one>) <unit2:unit>]",
        kind="duration",
    ),
    Rule(pattern="[@plain-amount] (?=(or|to|-|and) (<_:count>|<_:number>) <unit>)", kind="duration"),
    Rule(pattern="[@plain-amount - <unit:single-unit> (- long)?]", kind="duration"),
    Rule(pattern="[(a|the) @plain-amount - <unit:single-unit> period]", kind="duration"),
    Rule(pattern="[@bound? <whole:count> 1 / 2 <unit>]", kind="duration", fields={"fraction": "5"}),
    Rule(pattern="[@bound? @amount and a half <unit>]", kind="duration", fields={"plus": 0.5}),
    Rule(pattern="[a <unit> and a half]", kind="duration", fields={"amount": 1.5}),
    Rule(pattern="[@bound? (@amount|@few) <unit>] <from:from-there>", kind="duration"),
    Rule(pattern="[@few <unit>]", kind="duration"),
    Rule(pattern="[a couple of <unit>]", kind="duration", fields={"amount": 2}),
    Rule(pattern="[half (a|an) <unit:single-unit>]", kind="duration", fields={"amount": 0.5}),
    Rule(pattern="[@the? (<past:last>|<coming:next>) (@plain-amount|@few) <unit>]", kind="duration"),
    Rule(
        pattern="[@the (<_:ordinal>|latest|first) (@plain-amount|<amount:vague>) <unit:plural-unit>]", kind="duration"
    ),
    Rule(pattern="[@the @plain-amount <unit:plural-unit>]", kind="duration"),
    Rule(
        pattern="(?<=in|over|for|of) [(recent|coming|past) <unit:plural-unit>]", kind="duration", fields={"amount": "X"}
    ),
    Rule(pattern="(?<=for|within|follows) [<unit:long-unit>]", kind="duration", fields={"amount": "X"}),
)

SETS: tuple[Rule, ...] = (
    Rule(pattern="[<regular>]", kind="set"),
    Rule(pattern="[<_:every> (other)? (<unit>|<weekday>|<month>|<part>|<season>)]", kind="set"),
    Rule(pattern="[<_:every> @plain-amount <unit>]", kind="set"),
    Rule(pattern="[<weekday:weekdays>]", kind="set", reader=True),
    Rule(pattern="(?<=per) [<unit:single-unit>]", kind="set"),
    Rule(
        pattern="((?<=<_:count> __)|(?<=<_:decimal> __)|(?<=<_:number> __)|(?<=<_:number> <_:number> __)) [a <unit:single-unit>]",
        kind="set",
    ),
    Rule(pattern="(?<=times|once|twice|million|billion|%|percent) [a <unit:single-unit>]", kind="set"),
)

REFERENCES: tuple[Rule, ...] = (
    Rule(pattern="[<value:reference>]", kind="reference"),
    Rule(pattern="[more? <value:reader-reference>]", kind="reference", reader=True),
    Rule(pattern="[<value:reference-adjective>]", kind="reference"),
    Rule(pattern="(?<=in|of|from|for) [the (recent|near|distant|not too distant)? <value:era>]", kind="reference"),
    Rule(pattern="[the (near|distant)? future]", kind="reference", fields={"value": "FUTURE_REF"}),
    Rule(pattern="[these days]", kind="reference", fields={"value": "PRESENT_REF"}),
    Rule(pattern="[recent <_:plural-unit>]", kind="reference", fields={"value": "PAST_REF"}),
)

PERIODS: tuple[Rule, ...] = (
    Rule(pattern="[q <quarter:day> @year?]", kind="period"),
    Rule(pattern="[<mod:shifted> in the <unit:calendar-unit>]", kind="shift", fields={"n": 0}),
    Rule(
        pattern="[@the (corresponding|comparable|same) (<_:quarter-unit>|period) (of? last year|a year (ago|earlier))]",
        kind="same",
        fields={"unit": "Q", "years": -1},
    ),
    Rule(pattern="[last year ' s <_:quarter-unit>]", kind="same", fields={"unit": "Q", "years": -1}),
    Rule(pattern="[@the <_:quarter-unit> a year (ago|earlier)]", kind="same", fields={"unit": "Q", "years": -1}),
    Rule(
        pattern="[@the? year - (ago|earlier) <quarter:ordinal-word> <_:quarter-unit>]",
        kind="period",
        fields={"years": -1},
    ),
    Rule(pattern="[the fiscal? <unit:year-unit>] (?=ended|ending)", kind="duration", fields={"amount": 1}),
    Rule(pattern="[the fiscal <unit:year-unit>]", kind="duration", fields={"amount": 1}),
    Rule(pattern="[the latest (<_:quarter-unit>|period)]", kind="same", fields={"unit": "Q", "latest": 1}),
    Rule(pattern="[(the (current|recent)|that) (<_:quarter-unit>|period)]", kind="same", fields={"unit": "Q"}),
    Rule(pattern="[@the <_:quarter-unit>]", kind="same", fields={"unit": "Q", "n": 0}),
    Rule(pattern="[@the <year> (<_:quarter-unit>|period)]", kind="same", fields={"unit": "Q"}),
    Rule(pattern="[@the full <unit:year-unit>]", kind="shift", fields={"n": 0}),
    Rule(pattern="[the <mod:early>? <decade:decade-word>]", kind="period"),
    Rule(pattern="[<quarter:ordinal-word> - <_:quarter-unit>]", kind="period"),
    Rule(
        pattern="[@the? (fiscal -?)? <quarter:ordinal-word> <_:quarter-unit> ((of)? (@year|<years:last> year|<years:this> year|<years:next> year))?]",
        kind="period",
    ),
    Rule(pattern="[@the @year <quarter:ordinal-word> <_:quarter-unit>]", kind="period"),
    Rule(
        pattern="[(<years:last>|<years:this>|<years:next>) year ' s <quarter:ordinal-word> <_:quarter-unit>]",
        kind="period",
    ),
    Rule(
        pattern="[the? <half:ordinal-word> <_:half-unit> ((of)? (@year|<years:last> year|<years:this> year|<years:next> year|the year))?]",
        kind="period",
    ),
    Rule(pattern="[(@the|this)? <mod:early>? <season> of? @year]", kind="period"),
    Rule(pattern="[(<n:last>|<n:this>|<n:next>) <season>]", kind="period"),
    Rule(pattern="(?<=in|during|of|since|by|until|into|over|through) [the? <mod:early>? -? <season>]", kind="period"),
    Rule(pattern="[@the? <mod:early>? -? '? <decade-number>]", kind="period", fields={"open-year": 1}),
    Rule(
        pattern="[@the? <mod:early>? -? (<century:century-ordinal>|<century:ordinal>) -? <_:century-unit>]",
        kind="period",
    ),
    Rule(pattern="[the (<unit:year-unit>|<unit:week-unit>)] (?!-|ago|earlier)", kind="shift", fields={"n": 0}),
)

HOLIDAYS: tuple[Rule, ...] = (
    Rule(pattern="[boxing day]", kind="holiday", fields={"holiday": "12-26"}),
    Rule(pattern="[<holiday> (day|eve)? @year?]", kind="holiday"),
    Rule(pattern="[new year ' s eve]", kind="holiday", fields={"holiday": "12-31"}),
    Rule(pattern="[new year ' s day]", kind="holiday", fields={"holiday": "01-01"}),
    Rule(pattern="[christmas eve]", kind="holiday", fields={"holiday": "12-24"}),
    Rule(pattern="[good friday]", kind="holiday", fields={"holiday": "E-2"}),
    Rule(pattern="[easter monday]", kind="holiday", fields={"holiday": "E+1"}),
    Rule(pattern="[independence day]", kind="holiday", fields={"holiday": "07-04"}),
    Rule(pattern="[labor day]", kind="holiday", fields={"holiday": "09:1:1"}),
    Rule(pattern="[memorial day]", kind="holiday", fields={"holiday": "05:1:-1"}),
    Rule(pattern="[election day]", kind="holiday", fields={"holiday": "11:1:1+1"}),
)

NOT_TIMES: tuple[Rule, ...] = (
    Rule(pattern="(a|the) second", kind="none"),
    Rule(pattern="a quarter (?!<_:that>)", kind="none"),
    Rule(pattern="(may|march|second|fall|spring) (be|have|not)", kind="none"),
    Rule(pattern="(a|the|an)? @plain-amount - <_:unit> - old", kind="none"),
    Rule(pattern="@plain-amount <_:unit> old", kind="none"),
)

RULES: tuple[Rule, ...] = (
    *NOT_TIMES,
    *DATES,
    *SHIFTS,
    *WEEKDAYS,
    *OFFSETS,
    *CLOCKS,
    *PARTS,
    *SETS,
    *DURATIONS,
    *REFERENCES,
    *PERIODS,
    *HOLIDAYS,
)
