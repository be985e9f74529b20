/** What is said of work that failed, drawn without a browser. */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FailureRow, type Failure } from './FailureRow.tsx';

const nothing = () => {};
const failure: Failure = {
  id: 'f1',
  work: 'read-call',
  payload: {},
  error: 'the model could not be reached',
  count: 4,
  state: 'open',
  firstAt: '2026-11-20T09:00:00Z',
  lastAt: '2026-11-20T09:00:09Z',
};
const draw = (more: Partial<Failure>) =>
  renderToStaticMarkup(
    <FailureRow failure={{ ...failure, ...more }} onRetry={nothing} onDismiss={nothing} />,
  );

describe('a failure in the settings', () => {
  it('says in words what was to be done, why it failed, how often, and what can be done', () => {
    const html = draw({});
    for (const part of [
      'Looking for what was missed in a call',
      'the model could not be reached',
      'Tried 4 times',
      'Run again',
      'Let it be',
    ])
      expect(html).toContain(part);
    expect(html).not.toContain('disabled="');
  });

  it('cannot be run twice at once, and counts to one', () => {
    const html = draw({ state: 'running', count: 1 });
    expect(html).toMatch(/disabled=""[^>]*>Running…/);
    expect(html).toContain('Tried once');
  });

  it('keeps the name of work it has no words for', () => {
    expect(draw({ work: 'sweep-something' })).toContain('sweep-something');
  });
});
