import { describe, expect, it } from 'vitest';
import { icsFileOf, mayBeIcs } from './dropped-file.ts';

describe('what is dropped on the panel', () => {
  it('is a calendar file by its kind or its name', () => {
    const files = [
      { name: 'photo.png', type: 'image/png' },
      { name: 'Work.ICS', type: '' },
    ];
    expect(icsFileOf(files)?.name).toBe('Work.ICS');
    expect(icsFileOf([{ name: 'feed', type: 'text/calendar' }])?.name).toBe('feed');
    expect(icsFileOf([{ name: 'notes.txt', type: 'text/plain' }])).toBeNull();
  });

  it('is not taken away from others where it is words or a picture', () => {
    expect(mayBeIcs({ items: [{ kind: 'string', type: 'text/plain' }] })).toBe(false);
    expect(mayBeIcs({ items: [{ kind: 'file', type: 'image/png' }] })).toBe(false);
    expect(mayBeIcs({ items: [{ kind: 'file', type: '' }] })).toBe(true);
  });
});
