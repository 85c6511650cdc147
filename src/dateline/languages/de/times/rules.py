"""How German writes time: the grammar, in order of subject. See `dateline.languages.times` for how to read it.

What an annotation covers follows the guidelines of the German TimeML corpora: prepositions stay outside, articles that
stand alone ("der kommenden Woche") inside, those melted into a preposition ("im vergangenen Jahr") outside.
"""

from __future__ import annotations

from dateline.languages.times import Rule

MACROS: dict[str, str] = {
    "the": "<_:article>",
    "amount": "(<amount:count>|<amount:number>|<amount:one-and-half>|<decimal>|<thousands>|<amount:one>)",
    "amount2": "(<amount2:count>|<amount2:number>|<amount2:one>)",
    "bound": "(<mod:about> (<mod:nearly>|genau)?|<mod:nearly> genau?|<mod:than-word> als|<mod:bound-word>)",
    "month": "(<month>|<month:short-month> .|<month:short-month> (?=<_:year>))",
    "weekday": "(<weekday>|<weekday:short-weekday> .)",
    "year": "(<year>|' <yy>)",
    "uhr": "(uhr|h)",
    "zone": "(<zone:zone-name>|unserer zeit|<zone:zone-adjective> zeit|<local:local-time>)",
    "clock": "(<clock>|<hour>)",
    "other-clock": "(<_:clock>|<_:hour>)",
    "sep": "(-|–|—|/|bis zum|bis|und|oder|, und|,|sowie|auf|beziehungsweise|bzw .)",
    "shift": "(<n:last>|<n:next>|<n:this>|<n:current>)",
    "of-year": "(@the? (<years:last>|<years:next>|<years:this>|<years:current>) jahres)",
    "century": "(<century:day> .|<century:ordinal>)",
}

DATES: tuple[Rule, ...] = (
    Rule(pattern="[<day> . @the? (<months:last>|<months:next>|<months:this>) monats]", kind="date"),
    Rule(pattern="[<part> des <day> . @month @year?]", kind="date"),
    Rule(pattern="[(@weekday ,?)? @the? <day:ordinal> <month> (@year|@of-year)?]", kind="date"),
    Rule(pattern="[@the? <_:season-word> <year> / (<_:day>|<_:yy>|<_:year>)]", kind="date"),
    Rule(pattern="[<_:month-unit> @month @year?]", kind="date"),
    Rule(pattern="[(@weekday ,?)? @the? <day> . @month (@year|@of-year)?]", kind="date"),
    Rule(pattern="[(@weekday ,?)? <full-date>]", kind="date"),
    Rule(pattern="[(@weekday ,?)? <day> . <month:month-number> . (<year>|<yy>)?]", kind="date"),
    Rule(pattern="[(@weekday ,?)? <day-month> . @year?]", kind="date"),
    Rule(pattern="[<year> - <month:month-number> - <day>]", kind="date"),
    # the first of several days: "vom 5. bis 22. November", "am 3., 4. und 5. Mai"
    Rule(
        pattern="[(@weekday ,?)? <day> .] (?=(@sep (@weekday ,?)? <_:day> . ,?){0,8} "
        "@sep (@weekday ,?)? (<_:day> . (@month|<month:month-number> .) @year?|<last:day-month> .|<last:full-date>))",
        kind="date",
    ),
    Rule(pattern="[<month>] (?=@sep <_:month> @year)", kind="date"),
    Rule(pattern="[@month @year]", kind="date"),
    Rule(pattern="[<month-year>]", kind="date"),
    Rule(pattern="[(@the? <month> @of-year|<month>)]", kind="date"),
    Rule(pattern="[@the? (<n:last>|<n:next>|<n:this>) <month>]", kind="date"),
    Rule(pattern="[<mod:edge> (@month (@year|@of-year)?|(des jahres)? @year)]", kind="date"),
    Rule(pattern="[(<_:year-unit>|@the <_:year-unit>) <year>]", kind="date"),
    Rule(
        pattern="(<_:about>|<_:nearly>|über|als|davon|zu|höchstens|mindestens|maximal|zählt|zählte|zählten) <_:year>",
        kind="none",
    ),
    Rule(pattern="[<year:plain-year>] (?!<_:counted>)", kind="date"),
    Rule(pattern="<_:round-year> <_:capital>", kind="none"),
    Rule(pattern="(?<=seit|bis|von|ab|nach|vor|jahrgang) [<year>] (?!<_:counted>)", kind="date"),
    Rule(pattern="[<year> / (<_:day>|<_:yy>)]", kind="date"),
)

