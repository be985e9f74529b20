import { expect, it } from 'vitest';
import { spellEmail } from '#shared/booking/say-booking.ts';
import { readable } from './readable.ts';

it.each(['jane.low@example.com', 'x_1+y@a-b.example.org', 'a@example.com'])(
  '%s stands there once',
  (email) => {
    expect(readable(`Book Demo for ${spellEmail(email)}?`)).toBe(`Book Demo for ${email}?`);
  },
);

it('other brackets stay', () => {
  const text = 'Gym, tomorrow 7:00 am (8:00 am Rome), at Studio (a, b)';
  expect(readable(text)).toBe(text);
});
