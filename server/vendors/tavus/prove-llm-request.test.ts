import { describe, expect, it } from 'vitest';
import { proveTavusLlmRequest } from './prove-llm-request.ts';

const key = 'a-key-of-thirty-two-characters..';
const asked = (headers: Record<string, string>) => ({
  header: (name: string) =>
    Object.entries(headers).find(([given]) => given.toLowerCase() === name.toLowerCase())?.[1],
});
const prove = (headers: Record<string, string>, secret = key) => proveTavusLlmRequest(secret, asked(headers));

describe('the right key', () => {
  it.each([
    ['conversation-id'],
    ['Conversation-Id'],
    ['CONVERSATION-ID'],
    ['x-conversation-id'],
    ['X-Conversation-Id'],
    ['conversation_id'],
  ])('with the talk in the header %s is a proof of that talk', (name) => {
    expect(prove({ Authorization: `Bearer ${key}`, [name]: ' c0eaa60a ' })).toEqual({
      kind: 'tavus-llm',
      vendorConversationId: 'c0eaa60a',
    });
  });

  it('is taken whatever case the scheme is written in', () => {
    expect(prove({ authorization: `bearer ${key}`, 'conversation-id': 'c1' })).toMatchObject({
      kind: 'tavus-llm',
    });
  });

  it('prefers the header Tavus sends', () => {
    const both = { authorization: `Bearer ${key}`, 'x-conversation-id': 'c2', 'conversation-id': 'c1' };
    expect(prove(both)).toMatchObject({ vendorConversationId: 'c1' });
  });

  it.each([
    ['no talk', {}],
    ['an empty talk', { 'conversation-id': '  ' }],
    ['an endless talk', { 'conversation-id': 'c'.repeat(201) }],
  ])('with %s proves nothing', (_name, headers) => {
    expect(() => prove({ authorization: `Bearer ${key}`, ...headers })).toThrow(
      expect.objectContaining({ code: 'bad-request' }),
    );
  });
});

it.each([
  ['no key', {}],
  ['an empty key', { authorization: 'Bearer ' }],
  ['another key', { authorization: 'Bearer another-key-of-thirty-two-chars' }],
  ['the key and one character more', { authorization: `Bearer ${key}x` }],
  ['the key without its last character', { authorization: `Bearer ${key.slice(0, -1)}` }],
  ['the key as basic credentials', { authorization: `Basic ${key}` }],
  ['the key without its scheme', { authorization: key }],
])('%s is refused before anything else', (_name, headers: Record<string, string>) => {
  expect(() => prove(headers)).toThrow(expect.objectContaining({ code: 'not-signed-in' }));
});

it('where no key is set none opens, not even the empty one', () => {
  for (const authorization of ['Bearer ', 'Bearer', '', `Bearer ${key}`])
    expect(() => prove({ authorization, 'conversation-id': 'c1' }, '')).toThrow(
      expect.objectContaining({ code: 'not-signed-in' }),
    );
});