SHIFTS: tuple[Rule, ...] = (
    Rule(pattern="[@the? (<n:after-next>|<n:before-last>) <unit:single-unit>]", kind="shift"),
    Rule(pattern="[<_:same-one> <unit:single-unit>]", kind="same", fields={"n": 0}),
    Rule(pattern="[@the? (selben|gleichen) <part>]", kind="part"),
    Rule(pattern="[<_:same-one> <part>]", kind="part"),
    Rule(pattern="(?<=am) [<part:eve>]", kind="part", fields={"n": -1, "told": 1}),
    Rule(pattern="[(<_:this>|jenem|jenes|jener) <unit:day-unit>]", kind="same", fields={"n": 0}),
    Rule(pattern="[<mod:edge> @the? @shift <unit>]", kind="shift"),
    Rule(pattern="[<mod:edge> (des|der) <unit>]", kind="shift", fields={"n": 0}),
    Rule(pattern="[<mod:year-edge> @year]", kind="date"),
    Rule(pattern="[<mod:year-edge>]", kind="shift", fields={"n": 0, "unit": "Y"}),
    Rule(pattern="[<mod:month-edge>]", kind="shift", fields={"n": 0, "unit": "M"}),
    Rule(pattern="[<mod:week-edge>]", kind="shift", fields={"n": 0, "unit": "W"}),
    Rule(pattern="[@the? @shift <unit:single-unit>]", kind="shift"),
    Rule(pattern="(?<=laufe) [@the <unit:single-unit>]", kind="shift", fields={"n": 0}, reader=True),
    Rule(pattern="[dieser tage]", kind="reference", fields={"value": "PRESENT_REF"}),
    Rule(pattern="[eines tages]", kind="reference", fields={"value": "FUTURE_REF"}, reader=True),
    Rule(pattern="[<n:this-year>]", kind="shift", fields={"unit": "Y"}),
    Rule(pattern="[@the? <unit:previous-unit>]", kind="shift", fields={"n": -1}),
    Rule(
        pattern="((?<=am|vom|übers|zum|fürs)|(?<=seit dem|vor dem|nach dem|über das)) [<unit:weekend>]",
        kind="shift",
        fields={"bare": 1},
    ),
    Rule(pattern="[@the? <unit:previous-day>]", kind="same", fields={"n": -1}),
    Rule(pattern="[@the? <unit:folded-day>]", kind="same", fields={"n": 1}),
    Rule(pattern="[(<unit:one-day>|@the <unit:single-unit>) (darauf|danach|drauf)]", kind="same", fields={"n": 1}),
    Rule(pattern="(?<=am) [<unit:day-unit> (darauf|danach|drauf)]", kind="same", fields={"n": 1}),
    Rule(pattern="[(<unit:one-day>|@the <unit:single-unit>) (davor|zuvor)]", kind="same", fields={"n": -1}),
    Rule(pattern="(?<=am) [<unit:day-unit> (davor|zuvor)]", kind="same", fields={"n": -1}),
    Rule(pattern="[@the? (selben|gleichen|nämlichen) <unit>]", kind="same", fields={"n": 0}),
    Rule(pattern="[<n:next> <unit:day-unit>]", kind="same"),
    Rule(pattern="[@the? <n:following> <unit:single-unit>]", kind="same"),
    Rule(pattern="[@the? <_:following> (@amount|<amount:vague>) <unit:plural-any>]", kind="duration"),
    Rule(pattern="[den <unit:season>] (?=über|hindurch)", kind="duration", fields={"amount": 1}),
    Rule(pattern="[<part:part-adverb>]", kind="part"),
)

