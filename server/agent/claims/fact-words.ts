/**
 * Words of plain English that state a fact of an event once they are said of it: who is there, what
 * it is, what it is about, why it is. Each has to come from what is known or was said. Data only.
 */
import { wordSet } from '#shared/language/word-set.ts';

export const factWords = wordSet(`
  usual private virtual physical remote online offline mandatory optional urgent refundable cancelable waitlist
  weekly daily monthly yearly annual biweekly fortnightly recurring
  team staff host hosts participant participants neighbor neighbour captain judge lady crowd candidate
  door building store stage island bridge card letter gift package race research deadline debt price cost
  money accident weather rain sun traffic luggage ticket tickets seat seats fee invoice payment deposit
  accepted approved approval agreed declined rsvp attached attachment link document description
  screen menu food cake dress cat dog bag passport documents papers photos slides agenda-item taxi cab lift ride parking
  hotel train plane bus boat doctor nurse boss client manager colleague colleagues wife husband mother father son
  daughter brother sister kids children friend friends guest guests
  anniversary birthday holiday vacation sick leave strike
`);
