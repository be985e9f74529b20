/** The languages that are read besides English. Another one is a file beside these and a line here. */
import { german } from './german.ts';
import type { Language } from './language.ts';
import { spanish } from './spanish.ts';

export const knownLanguages: readonly Language[] = [german, spanish];