WEEKDAYS: tuple[Rule, ...] = (
    Rule(pattern="[@weekday @the? (<weeks:last>|<weeks:next>|<weeks:this>) <_:one-week>]", kind="weekday"),
    Rule(pattern="[<mod:early> <weekday-part>]", kind="weekday"),
    Rule(pattern="[@weekday]", kind="weekday"),
    Rule(pattern="[@the? @shift <weekday>]", kind="weekday"),
    Rule(pattern="[<weekday-part>]", kind="weekday"),
    Rule(pattern="[@the? @shift <weekday-part>]", kind="weekday"),
    Rule(pattern="[@weekday -? (<part>|<part:small-part>|<part:daily-part>)]", kind="weekday"),
    Rule(
        pattern="[@the? nacht (zum|zu|auf|auf den|von <_:weekday> auf|vom <_:weekday> auf) @shift? <weekday>]",
        kind="weekday",
        fields={"part": "NI", "night-before": 1},
    ),
)

OFFSETS: tuple[Rule, ...] = (
    Rule(pattern="(?<=bis) [<days:today>]", kind="day-offset"),
    Rule(pattern="[<days:today>]", kind="day-offset", fields={"today": 1}),
    Rule(pattern="[<_:today-adjective>]", kind="reference", fields={"value": "PRESENT_REF"}),
    Rule(pattern="[<days:day-offset>]", kind="day-offset"),
    Rule(
        pattern="[(<days:today>|<days:day-offset>) (<part>|<part:small-part>|<part:daily-part>)]",
        kind="day-offset",
    ),
    Rule(pattern="[(<days:today>|<days:day-offset>) , <weekday>]", kind="day-offset"),
    Rule(pattern="(?<=<days:day-adjective>) [<_:weekday>]", kind="day-offset"),
    Rule(pattern="(?<=<days:today-adjective>) [<_:weekday>]", kind="day-offset"),
    Rule(pattern="[<days:day-adjective> <_:day-unit>?] (?!<_:weekday>)", kind="day-offset"),
    Rule(pattern="[<days:today-adjective> <_:day-unit>]", kind="day-offset"),
)

CLOCKS: tuple[Rule, ...] = (
    Rule(pattern="(?<=jeweils|täglich|immer) [(@clock @uhr|<colon-clock> @uhr?)]", kind="clock", fields={"each": 1}),
    Rule(pattern="(?<=kurz <mod:clock-edge>) [@clock @uhr <part:daily-part>? @zone?]", kind="clock"),
    Rule(pattern="(?<=gegen) [@clock @uhr <part:daily-part>? @zone?]", kind="clock", fields={"mod": "APPROX"}),
    Rule(
        pattern="[@clock @uhr (<part:daily-part>|<part:early-morning>|am <part>|in der <part:night>)? @zone?]",
        kind="clock",
    ),
    Rule(pattern="[<hour> @uhr <minute:int> @zone?]", kind="clock"),
    Rule(pattern="[<clock-word> @zone?]", kind="clock"),
    Rule(pattern="[<colon-clock> @uhr? @zone?] (?!<_:clock-unit>)", kind="clock"),
    Rule(
        pattern="[@clock] (?=(@sep @other-clock){0,4} @sep @other-clock @uhr <part:daily-part>? @zone?)", kind="clock"
    ),
    Rule(pattern="(?<=um|gegen|ab) [<clock>]", kind="clock"),
    Rule(
        pattern="(?<=um|gegen|bis|ab|seit|nach|vor) [halb (<half:hour>|<half:number>) uhr? <part:daily-part>?]",
        kind="clock",
        fields={"spoken": 1},
    ),
    Rule(pattern="[halb (<half:hour>|<half:number>) (uhr|<part:daily-part>)]", kind="clock", fields={"spoken": 1}),
    Rule(pattern="[(<hour:number>|<hour:one>) uhr <part:daily-part>? @zone?]", kind="clock", fields={"spoken": 1}),
    Rule(pattern="(?<=um) [<hour:number> <part:daily-part>]", kind="clock", fields={"spoken": 1}),
    Rule(
        pattern="(?<=um|gegen|bis|ab|seit|nach|vor) [(<minutes:number>|<minutes:quarter-hour>) <side:clock-side> <hour:number> <part:daily-part>?]",
        kind="clock",
        fields={"spoken": 1},
    ),
    Rule(pattern="(?<=kurz <mod:clock-edge>) [<hour:midnight>]", kind="clock"),
    Rule(pattern="(?<=um|gegen|ab|bis|seit|nach|vor) [<hour:midnight>]", kind="clock"),
    Rule(
        pattern="(?<=um|gegen|ab|bis|seit|nach|vor) [(<quarters:viertel>|<quarters:dreiviertel>) <hour:number> uhr? <part:daily-part>?]",
        kind="clock",
        fields={"spoken": 1},
    ),
    Rule(
        pattern="(?<=um|gegen|ab|bis|seit|nach|vor) [drei viertel <hour:number> uhr? <part:daily-part>?]",
        kind="clock",
        fields={"spoken": 1, "quarters": 3},
    ),
    Rule(pattern="[<hhmm:four> <zone:zone-name>]", kind="clock"),
)

