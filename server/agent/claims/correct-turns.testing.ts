/** What a model that keeps to the truth says in a generated world. True by construction. */
import type { Chance, World } from './turn-worlds.testing.ts';
import { clock12, dayName, sayDate, sayTime } from './turn-worlds.testing.ts';

const chat = [
  'Sure thing!',
  'Of course.',
  'Happy to help.',
  'Good idea.',
  'Thanks for waiting.',
  'Okay.',
  'Right.',
  'Lovely.',
];
const closing = [
  'Is there something else you need?',
  'Shall we look at another day?',
  'Just let me know if that changes.',
  'Anything to adjust?',
  'Have a good one!',
  '',
];

export function correctTurn(world: World, chance: Chance): string {
  const opening = chance.next() < 0.5 ? `${chance.pick(chat)} ` : '';
  const end = chance.pick(closing);
  return `${opening}${body(world, chance)}${end === '' ? '' : ` ${end}`}`;
}

function body(world: World, chance: Chance): string {
  const { subject, before, events, free, asked } = world;
  const say = world.facts.outcomes.findLast(({ isThisTurn }) => isThisTurn)?.outcome.say ?? '';
  if (say !== '' && chance.next() < 0.15) return say;
  switch (world.kind) {
    case 'added': {
      if (!subject?.wall.start.time) return say;
      const [day, time, end] = whenOf(
        subject.wall.start.date,
        subject.wall.start.time,
        subject.wall.end.time ?? '',
        chance,
      );
      return chance.pick([
        `I've put ${subject.title} in ${day} at ${time}.`,
        `${subject.title} is on the calendar ${day} at ${time}.`,
        `Your ${subject.title} is booked ${day}, starting at ${time}.`,
        `I added ${subject.title} ${day} from ${time} until ${end}.`,
        `That's in: ${subject.title}, ${time}, ${day}.`,
        `${subject.title} now starts at ${time} ${day} and ends at ${end}.`,
        `Done. ${subject.title} is ${day} at ${time}.`,
        `All set, ${subject.title} is scheduled ${day} at ${time}.`,
      ]);
    }
    case 'moved': {
      if (!subject?.wall.start.time || !before?.wall.start.time) return say;
      const [day, time] = whenOf(subject.wall.start.date, subject.wall.start.time, '', chance);
      return chance.pick([
        `I've moved ${subject.title} to ${dayName(subject.wall.start.date)} at ${time}.`,
        `${subject.title} has been moved, it's ${day} at ${time} now.`,
        `${subject.title} is now ${day} at ${time}.`,
        `I've rescheduled ${subject.title} from ${dayName(before.wall.start.date)} to ${dayName(subject.wall.start.date)} at ${time}.`,
        `Moved: ${subject.title} starts at ${time} ${day}.`,
      ]);
    }
    case 'removed':
      return chance.pick([
        `I've taken ${subject?.title} off your calendar.`,
        `${subject?.title} is cancelled.`,
        `I removed ${subject?.title} ${sayDate(asked.date, chance)}.`,
        `${subject?.title} has been deleted from your calendar.`,
        `Okay, ${subject?.title} is off the schedule.`,
      ]);
    case 'listed': {
      const day = sayDate(world.date, chance);
      const [first, second] = events;
      if (!first || !second)
        return chance.pick([
          `You have nothing ${day}.`,
          `${dayName(world.date)} is completely free.`,
          `There are no appointments ${day}.`,
          `Your calendar is empty ${day}.`,
        ]);
      const one = `${first.title} at ${sayTime(first.wall.start.time ?? '', chance)}`;
      const two = `${second.title} at ${sayTime(second.wall.start.time ?? '', chance)}`;
      return chance.pick([
        `You have two appointments ${day}: ${one} and ${two}.`,
        `There's ${one} and ${two} ${day}.`,
        `First comes ${one}, then ${two}.`,
        `${capital(day)} you've got ${one}, then ${two}.`,
        `It begins with ${one}, and later there's ${two}.`,
        `You're busy ${day} at ${sayTime(first.wall.start.time ?? '', chance)} with ${first.title}.`,
        `You have two things ${day}.`,
      ]);
    }
    case 'refused': {
      const [slotA, slotB] = free;
      const time = sayTime(subject?.wall.start.time ?? '', chance);
      return chance.pick([
        `That clashes with ${subject?.title} at ${time}.`,
        `I couldn't add it, because ${subject?.title} is at ${time}.`,
        `${subject?.title} is already there at ${time}, so nothing was added.`,
        `There's a conflict with ${subject?.title}. ${clock12(slotA?.time ?? '')} or ${clock12(slotB?.time ?? '')} would work.`,
        `I haven't booked anything yet. Would ${clock12(slotA?.time ?? '')} suit you better?`,
      ]);
    }
    case 'found': {
      const [slotA, slotB] = free;
      const [a, b] = [sayTime(slotA?.time ?? '', chance), sayTime(slotB?.time ?? '', chance)];
      return chance.pick([
        `You're free ${sayDate(world.date, chance)} at ${a} and at ${b}.`,
        `I found two slots ${sayDate(world.date, chance)}: ${clock12(slotA?.time ?? '')} and ${clock12(slotB?.time ?? '')}.`,
        `${capital(clock12(slotA?.time ?? ''))} on ${dayName(world.date)} is open.`,
        `How about ${dayName(world.date)} at ${a}, or at ${b}?`,
      ]);
    }
    case 'silent':
      return chance.pick([
        `Shall I put ${asked.title} in ${sayDate(asked.date, chance)} at ${clock12(asked.time)}?`,
        `You'd like ${asked.title} at ${clock12(asked.time)} on ${dayName(asked.date)}, is that right?`,
        'Let me have a look first.',
        'I have not changed anything so far.',
        'How long should it take?',
        `Do you want ${asked.title} every week?`,
      ]);
  }
}

function whenOf(date: string, time: string, end: string, chance: Chance): [string, string, string] {
  return [sayDate(date, chance), sayTime(time, chance), end === '' ? '' : sayTime(end, chance)];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
