import 'temporal-polyfill/global';
import { describe, expect, test } from 'vitest';
import { readCommand } from '../read-command.ts';
import { readEvent } from '../read-event.ts';
import { phraseBook } from '../phrase-book.ts';
import { knownLanguages } from './known-languages.ts';
import type { Language } from './language.ts';

// Friday 20 November 2026, ten in the morning.
const context = { now: '2026-11-20T09:00:00Z', timeZone: 'Europe/Berlin' };

function read(text: string, locale: string, languages?: readonly Language[]): string {
  const { title, start, end, repeat } = readEvent(text, {
    ...context,
    locale,
    ...(languages ? { languages } : {}),
  });
  const last = end?.date === start?.date ? (end?.time ?? '') : `${end?.date ?? ''} ${end?.time ?? ''}`.trim();
  return [title, `${start?.date ?? ''} ${start?.time ?? ''}`.trim(), last, repeat]
    .filter((part) => part !== '' && part !== null)
    .join(' | ');
}

describe('German', () => {
  test.each([
    ['Zahnarzt am Dienstag um 15 Uhr', 'Zahnarzt | 2026-11-24 15:00'],
    ['Mittagessen mit Jonas morgen um halb eins', 'Mittagessen mit Jonas | 2026-11-21 12:30'],
    ['Trag bitte Fußballtraining am Mittwoch um 18 Uhr ein', 'Fußballtraining | 2026-11-25 18:00'],
    ['Besprechung Montag von 9 bis 11 Uhr', 'Besprechung | 2026-11-23 09:00 | 11:00'],
    ['Urlaub vom 21. bis 28. Dezember', 'Urlaub | 2026-12-21 | 2026-12-29'],
    ['Flug nach Wien am 2.3.2027 um 6:45', 'Flug nach Wien | 2027-03-02 06:45'],
    [
      'Müllabfuhr jeden zweiten Mittwoch um 10 Uhr',
      'Müllabfuhr | 2026-11-25 10:00 | FREQ=WEEKLY;INTERVAL=2;BYDAY=WE',
    ],
    ['Chorprobe Dienstagabend um halb acht', 'Chorprobe | 2026-11-24 19:30'],
    ['Probe für anderthalb Stunden am Mittwoch um 17 Uhr', 'Probe | 2026-11-25 17:00 | 18:30'],
    ['Heute in einer Woche um 15 Uhr Übergabe', 'Übergabe | 2026-11-27 15:00'],
    ['Workshop am Montag um 13 Uhr, dauert 1,5 Stunden', 'Workshop | 2026-11-23 13:00 | 14:30'],
    ['Kundentermin heute um zwölf Uhr dreißig', 'Kundentermin | 2026-11-20 12:30'],
    ['Sitzung am 18. um 18 Uhr ein Treffen', 'Sitzung ein Treffen | 2026-12-18 18:00'],
  ])('%s', (text, wanted) => {
    expect(read(text, 'de-DE')).toBe(wanted);
  });
});

describe('Spanish', () => {
  test.each([
    ['Comida con Jorge mañana a las dos y media', 'Comida con Jorge | 2026-11-21 14:30'],
    ['Entrevista el jueves a las once menos cuarto', 'Entrevista | 2026-11-26 10:45'],
    ['Natación mañana por la mañana a las 7', 'Natación | 2026-11-21 07:00'],
    ['Reunión el lunes de 9 a 11', 'Reunión | 2026-11-23 09:00 | 11:00'],
    ['¿Puedes poner una cita con Petra mañana a las tres de la tarde?', 'Cita con Petra | 2026-11-21 15:00'],
    ['Vacaciones del 21 al 28 de diciembre', 'Vacaciones | 2026-12-21 | 2026-12-29'],
    ['Correr los martes a las 6:30', 'Correr | 2026-11-24 06:30 | FREQ=WEEKLY;BYDAY=TU'],
    ['Ensayo de hora y media el miércoles a las 17:00', 'Ensayo | 2026-11-25 17:00 | 18:30'],
    ['Boda de Clara el 19 de junio de 2027 a las 2 de la tarde', 'Boda de Clara | 2027-06-19 14:00'],
    ['Recuérdame mañana a las 9 sacar la basura', 'Sacar la basura | 2026-11-21 09:00'],
  ])('%s', (text, wanted) => {
    expect(read(text, 'es-ES')).toBe(wanted);
  });
});

