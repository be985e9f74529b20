import { expect, it } from 'vitest';
import { html } from './html.ts';
import type { Html } from './html.ts';

it.each([
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['" onfocus="x', '&quot; onfocus=&quot;x'],
  ["' onfocus='x", '&#39; onfocus=&#39;x'],
  ['`x`', '&#96;x&#96;'],
  ['a & b &amp; c', 'a &amp; b &amp;amp; c'],
  ['a\0b', 'a\ufffdb'],
  ['Zoë 🎈', 'Zoë 🎈'],
])('writes %j as %j', (given, written) => {
  expect(html`<p title="${given}">${given}</p>`.text).toBe(`<p title="${written}">${written}</p>`);
});

it('puts other templates and lists of them in as they are, and leaves out null and false', () => {
  const items = ['<a>', 'b'].map((item) => html`<i>${item}</i>`);
  expect(html`<p>${items}${null}${false}</p>`.text).toBe('<p><i>&lt;a&gt;</i><i>b</i></p>');
});

it('refuses an object that only looks like a template', () => {
  const fromOutside = JSON.parse('{"text":"<script>"}') as Html;
  expect(() => html`${fromOutside}`).toThrow(TypeError);
});
