/**
 * What the person spoke of last: their calendar, something else, or only thanks. It decides how much
 * an answer may leave unsaid: after a wish "Nine it is." is a claim, after a riddle it is none.
 */
import { wordSet } from '#shared/language/word-set.ts';
import { baseActs } from './act-words.ts';
import { clausesOf } from './clauses.ts';
import { scheduleNouns } from './claim-words.ts';
import { foreignStems } from './known-words.ts';
import type { Knowledge } from './knowledge.ts';
import type { Mark } from './marks.ts';
import { plainText } from './plain-text.ts';
import { tongueOf } from './language-of.ts';
import { readMarks } from './read-marks.ts';
import type { TitleIndex } from './read-titles.ts';
import { toEnglish } from './to-english.ts';

export type Topic = 'calendar' | 'courtesy' | 'other';

const courtesies =
  /^(?:(?:ok|okay|oh|well|great|perfect|super|nice|good|cool|wonderful|lovely|awesome|excellent|brilliant|alright|right|fine|yes|no|and|so|hm|hmm|haha|thanks?|thank you|many thanks|cheers|bye|goodbye|good (?:night|bye|morning|afternoon|evening|day)|see you|later|hi|hello|hey|there|very|much|a lot|so much|for (?:that|your help|everything)|you too|mate|pal|buddy|man|dear|love|all|everybody|how are you(?: doing)?(?: today)?|that is (?:all|it|great|good|nice|perfect)|danke|gracias|merci|hallo|hola|tschuss|adios) ?)+$/;

/** Answers what was asked before. */
const goesOn =
  /^(?:(?:yes|no|ok|okay|sure|right|fine|exactly|correct|please|do it|do that|go ahead|that one|alright|absolutely|definitely) ?)+$/;

/** A wish or a question about a calendar, whatever it is called there. */
const asksCalendar =
  /\b(?:when (?:is|are|do|does|will|can|could|should|am)|what time (?:is|are|do|does|was) (?!it\b)|which day|am i|do i|have i|did i|will i|can i make|is (?:my|our|there|anything|anyone)|are (?:my|our|there)|did you|have you|was (?:it|that|my|the)|is (?:it|that) (?:in|on|done|still|there|gone|booked|free|set)|what do i|what have i|what am i|where is my|who is coming|coming up|how (?:long|late|early) (?:is|does|am)|get rid|i have (?:to|a|an|my)|i need|remind|double|instead|cancel it)\b/;

/** Verbs of wishes that are said of other things, too. */
const looseActs = wordSet(`
  tell call text write do make send share message ring charge pay buy order print post show put set note hold
  manage handle fix warn inform nail perform save record store bring pull kill strike drop
`);

const creative =
  /\b(?:haiku|poem|joke|story|song|riddle|limerick|rhyme|fun fact|trivia|quote|saying|translate|spell|define|recipe|capital of|meaning of|how many (?:days|hours|weeks|months|minutes) (?:are|does|has)|who (?:wrote|invented|is|was|painted|won|said|discovered))\b/;

/** What comes first in a wish: "put the dentist …", "please set …". */
const commands =
  /^(?:(?:please|can you|could you|would you|will you|and|then|also|now|okay|ok|hey|hi|no|yes|actually|just|i want you to|i would like(?: you)? to|let us) )*(?:put|set|note|hold|bring|pull|drop|save|make (?:it|that|an?|my)|do (?:it|that)|fix|strike|kill|jot|pencil|block|lock|take|give|keep|let|leave)\b/;

export function topicOf(know: Knowledge, titles: TitleIndex): Topic {
  const turns = know.facts.personWords;
  for (let at = turns.length - 1; at >= 0; at -= 1) {
    const topic = topicOfTurn(turns[at] ?? '', know, titles);
    if (topic !== null) return topic;
    if (turns.length - at > 6) break;
  }
  return know.acts.length > 0 ? 'calendar' : 'other';
}

/** Null: it only goes on with what was spoken of before ("yes", "the first one", "no, four"). */
function topicOfTurn(words: string, know: Knowledge, titles: TitleIndex): Topic | null {
  const said = plainText(words.slice(0, 600));
  const plain =
    tongueOf(said, () => false) === 'foreign' ? (toEnglish(said, know.events)?.text ?? said) : said;
  const marks = readMarks(plain, know.now, titles);
  const shape = clausesOf(marks)
    .map((clause) => clause.shape)
    .join(' ');
  if (shape === '' || goesOn.test(shape)) return null;
  if (courtesies.test(shape)) return 'courtesy';
  if (creative.test(shape)) return 'other';
  if (isCalendar(shape, marks)) return 'calendar';
  return shape.split(' ').length < 4 && !/\b(?:who|what|why|how|where)\b/.test(shape) ? null : 'other';
}

function isCalendar(shape: string, marks: readonly Mark[]): boolean {
  if (marks.some(({ kind }) => /^(?:title|day|part|clock|range|moment|length)$/.test(kind))) return true;
  if (scheduleNouns.test(shape) || asksCalendar.test(shape) || commands.test(shape)) return true;
  if (/\b(?:free|busy|available|booked|undo|redo|plans?|later|earlier)\b/.test(shape)) return true;
  return shape
    .split(' ')
    .some((word) => (baseActs.has(word) && !looseActs.has(word)) || foreignStems.test(word));
}