describe('whatever the language', () => {
  test('its own words are marked, guests and places are those of the text', () => {
    const text = 'Kaffee mit Lena am Sonntagnachmittag um vier bei Café Huber';
    const reading = readEvent(text, { ...context, locale: 'de-DE' });
    expect(reading.guests).toEqual([{ name: 'Lena' }]);
    expect(reading.place).toBe('Café Huber');
    const marked = reading.spans.map(({ from, to, kind }) => `${kind}: ${text.slice(from, to)}`);
    expect(marked).toContain('date: am Sonntagnachmittag');
    expect(marked).toContain('time: um vier');
  });

  test('a person whose locale is another one is understood as well, and English stays English', () => {
    expect(read('Zahnarzt am Dienstag um 15 Uhr', 'en-US')).toBe('Zahnarzt | 2026-11-24 15:00');
    expect(read('Dentist on Tuesday at 3pm', 'de-DE')).toBe('Dentist | 2026-11-24 15:00');
    expect(read('Dinner with Mai and Domingo tomorrow at 8pm', 'en-US')).toBe(
      'Dinner with Mai and Domingo | 2026-11-21 20:00',
    );
  });

  test('a day that does not exist is said so, and orders are orders', () => {
    const wanted = readCommand('Fest am 31. Februar um 9 Uhr', context);
    expect(wanted.kind === 'add' ? wanted.reading.problem : null).toBe('There is no 31 February.');
    expect(readCommand('Verschieb den Zahnarzt auf Freitag um 10 Uhr', context)).toEqual({
      kind: 'move',
      event: 'Zahnarzt',
      toDate: '2026-11-27',
      toTime: '10',
    });
    expect(readCommand('Borra la cita con Pedro', context)).toMatchObject({ kind: 'remove' });
  });

  test('one more language is its data alone', () => {
    const made: Language = {
      code: 'x-made',
      weekdays: ['lunta', 'marta', 'merka', 'jova', 'venda', 'saba', 'sola'],
      weekdaysOften: ['', '', '', '', '', '', ''],
      weekdaysShort: ['', '', '', '', '', '', ''],
      months: ['um', 'du', 'tri', 'for', 'fem', 'sek', 'sep', 'okt', 'nov', 'dek', 'elf', 'tol'],
      numbers: '2 du; 3 trin; 4 forn',
      ordinals: '',
      partsJoined: '',
      ordinalSigns: '~',
      units: { minute: 'minta', hour: 'ora', day: 'dia', week: 'vika', month: 'manta', year: 'yara' },
      decimalSign: ',',
      dateSigns: '/',
      clock24In: '*',
      telling: 'klo morna',
      hinting: 'na',
      when: `
        morna = tomorrow
        na {when} = on
        klo {clock} = at {clock}
        poluklo {hour} = at {hour-1}:30
        {n} {unit} longa = for {n} {unit}
      `,
      joints: 'kun = with',
      leads: 'bonvo =',
      orders: 'skriba … = add …',
    };
    expect(read('bonvo skriba kafo kun Lena na jova klo 16:15 2 ora longa', 'x-made', [made])).toBe(
      'Kafo kun Lena | 2026-11-26 16:15 | 18:15',
    );
    expect(read('dentisto morna poluklo forn', 'x-made', [made])).toBe('Dentisto | 2026-11-21 15:30');
    // Without its file it is only words.
    expect(read('dentisto morna poluklo forn', 'x-made', [])).toBe('Dentisto morna poluklo forn');
  });

  test('no file has a line whose English leaves a slot out that its pattern has not', () => {
    for (const language of knownLanguages) {
      const lines = [language.when, language.joints, language.orders].join('\n').split('\n');
      for (const line of lines.filter((each) => each.includes('='))) {
        const [pattern = '', english = ''] = line.split('=');
        const named = [...english.matchAll(/\{(\w+?)(?:-1)?\}/g)].map(([, name]) => `{${name}}`);
        expect(
          named.filter((name) => !pattern.includes(name)),
          line,
        ).toEqual([]);
        // As many gaps on both sides.
        expect(english.split('…').length, line).toBe(pattern.split('…').length);
      }
      expect(phraseBook(language).orders.length).toBeGreaterThan(5);
    }
  });
});
