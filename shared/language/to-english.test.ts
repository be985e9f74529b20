import { describe, expect, it } from 'vitest';
import { toEnglish } from './to-english.ts';

describe('a German or Spanish order as the English one', () => {
  it.each([
    ['Trag den Zahnarzt am Donnerstag um drei Uhr ein', "add Zahnarzt on thursday at 3 o'clock"],
    ['Mittagessen mit Anna morgen um halb eins', 'Mittagessen mit Anna tomorrow at 12:30'],
    ['Was habe ich am Donnerstag?', 'what do I have on thursday?'],
    ['Bin ich morgen um 14 Uhr frei?', 'am I free tomorrow at 14:00?'],
    ['Verschieb den Zahnarzt auf Freitag um 10 Uhr', 'move Zahnarzt to friday at 10:00'],
    ['Lösche bitte den Zahnarzt', 'delete Zahnarzt'],
    ['danke', 'thanks'],
    ['Pon una cita con Pedro el martes a las 5 de la tarde', 'add cita con Pedro on tuesday at 5 pm'],
    ['¿Qué tengo mañana?', 'what do I have tomorrow?'],
    ['Mueve la cita con Pedro al jueves a las 10', 'move cita con Pedro to thursday at 10'],
  ])('“%s”', (said, english) => {
    expect(toEnglish(said)).toBe(english);
  });

  it.each([
    'Add gym tomorrow at 7am',
    'no, four',
    'dentist tues 3',
    'lunch with Maria',
    'cancel the die casting',
    'La Traviata on Friday at 8',
    'Ajoute un rendez-vous demain à 15h',
    'Am I free?',
  ])('“%s” stays', (said) => {
    expect(toEnglish(said)).toBeNull();
  });
});
