/** German as the readers need it (`language.ts` says what the lines mean). Data only. */
import type { Language } from './language.ts';

export const german: Language = {
  code: 'de',
  weekdays: ['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag sonnabend', 'sonntag'],
  weekdaysOften: [
    'montags',
    'dienstags',
    'mittwochs',
    'donnerstags',
    'freitags',
    'samstags sonnabends',
    'sonntags',
  ],
  weekdaysShort: ['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so'],
  months: [
    'januar jänner jan',
    'februar feber feb',
    'märz mär mrz',
    'april apr',
    'mai',
    'juni jun',
    'juli jul',
    'august aug',
    'september sep sept',
    'oktober okt',
    'november nov',
    'dezember dez',
  ],
  numbers: `
    1 eins ein eine einen einem einer; 2 zwei zwo; 3 drei; 4 vier; 5 fünf; 6 sechs; 7 sieben; 8 acht;
    9 neun; 10 zehn; 11 elf; 12 zwölf; 13 dreizehn; 14 vierzehn; 15 fünfzehn; 16 sechzehn;
    17 siebzehn; 18 achtzehn; 19 neunzehn; 20 zwanzig; 21 einundzwanzig; 22 zweiundzwanzig;
    23 dreiundzwanzig; 24 vierundzwanzig; 25 fünfundzwanzig; 30 dreißig dreissig; 35 fünfunddreißig;
    40 vierzig; 45 fünfundvierzig; 50 fünfzig; 55 fünfundfünfzig; 90 neunzig;
  `,
  ordinals: `
    1 erste ersten erster erstem; 2 zweite zweiten zweiter; 3 dritte dritten dritter;
    4 vierte vierten vierter; 5 fünfte fünften fünfter; 6 sechste sechsten;
    7 siebte siebten siebenten; 8 achte achten; 9 neunte neunten; 10 zehnte zehnten; 11 elfte elften;
    12 zwölfte zwölften; 13 dreizehnten; 14 vierzehnten; 15 fünfzehnten; 16 sechzehnten;
    17 siebzehnten; 18 achtzehnten; 19 neunzehnten; 20 zwanzigsten; 21 einundzwanzigsten;
    22 zweiundzwanzigsten; 23 dreiundzwanzigsten; 24 vierundzwanzigsten; 25 fünfundzwanzigsten;
    26 sechsundzwanzigsten; 27 siebenundzwanzigsten; 28 achtundzwanzigsten; 29 neunundzwanzigsten;
    30 dreißigsten; 31 einunddreißigsten; -1 letzte letzten letzter;
  `,
  partsJoined: 'morning morgen vormittag früh; afternoon nachmittag; evening abend; night nacht',
  ordinalSigns: '.',
  units: {
    minute: 'minute minuten min',
    hour: 'stunde stunden std',
    day: 'tag tage tagen',
    week: 'woche wochen',
    month: 'monat monate monaten',
    year: 'jahr jahre jahren',
  },
  decimalSign: ',',
  dateSigns: './',
  clock24In: '*',
  telling: `
    uhr heute morgen übermorgen vorgestern halb viertel ganztägig nachmittag nachmittags vormittag vormittags abends
    mittags täglich wöchentlich monatlich jährlich stunde stunden jeden jede jedes jedem nächste nächsten
    nächster nächstes kommende kommenden wochenende trag trage lösche verschiebe verschieb erinnere erinner
    danke rückgängig nein jawohl
  `,
  hinting: `
    am um mit bei beim den die das der ein einen eine ist bin habe hab ich mein meinen meine bitte nein doch
    lieber streich streiche verleg verlege füge was wann wo termin sage sag steht und auf zum zur für
    ab bis vom von zwischen ja klar im früh abend stornier storniere entferne notier notiere plane schreib
    schreibe nimm alle monat woche tag tagen minuten spätestens
  `,
  when: `
    heute = today
    heute früh|vormittag = this morning
    heute nachmittag = this afternoon
    heute abend|nacht = tonight
    heute mittag = today at noon
    heute in einer woche = in a week
    heute in {n} {unit} = in {n} {unit}
    morgen = tomorrow
    morgen früh = tomorrow morning
    morgen vormittag = tomorrow morning
    morgen nachmittag = tomorrow afternoon
    morgen abend = tomorrow evening
    morgen mittag = tomorrow at noon
    morgen in einer woche = a week from tomorrow
    übermorgen = the day after tomorrow
    übermorgen früh|vormittag = the day after tomorrow in the morning
    übermorgen nachmittag = the day after tomorrow in the afternoon
    übermorgen abend = the day after tomorrow in the evening
    gestern = yesterday
    vorgestern = the day before yesterday
    jetzt = now
    am|dem? morgen {when} = in the morning
    am? vormittag|vormittags = in the morning
    am? nachmittag|nachmittags = in the afternoon
    am? abend|abends = in the evening
    am frühen abend = in the evening
    am späten nachmittag = in the afternoon
    morgens|frühmorgens = in the morning
    in der früh = in the morning
    nachts|in der? nacht = at night
    um? zwölf uhr? mittags = at noon
    {hour} uhr mittags = at {hour} pm
    am? mittag|mittags = at noon
    gegen mittag = at noon
    um? mitternacht = at midnight
    um|gegen|ca|zirka .? {clock} = at {clock}
    um|gegen? {h} uhr = at {h}:00
    um|gegen? {hour} uhr = at {hour} o'clock
    um|gegen? {clock} uhr = at {clock}
    um|gegen? {hour} uhr {min} = at {hour}:{min}
    {h} uhr = {h}:00
    {hour} uhr = {hour} o'clock
    {time} uhr = {time}
    {hour} uhr {min} = {hour}:{min}
    {hour} uhr {n} {unit} = {hour}:00 for {n} {unit}
    um {hour} uhr {n} {unit} = at {hour}:00 for {n} {unit}
    um? halb {hour} uhr? = at {hour-1}:30
    um? halb {hour} uhr? abends = at {hour-1}:30 pm
    um? viertel nach {hour} uhr? = at quarter past {hour}
    um? viertel|dreiviertel vor? {hour} uhr? = at quarter to {hour}
    um? viertel {hour} uhr? = at {hour-1}:15
    um? {n} minuten? nach {hour} uhr? = at {n} minutes past {hour}
    um? {n} minuten? vor {hour} uhr? = at {n} minutes to {hour}
    um? fünf vor halb {hour} = at {hour-1}:25
    um? fünf nach halb {hour} = at {hour-1}:35
    von|zwischen? {clock} uhr? bis|- {clock2} uhr? = from {clock} to {clock2}
    von {clock} uhr? bis|- {clock2} uhr? = from {clock} to {clock2}
    zwischen {clock} uhr? und {clock2} uhr? = between {clock} and {clock2}
    {clock} uhr? bis|-|– {clock2} uhr = {clock} to {clock2}
    {clock} bis {clock2} uhr? = {clock} to {clock2}
    bis um? {clock} uhr = until {clock}
    ab|seit {clock} uhr? = from {clock}
    ab um? {clock} uhr? = from {clock}
    bis|spätestens|bis zu|zum? {when} = until
    spätestens|allerspätestens {when} = by
    am|an|dem|den {when} = on
    am {ord} = on the {ord}
    am|den|dem {date} = on {date}
    {short} .? ,? {date} = {short} {date}
    am|den {ord} {month} = on the {ord} {month}
    den {ord} {month} = , {ord} {month}
    der|dem {ord} {month} = the {ord} {month}
    {ord} {month} = {ord} {month}
    {ord} {month} {year} = {ord} {month} {year}
    am|den|dem {ord} {month} {year} = on {ord} {month} {year}
    vom|von {ord} bis|- zum? {ord2} {month} = from the {ord} to the {ord2} {month}
    {ord} bis|- zum? {ord2} {month} = the {ord} to the {ord2} {month}
    vom|von {ord} {month} bis zum? {ord2} {month2} = from {ord} {month} to {ord2} {month2}
    vom|von {date} bis zum? {date2} = from {date} to {date2}
    von {weekday} bis {weekday2} = from {weekday} to {weekday2}
    {weekday} bis {weekday2} = {weekday} to {weekday2}
    am? {weekday} , den|dem|der? {date} = {weekday} {date}
    am? {weekday} den|dem|der {date} = {weekday} {date}
    am? {weekday} ,? den|dem|der? {ord} {month} = {weekday} {ord} {month}
    am? {weekday} ,? den|dem|der? {ord} {month} {year} = {weekday} {ord} {month} {year}
    am? {ord} {weekday} im|des monat|monats = on the {ord} {weekday} of the month
    am? {ord} {weekday} im {month} = on the {ord} {weekday} of {month}
    jeden|an|am? jedem? {ord} {weekday} im|des monat|monats = the {ord} {weekday} of every month
    jeden {ord} {weekday} im monat = the {ord} {weekday} of every month
    am? {weekday} in einer woche = a week on {weekday}
    am? {weekday} in {n} wochen = {n} weeks on {weekday}
    am? nächsten|nächster|nächste|nächstes {weekday} = next {weekday}
    am? kommenden|kommende|kommender|diesen {weekday} = this coming {weekday}
    am? letzten {weekday} = last {weekday}
    {weekday} nächste|nächster woche = {weekday} next week
    nächste|nächster|kommende|kommender woche = next week
    nächste|kommende woche am? {weekday} = next week {weekday}
    in der nächsten|kommenden woche = next week
    übernächste woche = the week after next
    diese|dieser woche = this week
    nächsten|kommenden monat = next month
    diesen monat = this month
    nächstes jahr = next year
    am|übers|dieses? wochenende = this weekend
    am nächsten|kommenden wochenende = next weekend
    nächstes|kommendes wochenende = next weekend
    in {n} {unit} = in {n} {unit}
    in einer halben stunde = in half an hour
    in anderthalb stunden = in 90 minutes
    vor {n} {unit} = {n} {unit} ago
    für|dauer|dauert|lang? {n} {unit} lang? = for {n} {unit}
    für {n} {unit} = for {n} {unit}
    ,? dauert|dauer|geht :? ca|etwa? .? {n} {unit} = for {n} {unit}
    {n} {unit} lang = for {n} {unit}
    {n} {unit} = {n} {unit}
    {n} {unit} vorher|davor|vorab = {n} {unit} before
    {n} - {unit} = {n} {unit}
    für|dauert? eine? halbe stunde = for 30 minutes
    für|dauert? eine? dreiviertelstunde = for 45 minutes
    für|dauert? eine? viertelstunde = for 15 minutes
    für|dauert? anderthalb|eineinhalb stunden = for 90 minutes
    für|dauert? zweieinhalb stunden = for 150 minutes
    für|den? ganzen|ganze tag = all day
    ganztägig|ganztags = all day
    jeden|jede|jedes|alle = every
    außer = except
    jeden tag = every day
    jede woche = every week
    jeden monat = every month
    jedes jahr = every year
    jeden {weekday} = every {weekday}
    jeden|jede|jedes {ord} {weekday} = every {ord} {weekday}
    jeden|jede|jedes zweiten|zweite {weekday} = every other {weekday}
    alle {n} {unit} = every {n} {unit}
    alle zwei wochen am? {weekday} = every other {weekday}
    alle zwei wochen {weekdays} = every 2 weeks on {weekdays}
    jeden|jeder werktag = every weekday
    an werktagen|wochentagen = every weekday
    werktags|wochentags|unter der woche = every weekday
    immer? {weekdays} = {weekdays}
    immer? {weekdays} und {weekdays2} = {weekdays} and {weekdays2}
    jeden {weekday} und {weekday2} = every {weekday} and {weekday2}
    immer am? {weekday} = every {weekday}
    täglich = daily
    wöchentlich = weekly
    zweiwöchentlich|vierzehntägig = biweekly
    monatlich = monthly
    jährlich = yearly
    {n} mal = {n} times
    {n} x = {n} times
    bis ende {month} = until the last day of {month}
    ende {month} = last day of {month}
    am letzten tag des|im monats|monat = on the last day of the month
    {weekday} früh|morgen = {weekday} morning
    am? {weekday} vormittag = {weekday} morning
    am? {weekday} nachmittag = {weekday} afternoon
    am? {weekday} abend = {weekday} evening
    am? {joined} = on {joined}
    am? {weekday} mittag = {weekday} at noon
    {short} .? ,? {digit} = {short}
    am {short} .? ,? {digit} = on {short}
    {short} .? um {digit} = {short} at
    heiligabend = christmas eve
    an? weihnachten = christmas
    an? silvester = new year's eve
    an? neujahr = new year's day
  `,
  joints: `
    mit = with
    mit dem|der|den = with the
    mit einem|einer = with a
    und = and
    im|in|in der? = in
    im = in the
    in der|dem|den = in the
    bei|beim|am = at
    bei|beim dem|der? = at
    frühstück|brunch = breakfast
    mittagessen = lunch
    abendessen|abendbrot|party|feier|kino|konzert|theater = dinner
    laufen|joggen|schwimmen|fitness = gym
    termin|erinnerung : = event called
    neuer|neue termin|erinnerung : = event called
    einen|ein|eine|einem|einer = a
    der|die|das|den|dem = the
    für|fürs = for
  `,
  leads: `
    bitte =
    und|dann|ja ,? =
    also|okay|ok|hallo|hey ,? =
  `,
  orders: `
    vielen? dank|danke schön|dir|sehr? = thanks
    mach|nimm das rückgängig = undo
    rückgängig = undo
    ja|jawohl|klar = yes
    mach das = yes
    nein = no
    lieber nicht = no
    nein|lieber|doch|ach lieber|nein? ,? … = no, …
    was habe|hab ich denn|alles? … vor = what do I have …?
    was habe|hab ich denn|alles? … = what do I have …?
    was steht|ist … an|los = what do I have …?
    was steht|ist … = what do I have …?
    wann ist|habe|hab ich? mein|meine|meinen|der|die|das|den? … = when is …?
    wo ist mein|meine|der|die|das? … = where is …?
    bin|habe|hab ich … frei|zeit = am I free …?
    trag|trage|schreib|schreibe|notier|notiere|plan|plane mir? bitte? den|die|das|ein|einen|eine|mein|meinen? … ein|auf = add …
    trag|trage|schreib|schreibe|notier|notiere|plan|plane mir? bitte? den|die|das|ein|einen|eine|mein|meinen? … = add …
    füg|füge bitte? den|die|das|ein|einen|eine? … hinzu = add …
    kannst|könntest|würdest du mir? bitte? … eintragen|anlegen|hinzufügen|planen|notieren|einplanen = add …
    lösch|lösche|entferne|alles alles|löschen = delete everything
    lösch|lösche|streich|streiche|entfern|entferne|stornier|storniere bitte? den|die|das|mein|meinen|meine? … raus|weg|heraus = delete …
    lösch|lösche|streich|streiche|entfern|entferne|stornier|storniere bitte? den|die|das|mein|meinen|meine? … = delete …
    sag|sage bitte? den|die|das|mein|meinen|meine? … ab = delete …
    verschieb|verschiebe|verleg|verlege|schieb|schiebe bitte? den|die|das|mein|meinen|meine? … auf|nach den? … = move … to …
    erinner|erinnere mich bitte? … daran ,? … zu = remind me … to …
    erinner|erinnere mich bitte? an den|die|das|meinen|meine? … = remind me of …
    erinner|erinnere mich bitte? … an den|die|das|meinen|meine? … = remind me … of …
    erinner|erinnere mich bitte? … = remind me …
    ich habe|hab|hätte … = i have …
    ich muss|möchte|will … = i need to …
    ich brauche ein|einen|eine? … = i need …
    neuer|neue termin|erinnerung :? … = new event called …
  `,
};