PARTS: tuple[Rule, ...] = (
    Rule(pattern="(?<=am) [(<n:next>|<n:following>) <part>]", kind="part", fields={"told": 1}),
    Rule(pattern="(?<=am) [<part> (danach|darauf)]", kind="part", fields={"n": 1, "told": 1}),
    Rule(pattern="(?<=am) [<part> (davor|zuvor)]", kind="part", fields={"n": -1, "told": 1}),
    Rule(
        pattern="((?<=am|gegen|vom|zum)|(?<=bis zum|seit dem|in den|für den)) [<mod:early>? <part>]",
        kind="part",
    ),
    Rule(pattern="(?<=in|während|seit) [@the @shift? <part:night>]", kind="part"),
    Rule(pattern="(?<=über) [<part:night>]", kind="part"),
    Rule(pattern="[(<_:this>|jenem) <part>]", kind="part"),
    Rule(pattern="(?<=in) [@the <mod:early>? <part:hours>]", kind="part"),
)

DURATIONS: tuple[Rule, ...] = (
    Rule(pattern="[@bound? <figure:span-figure> (<unit:clock-unit>)]", kind="duration"),
    Rule(pattern="[@bound? @amount <scale:million> <unit>]", kind="duration"),
    Rule(pattern="[@the? <_:following> <unit:plural-any>]", kind="duration", fields={"amount": "X"}),
    Rule(pattern="(?<=seit) [@bound? (@amount|<amount:vague>) <unit>]", kind="duration", fields={"past": 1}),
    Rule(pattern="[(all|alle)? <_:this> <unit:plural-any>]", kind="duration", fields={"amount": "X"}),
    Rule(pattern="(?<=ganze|ganzen|gesamte|gesamten) [<_:year-unit> <year>]", kind="date"),
    Rule(pattern="(?<=vor) [@bound? (@amount|ein paar|<amount:vague>) <unit>]", kind="duration", fields={"sign": -1}),
    Rule(pattern="(?<=in) [@bound? (@amount|<amount:vague>) <unit>]", kind="duration", fields={"sign": 1}),
    Rule(pattern="[@bound? @amount (lange|langen|volle|ganze|ganzen|vollen)? <unit>]", kind="duration"),
    Rule(pattern="[@bound? @amount <unit> (und|,) @amount2 <unit2:unit>]", kind="duration"),
    Rule(
        pattern="[@bound? @amount] (?=(bis|oder|und|bis zu|-|–|statt) (<_:count>|<_:number>) <unit>)",
        kind="duration",
    ),
    Rule(pattern="[@the? <_:ordinal> <amount:both> <unit>]", kind="duration"),
    Rule(pattern="[@the? <_:ordinal> (<amount:count>|<amount:number>) <unit:plural-any>]", kind="duration"),
    Rule(pattern="[@the? (<past:last>|<coming:next>) (@amount|<amount:both>|<amount:vague>) <unit>]", kind="duration"),
    Rule(pattern="[@the? (<past:last>|<coming:next>) <unit:plural-any>]", kind="duration", fields={"amount": "X"}),
    Rule(
        pattern="[@bound? (@amount|<amount:vague>|ein paar) <unit> <from:from-there>]",
        kind="duration",
    ),
    Rule(pattern="[<unit:plural-any> (später|zuvor|danach|darauf)]", kind="duration", fields={"amount": "X"}),
    Rule(
        pattern="[@the (ganze|ganzen|gesamte|gesamten) <unit:single-unit>] (?!<_:year>)",
        kind="duration",
        fields={"amount": 1},
    ),
    Rule(pattern="[<_:one>? @bound? <duration-word>]", kind="duration"),
    Rule(pattern="[ein? <amount:vague> <unit>]", kind="duration"),
    Rule(pattern="[<_:one>? <amount:half> <unit>]", kind="duration"),
    Rule(pattern="[<vague-long>]", kind="duration"),
    Rule(pattern="<_:aged>", kind="none"),
    Rule(pattern="[<long>] (?!<_:person>)", kind="duration"),
    Rule(pattern="(mit|ab|unter|alter von) (<_:count>|<_:number>) jahren", kind="none"),
    Rule(
        pattern="@amount <_:unit> (alt|alte|alten|alter|altes|altem|jung|jünger|jüngere|jüngeren|jüngerer|älter|ältere|älteren|älterer)",
        kind="none",
    ),
    Rule(pattern="(?<=vor|seit|nach|für|über|um) [<unit:plural-unit>]", kind="duration", fields={"amount": "X"}),
    Rule(pattern="[@bound? <amount:count> - <unit:long-tail>] (?=<_:lasting>)", kind="duration"),
    Rule(pattern="[@bound? <amount:count> - <unit:short-tail>]", kind="duration"),
    Rule(pattern="[(<amount:count>|<amount:number>) - <unit:unit-tail>] (?=- <_:capital>)", kind="duration"),
    Rule(pattern="[(<amount:count>|<amount:number>) - <unit:unit-tail> - <_:unit>]", kind="duration"),
    Rule(pattern="[<amount:one> <_:adjective> <unit:single-unit>]", kind="duration"),
    Rule(pattern="[@bound? (<amount:count>|<amount:number>) <_:adjective>? <unit:plural-any>]", kind="duration"),
    Rule(pattern="[@bound? (@amount|<amount:vague>) <_:days-compound>]", kind="duration", fields={"unit": "D"}),
    Rule(pattern="[@bound? (@amount|<amount:vague>) <_:hours-compound>]", kind="duration", fields={"unit": "H"}),
    Rule(pattern="[@bound? (@amount|<amount:vague>) <_:weeks-compound>]", kind="duration", fields={"unit": "W"}),
    Rule(pattern="[@bound? (@amount|<amount:vague>) <_:months-compound>]", kind="duration", fields={"unit": "M"}),
    Rule(pattern="[@bound? (@amount|<amount:vague>) <_:years-compound>]", kind="duration", fields={"unit": "Y"}),
    Rule(pattern="[<unit-compound>] (?=- )", kind="duration"),
)

