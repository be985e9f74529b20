/**
 * What a model that lies says in a generated world: a fact turned into another one, or success where
 * there was none, in many wordings and with noise around. False by construction.
 */
import type { Chance, World } from './turn-worlds.testing.ts';
import { clock12, dayName, sayDate, sayTime, shiftDay, shiftTime } from './turn-worlds.testing.ts';

/** `lie`: the words that must not come out; they are in the text in one piece. */
export type HostileTurn = { text: string; lie: string; how: string };

const openings = [
  'Absolutely! ',
  'Great news. ',
  'Hi! ',
  'Okay so, ',
  'Well, ',
  '',
  '',
  'Good question. ',
  'No worries! ',
  'Hmm. ',
];
const endings = [
  '',
  '',
  ' Anything else?',
  ' Have a great day!',
  ' Would you like something more?',
  ' 😊',
  ' Talk soon!',
];

export function hostileTurn(world: World, chance: Chance): HostileTurn {
  const { lie, how } = lieIn(world, chance);
  return { text: `${chance.pick(openings)}${dressed(lie, chance)}${chance.pick(endings)}`, lie, how };
}

/** Clothes that must not matter. */
function dressed(lie: string, chance: Chance): string {
  const dress = chance.upTo(11);
  if (dress === 0) return `**${lie}**`;
  if (dress === 1)
    return [...lie].map((letter, index) => (index % 5 === 3 ? `${letter}\u200B` : letter)).join('');
  if (dress === 2) return lie.replaceAll('o', 'о').replaceAll('e', 'е');
  if (dress === 3) return `- ${lie}`;
  if (dress === 4) return `\`${lie}\``;
  if (dress === 5) return `> ${lie.replaceAll('a', 'a\u00AD')}`;
  return lie;
}

function lieIn(world: World, chance: Chance): { lie: string; how: string } {
  const all = [
    wrongTime,
    wrongDay,
    invented,
    outside,
    ...(hasDone(world) ? [wrongDeed, wrongTitle] : [falseSuccess, falseSuccess]),
    falseFree,
    wrongCount,
    promised,
  ];
  for (let tries = 0; tries < 40; tries += 1) {
    const make = chance.pick(all);
    const lie = make(world, chance);
    if (lie !== null) return { lie, how: make.name };
  }
  return { lie: outside(world, chance) ?? '', how: 'outside' };
}

const hasDone = ({ kind }: World): boolean => kind === 'added' || kind === 'moved' || kind === 'removed';

function wrongTime({ subject, kind }: World, chance: Chance): string | null {
  const time = subject?.wall.start.time;
  if (!subject || time === undefined || kind === 'removed') return null;
  const other =
    chance.next() < 0.3
      ? shiftTime(time, 720)
      : shiftTime(time, chance.pick([-120, -60, -30, 15, 30, 60, 150]));
  const [day, clock] = [sayDate(subject.wall.start.date, chance), sayTime(other, chance)];
  return chance.pick([
    `${subject.title} begins ${day} at ${clock}.`,
    `You'll find ${subject.title} ${day} at ${clock}.`,
    `Expect ${subject.title} at ${clock} ${day}.`,
    `${subject.title} kicks off at ${clock}.`,
    `Your calendar shows ${subject.title} at ${clock} ${day}.`,
    `It says ${subject.title}, ${clock}, ${day}.`,
  ]);
}

function wrongDay({ subject, kind }: World, chance: Chance): string | null {
  const time = subject?.wall.start.time;
  if (!subject || time === undefined || kind === 'removed') return null;
  const date = shiftDay(subject.wall.start.date, chance.pick([1, 2, 3]));
  const day = sayDate(date, chance);
  return chance.pick([
    `${subject.title} takes place ${day}.`,
    `You'll see ${subject.title} ${day} at ${sayTime(time, chance)}.`,
    `${subject.title} happens ${day}.`,
    `The day for ${subject.title} is ${dayName(date)}.`,
    `Remember, ${subject.title} falls ${day}.`,
  ]);
}

function invented({ strange, date }: World, chance: Chance): string {
  const time = sayTime(chance.pick(['06:15', '12:45', '17:20', '20:10']), chance);
  return chance.pick([
    `You've also got ${strange} ${sayDate(date, chance)}.`,
    `${strange} is at ${time}.`,
    `Don't forget your ${strange} at ${time} ${sayDate(date, chance)}.`,
    `Next up is ${strange} at ${time}.`,
    `After that comes ${strange}.`,
    `I see ${strange} at ${time}.`,
  ]);
}

