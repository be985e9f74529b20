/** Nouns of places, and words that may stand before a title without naming another one. Data only. */
import { wordSet } from '#shared/language/word-set.ts';

export const placeNouns = wordSet(`
  place room building hall office clinic hospital practice studio restaurant cafe bar pub hotel station airport
  house home street road avenue park school university library church gym pool centre center consulate embassy
  theatre theater museum shop store bank garden kitchen lobby floor desk venue location spot court stadium salon
  headquarters branch corner market mall square terminal gate campus
`);

export const titleModifiers = wordSet(`
  the your my our his her their its this that these those a an another any some no every each both all
  new next previous last first second third only own other same whole entire full upcoming coming current present
  old original earlier later existing planned scheduled usual regular quick short long little big small nice lovely
  good great important actual said today's tomorrow's tonight's yesterday's afternoon morning evening weekly daily
  and or with for of on in at to by from then plus is are was were have has got had be been also just still not now
  after before until between during called named titled like than about as into over off out up down back again already
  add added move moved book booked put moving adding removed cancelled canceled remove cancel changed change
  renamed pushed shifted bumped scheduled see have see your need want keep kept left leave there here you i it we they
  so but because since while if when where what which who how well yes no okay ok sure right great perfect done
  two three four five six seven eight nine ten single one more enjoy go do did does will would can could should
  making make made takes take took means include includes including follow follows following conflicts overlaps
  clashes into within through single long-awaited lone solo busy
`);