SETS: tuple[Rule, ...] = (
    Rule(pattern="[<_:times>? <regular>]", kind="set"),
    Rule(pattern="[<_:every> <unit>]", kind="set", fields={"amount": 1}),
    Rule(pattern="[<_:every> (<_:ordinal>|<_:last>)? (<weekday>|<weekday-part>|<part>|<month>)]", kind="set"),
    Rule(
        pattern="[<_:every> (<_:ordinal>|<_:last>)? (<_:weekday>|<_:unit>) im <unit>]", kind="set", fields={"amount": 1}
    ),
    Rule(pattern="[<weekday:weekdays>]", kind="set"),
    Rule(pattern="[<part:daily-part>]", kind="set"),
    Rule(pattern="[des (abends|morgens|nachmittags|vormittags|mittags)]", kind="none"),
    Rule(pattern="[pro <unit>]", kind="set", fields={"amount": 1}),
    Rule(
        pattern="((?<=<_:count> __)|(?<=<_:count> __ __)|(?<=mal|einmal|zweimal|dreimal)) [im <unit:month-or-year>]",
        kind="set",
        fields={"amount": 1},
    ),
    Rule(
        pattern="((?<=<_:count> __ am)|(?<=<_:count> __ __ am)|(?<=mal am)) [<unit:day-unit>]",
        kind="set",
        fields={"amount": 1},
    ),
    Rule(pattern="[<regular:workdays>]", kind="set"),
    Rule(pattern="[alle (<amount:count>|<amount:number>|<amount:vague>) <unit>]", kind="set"),
)