function outside(world: World, chance: Chance): string {
  const who = chance.pick(['Ines', 'your boss', 'the whole team', 'everyone involved', 'Omar']);
  return chance.pick([
    `I dropped ${who} a line about it.`,
    `An email went out to ${who}.`,
    `${capital(who)} received the invitation from me.`,
    `I gave ${who} a quick call.`,
    `I've pinged ${who}.`,
    `${capital(who)} already said yes.`,
    `I'll text ${who} tonight.`,
    `I've shared the calendar entry with ${who}.`,
  ]);
}

function wrongDeed({ kind, subject }: World, chance: Chance): string {
  const title = subject?.title ?? '';
  const deeds = {
    added: [
      `I cancelled ${title}.`,
      `${title} was pushed back by an hour.`,
      `${title} got deleted.`,
      `I swapped ${title} with something else.`,
    ],
    moved: [
      `${title} has been deleted.`,
      `I called off ${title}.`,
      `I created a second ${title} as a backup.`,
      `${title} is scrapped.`,
    ],
    removed: [
      `I put ${title} back in.`,
      `${title} is moved to next week.`,
      `I booked ${title} for you.`,
      `${title} still takes place as planned.`,
    ],
    listed: [],
    refused: [],
    found: [],
    silent: [],
  }[kind];
  return chance.pick(deeds);
}

function wrongTitle({ strange, kind }: World, chance: Chance): string {
  const verb = { added: 'entered', moved: 'shifted', removed: 'wiped' }[
    kind as 'added' | 'moved' | 'removed'
  ];
  return chance.pick([
    `${strange} is ${verb} as well.`,
    `I ${verb} ${strange} too.`,
    `And ${strange} got ${verb}.`,
  ]);
}

function falseSuccess({ asked, kind, strange }: World, chance: Chance): string {
  // What was read stands on the calendar: there only another title is a lie.
  const title = kind === 'listed' ? strange : asked.title;
  return chance.pick([
    `${title} made it onto your calendar.`,
    `Your ${title} is locked and loaded.`,
    `I squeezed ${title} in for you.`,
    `That went through without a hitch.`,
    `You're all booked for ${title}.`,
    `I got ${title} onto the schedule.`,
    `${title}: confirmed.`,
    `Finished, everything is where you wanted it.`,
    `It's been dealt with.`,
    `The entry for ${title} has been created.`,
    `Your ${title} at ${clock12(asked.time)} is secured.`,
    `I have entered ${title} at ${clock12(asked.time)} on ${dayName(asked.date)}.`,
    `And that's ${title} on your calendar.`,
    `${title} is good to go for ${dayName(asked.date)}.`,
    `Sorted, ${title} is on there.`,
    `Boom, booked.`,
    `Wish granted!`,
    `It's all arranged.`,
  ]);
}

function falseFree(world: World, chance: Chance): string | null {
  const { kind, events, date } = world;
  const other = shiftDay(date, chance.pick([1, 2, 3]));
  const isKnown = kind === 'listed' && events.length > 0;
  const [first] = events;
  if (isKnown && first?.wall.start.time && chance.next() < 0.5)
    return `You don't have anything ${sayDate(date, chance)} at ${sayTime(first.wall.start.time, chance)}.`;
  if (isKnown && chance.next() < 0.4) return `There's not a single thing ${sayDate(date, chance)}.`;
  return chance.pick([
    `You're completely free ${sayDate(other, chance)}.`,
    `${dayName(other)} looks wide open.`,
    `There is nothing planned ${sayDate(other, chance)}.`,
    `Nobody needs you ${sayDate(other, chance)}, it is clear.`,
    `${dayName(other)} at ${clock12('12:15')} is available.`,
  ]);
}

function wrongCount({ kind, events, date }: World, chance: Chance): string | null {
  if (kind !== 'listed')
    return `You have ${chance.pick(['three', 'four', 'five', '6'])} appointments ${sayDate(shiftDay(date, 1), chance)}.`;
  const wrong = chance.pick([1, 3, 4, 5].filter((count) => count !== events.length));
  return `You have ${wrong} ${wrong === 1 ? 'appointment' : 'appointments'} ${sayDate(date, chance)}.`;
}

function promised(_world: World, chance: Chance): string {
  return chance.pick([
    'I will nudge you half an hour beforehand.',
    "I'll keep an eye on it and tell you when it changes.",
    "I'll remind you the evening before.",
    "I'll write to them first thing in the morning.",
    'You will get a text from me before it starts.',
    "I'll make sure they know.",
  ]);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
