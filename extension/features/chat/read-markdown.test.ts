import { describe, expect, it } from 'vitest';
import { readMarkdown } from './read-markdown.ts';

const text = (words: string) => ({ kind: 'text', text: words });

describe('readMarkdown', () => {
  it('reads paragraphs, breaks, lists and bold', () => {
    expect(readMarkdown('**Two** things:\n- one\n- two\n\nThen\nmore\n1. first\n2. second')).toEqual([
      { kind: 'paragraph', lines: [[{ kind: 'bold', text: 'Two' }, text(' things:')]] },
      { kind: 'list', isNumbered: false, items: [[text('one')], [text('two')]] },
      { kind: 'paragraph', lines: [[text('Then')], [text('more')]] },
      { kind: 'list', isNumbered: true, items: [[text('first')], [text('second')]] },
    ]);
  });

  it('reads links to web pages, and leaves the full stop to the sentence', () => {
    expect(readMarkdown('See [the page](https://example.com/a) or https://example.com/b.')).toEqual([
      {
        kind: 'paragraph',
        lines: [
          [
            text('See '),
            { kind: 'link', text: 'the page', href: 'https://example.com/a' },
            text(' or '),
            { kind: 'link', text: 'https://example.com/b', href: 'https://example.com/b' },
            text('.'),
          ],
        ],
      },
    ]);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](data:text/html,hi)',
    '<img src=x onerror=alert(1)>',
    'https://bank.example@evil.example/',
    '[x](https://bank.example@evil.example)',
    '[x](vbscript:x)',
    'http://',
  ])('makes no link of %s', (source) => {
    expect(JSON.stringify(readMarkdown(source))).not.toContain('"link"');
  });

  it('leaves alone what is not finished or not known', () => {
    expect(readMarkdown('a **b and 2 * 3 _c_ `d`')).toEqual([
      { kind: 'paragraph', lines: [[text('a **b and 2 * 3 _c_ `d`')]] },
    ]);
  });

  it('keeps every word of any text, and is quick about it', () => {
    const long = '**a '.repeat(20_000) + '[b]('.repeat(5_000) + 'https://'.repeat(5_000);
    const begin = performance.now();
    const said = JSON.stringify(readMarkdown(long));
    expect(performance.now() - begin).toBeLessThan(20_000);
    expect(said.length).toBeGreaterThan(long.length / 2);
  });
});
