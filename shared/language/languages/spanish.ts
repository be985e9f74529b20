/** Spanish as the readers need it (`language.ts` says what the lines mean). Data only. */
import type { Language } from './language.ts';

export const spanish: Language = {
  code: 'es',
  weekdays: ['lunes', 'martes', 'miércoles miercoles', 'jueves', 'viernes', 'sábado sabado', 'domingo'],
  weekdaysOften: ['', '', '', '', '', 'sábados sabados', 'domingos'],
  weekdaysShort: ['lun', 'mar', 'mié mie', 'jue', 'vie', 'sáb sab', 'dom'],
  months: [
    'enero ene',
    'febrero feb',
    'marzo mar',
    'abril abr',
    'mayo may',
    'junio jun',
    'julio jul',
    'agosto ago',
    'septiembre setiembre sep sept',
    'octubre oct',
    'noviembre nov',
    'diciembre dic',
  ],
  numbers: `
    1 un una uno; 2 dos; 3 tres; 4 cuatro; 5 cinco; 6 seis; 7 siete; 8 ocho; 9 nueve; 10 diez;
    11 once; 12 doce; 13 trece; 14 catorce; 15 quince; 16 dieciséis; 17 diecisiete; 18 dieciocho;
    19 diecinueve; 20 veinte; 21 veintiuno veintiuna; 22 veintidós; 23 veintitrés; 24 veinticuatro;
    25 veinticinco; 30 treinta; 40 cuarenta; 50 cincuenta; 60 sesenta; 90 noventa;
  `,
  ordinals: `
    1 primer primero primera; 2 segundo segunda; 3 tercer tercero tercera; 4 cuarto cuarta;
    5 quinto quinta; -1 último última ultimo ultima;
  `,
  partsJoined: '',
  ordinalSigns: 'ºª',
  units: {
    minute: 'minuto minutos min',
    hour: 'hora horas',
    day: 'día días dia dias',
    week: 'semana semanas',
    month: 'mes meses',
    year: 'año años',
  },
  decimalSign: ',',
  dateSigns: '/-.',
  clock24In: 'ES',
  telling: `
    mañana hoy pasado lunes añade agrega apunta recuérdame gracias cita reunión próximo próxima mediodía
    medianoche semana horas hora tarde noche todos cada durante añadir cuándo dónde qué
  `,
  hinting: `
    el la los las un una con de del al por para mi mis que tengo hay pon ponme poner borra elimina cancela
    quita mueve cambia pasa estoy libre a y en es sí desde hasta entre día días minutos favor anota programa
    puedes podrías nueva nuevo este esta fin dentro
  `,
  when: `
    hoy = today
    esta mañana = this morning
    esta tarde = this afternoon
    esta noche = tonight
    hoy por|en la mañana = this morning
    hoy por|en la tarde = this afternoon
    hoy por|en la noche = tonight
    mañana = tomorrow
    pasado mañana = the day after tomorrow
    ayer = yesterday
    ahora = now
    mañana por|en la mañana = tomorrow morning
    mañana por|en la tarde = tomorrow afternoon
    mañana por|en la noche = tomorrow evening
    mañana al|a mediodía = tomorrow at noon
    por|en la mañana = in the morning
    por|en la tarde = in the afternoon
    por|en la noche = in the evening
    de la mañana|madrugada = am
    de la tarde = pm
    del mediodía|mediodia = pm
    de la noche = at night
    al|a mediodía|mediodia = at noon
    a las 12|doce del? mediodía|mediodia? = at 12
    a las 12|doce de la noche = at midnight
    a la|las? medianoche = at midnight
    a la|las {clock} = at {clock}
    a la|las {clock} h|hrs|hs|horas .? = at {clock}
    a la|las {h} h|hrs|hs|horas .? = at {h}:00
    {h} h|hrs|hs|horas = {h}:00
    a la|las {clock} en punto = at {clock} o'clock
    a la|las {hour} y media = at {hour}:30
    a la|las {hour} y cuarto = at {hour}:15
    a la|las {hour} y {min} = at {hour}:{min}
    a la|las {hour} menos cuarto = at quarter to {hour}
    a la|las {hour} menos {n} = at {n} minutes to {hour}
    sobre|hacia la|las {clock} = around {clock}
    de la|las? {clock} a|hasta la|las? {clock2} h|horas? = from {clock} to {clock2}
    desde la|las? {clock} a|hasta la|las? {clock2} h|horas? = from {clock} to {clock2}
    entre la|las? {clock} y la|las? {clock2} = between {clock} and {clock2}
    a partir de la|las {clock} = from {clock}
    desde la|las {clock} = from {clock}
    hasta la|las {clock} = until {clock}
    hasta el? {when} = until
    antes de la|las {clock} = by {clock}
    el|este {when} = on
    el|este {weekday} = on {weekday}
    al {weekday} = to {weekday}
    los {weekday} = every {weekday}
    los {weekdays} = every {weekdays}
    los {weekday} y los? {weekday2} = every {weekday} and {weekday2}
    todos los {weekday} = every {weekday}
    todos los {weekdays} = every {weekdays}
    todos los {weekday} y {weekday2} = every {weekday} and {weekday2}
    cada {weekday} = every {weekday}
    cada dos {weekday} = every other {weekday}
    un {weekday} sí y otro no = every other {weekday}
    todos los días|dias = every day
    cada día|dia = every day
    todas las semanas = every week
    cada semana = every week
    todos los meses = every month
    cada mes = every month
    todos los años = every year
    cada año = every year
    cada {n} {unit} = every {n} {unit}
    cada {n} semanas el {weekday} = every {n} weeks on {weekday}
    de lunes a viernes = every weekday
    entre semana = every weekday
    cada|todos los? días laborables|hábiles = every weekday
    diario|diariamente|a diario = daily
    semanal|semanalmente = weekly
    mensualmente = monthly
    anualmente = yearly
    {n} veces = {n} times
    del {weekday} al {weekday2} = from {weekday} to {weekday2}
    del {nth} al {nth2} de {month} = from the {nth} to the {nth2} {month}
    del {nth} al {nth2} de {month} de|del {year} = from {nth} {month} {year} to {nth2} {month} {year}
    del {nth} de {month} al {nth2} de {month2} = from {nth} {month} to {nth2} {month2}
    del {date} al {date2} = from {date} to {date2}
    el? {nth} de {month} = on {nth} {month}
    el? {nth} {month} = on {nth} {month}
    el? {nth} de {month} de|del|, {year} = on {nth} {month} {year}
    el? {weekday} ,? {nth} de {month} = {weekday} {nth} {month}
    el? {weekday} ,? {nth} de {month} de|del|, {year} = {weekday} {nth} {month} {year}
    el? {weekday} ,? {date} = {weekday} {date}
    {short} .? ,? {nth} de? {month} = {short} {nth} {month}
    {short} .? ,? {digit} = {short}
    {short} .? ,? {date} = {short} {date}
    el {date} = on {date}
    el día|dia {nth} = on the {nth}
    el día|dia {nth} de {month} = on {nth} {month}
    el {ord} {weekday} de|del mes = on the {ord} {weekday} of the month
    el {ord} {weekday} de cada mes = the {ord} {weekday} of every month
    el {ord} {weekday} de {month} = on the {ord} {weekday} of {month}
    el próximo|proximo {weekday} = next {weekday}
    el {weekday} próximo|proximo = next {weekday}
    el? {weekday} que viene = this coming {weekday}
    el {weekday} pasado = last {weekday}
    el? {weekday} de la semana que viene = {weekday} next week
    el? {weekday} de la próxima semana = {weekday} next week
    el? {weekday} por|en la mañana = {weekday} morning
    el? {weekday} por|en la tarde = {weekday} afternoon
    el? {weekday} por|en la noche = {weekday} evening
    la semana que viene = next week
    la? próxima|proxima semana = next week
    esta semana = this week
    el? mes que viene = next month
    el? próximo mes = next month
    este mes = this month
    este|el? fin de semana = this weekend
    el próximo fin de semana = next weekend
    dentro de {n} {unit} = in {n} {unit}
    en {n} {unit} = in {n} {unit}
    dentro de|en media hora = in half an hour
    en media hora = in half an hour
    hace {n} {unit} = {n} {unit} ago
    de hoy en ocho = in a week
    durante {n} {unit} = for {n} {unit}
    ,? dura|de|por {n} {unit} = for {n} {unit}
    {n} {unit} = {n} {unit}
    {n} {unit} antes = {n} {unit} before
    durante|dura|de|por? una? hora y media = for 90 minutes
    durante|dura|de|por? {n} horas y media = for {n}.5 hours
    durante|dura|de|por? media hora = for 30 minutes
    durante|dura|de|por? tres cuartos de hora = for 45 minutes
    todo el día|dia = all day
    excepto|salvo = except
    nochebuena = christmas eve
    navidad {when} = christmas
    nochevieja = new year's eve
    año nuevo = new year's day
  `,
  joints: `
    con = with
    con el|la|los|las|mi = with the
    con un|una = with a
    y|e = and
    un|una = a
    el|la|los|las = the
    en|in el|la|los|las? = at
    en casa de = at
    desayuno|desayunar = breakfast
    comida|comer|almuerzo|almorzar = lunch
    cena|cenar|fiesta|cine|concierto|teatro = dinner
    correr|gimnasio|nadar = gym
    nueva|nuevo cita|evento|recordatorio : = event called
  `,
  leads: `
    ¿|¡ =
    por favor ,? =
    y|luego|hola|sí|vale ,? =
  `,
  orders: `
    muchas? gracias = thanks
    deshazlo = undo
    deshaz eso = undo
    sí = yes
    qué tengo|hay para? … ? = what do I have …?
    qué tengo|hay para? … = what do I have …?
    cuándo es|tengo el|la|mi|un|una? … = when is …?
    dónde es el|la|mi? … = where is …?
    estoy libre … = am I free …?
    puedes|podrías poner|ponerme|añadir|agregar|apuntar|anotar|programar un|una|el|la? … = add …
    ponme|pon|añade|agrega|apunta|anota|programa|apúntame el|la|los|las|un|una? … = add …
    borra|elimina|cancela|quita todo = delete everything
    borra|elimina|cancela|quita el|la|los|las|mi? … = delete …
    mueve|cambia|pasa el|la|los|las|mi? … al|a|para el|la|las? … = move … to …
    recuérdame|recuerdame que? … = remind me …
    tengo que … = i have to …
    tengo un|una? … = i have …
    quiero|necesito … = i need …
    nueva|nuevo cita|evento|recordatorio :? … = new event called …
  `,
};