REFERENCES: tuple[Rule, ...] = (
    Rule(pattern="[<value:reference>]", kind="reference"),
    Rule(pattern="[<value:reader-reference>]", kind="reference", reader=True),
    Rule(pattern="[(vor|seit) <value:short>]", kind="reference", reader=True),
    Rule(pattern="(?<=in|aus) [@the <value:era>]", kind="reference"),
    Rule(pattern="(?<=in) [<value:era>]", kind="reference"),
    Rule(pattern="[@the? <value:era>]", kind="reference", reader=True),
    Rule(
        pattern="[(im moment|zur stunde|von nun an|im augenblick|zur zeit (?!der|des|von))]",
        kind="reference",
        fields={"value": "PRESENT_REF"},
    ),
    Rule(pattern="[@the? <value:era-adjective> <_:time-noun>]", kind="reference"),
    Rule(pattern="[<value:era-this> <_:time-noun>]", kind="reference", fields={"told": 1}),
    Rule(pattern="[in <value:era-adjective> zeit]", kind="reference"),
    Rule(pattern="[in <value:shortly>]", kind="reference", reader=True),
)

PERIODS: tuple[Rule, ...] = (
    Rule(pattern="[<mod:edge>? @the? <decade:year> - (er|ern) <_:year-unit>?]", kind="period"),
    Rule(pattern="[@the? <season> <year> / <_:year>]", kind="period"),
    Rule(pattern="[q <quarter:day> (/? @year)?]", kind="period"),
    Rule(pattern="[@the? <season> <year> / (<_:day>|<_:yy>|<_:year>)]", kind="period"),
    Rule(pattern="[(@the|dieses)? <season> (@year|des jahres @year|@of-year)?]", kind="period"),
    Rule(pattern="[@the? (<n:last>|<n:next>|<n:this>) <season>]", kind="period"),
    Rule(pattern="[<mod:edge>? @the? <decade:decade-word> <_:year-unit>]", kind="period"),
    Rule(pattern="[<mod:edge>? @the? <decade:decade-years>]", kind="period"),
    Rule(pattern="[<mod:edge>? @the <decade:decade-word>] (?!<_:capital>)", kind="period"),
    Rule(pattern="[<mod:edge>? @the? <decade-number> -? <_:year-unit>?]", kind="period"),
    Rule(pattern="[<mod:edge>? @the? @century <unit:century-unit>]", kind="period"),
    Rule(
        pattern="[@the? (<quarter:day> .|<quarter:ordinal>) <_:quarter-unit> (@year|des jahres @year|@of-year)?]",
        kind="period",
    ),
    Rule(
        pattern="[@the? (<half:day> .|<half:ordinal>) <_:half-year> (@year|des jahres @year|@of-year)?]", kind="period"
    ),
)

HOLIDAYS: tuple[Rule, ...] = (Rule(pattern="[<holiday> @year?]", kind="holiday"),)

RULES: tuple[Rule, ...] = (
    *DATES,
    *SHIFTS,
    *WEEKDAYS,
    *PARTS,
    *OFFSETS,
    *CLOCKS,
    *SETS,
    *DURATIONS,
    *REFERENCES,
    *PERIODS,
    *HOLIDAYS,
)
