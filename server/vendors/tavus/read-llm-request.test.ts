import { describe, expect, it } from 'vitest';
import { readLlmRequest } from './read-llm-request.ts';

const read = (body: unknown) =>
  readLlmRequest(new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)));
const messages = [
  { role: 'system', content: 'You are the person’s calendar assistant.\n\nYou are in a live call.' },
  { role: 'system', content: "The user's timezone is unknown." },
  { role: 'assistant', content: '<emotion value="content"/> Hi!' },
  { role: 'user', content: 'What is on Friday?' },
  { role: 'assistant', content: 'Nothing is on' },
  { role: 'system', content: 'respond in english' },
  { role: 'system', content: '<user_appearance>A person in a car.</user_appearance>' },
  {
    role: 'system',
    content: 'Begin each reply with an emotion tag, for example <emotion value="content"/>.',
  },
  { role: 'system', content: 'The calendar has just been changed.' },
  { role: 'user', content: 'Move my dentist to Friday' },
];

describe('a request as Tavus sends it', () => {
  it('is what was said, what is asked, and what was seen beside it', () => {
    expect(read({ model: 'calendar-agent', stream: true, messages, tools: [], temperature: 1 })).toEqual({
      model: 'calendar-agent',
      isStreamed: true,
      dialogue: [
        { role: 'agent', text: 'Hi!' },
        { role: 'user', text: 'What is on Friday?' },
        // Cut where the person talked over it.
        { role: 'agent', text: 'Nothing is on' },
        { role: 'user', text: 'Move my dentist to Friday' },
      ],
      context: [
        { from: 'perception', text: '<user_appearance>A person in a car.</user_appearance>' },
        { from: 'vendor', text: 'The calendar has just been changed.' },
      ],
    });
  });

  it('may hold content in parts, without text, or with what older perception saw', () => {
    const parts = [
      { type: 'text', text: 'Move my ' },
      { type: 'image_url', image_url: { url: 'data:' } },
      { type: 'text', text: 'dentist' },
    ];
    const request = read({
      messages: [
        { role: 'user', content: parts },
        { role: 'assistant', content: null, tool_calls: [] },
        { role: 'tool', content: '{"ok":true}', tool_call_id: 'call_1' },
        { role: 'user', content: 'USER_SPEECH: to Friday VISUAL_SCENE: a kitchen' },
      ],
    });
    expect(request).toMatchObject({
      isStreamed: false,
      dialogue: [
        { role: 'user', text: 'Move my dentist' },
        { role: 'user', text: 'to Friday' },
      ],
      context: [{ from: 'perception', text: 'a kitchen' }],
    });
  });

  it('may come before anybody has spoken', () => {
    expect(read({ stream: true, messages: [{ role: 'system', content: 'Be brief.' }] })).toMatchObject({
      dialogue: [],
      context: [],
    });
  });

  it('does not let the camera fill the model’s mind', () => {
    const seen = Array.from({ length: 50 }, () => ({
      role: 'system',
      content: `<user_screen>${'x'.repeat(9_000)}`,
    }));
    const { context } = read({ messages: [...messages, ...seen] });
    expect(context).toHaveLength(6);
    expect(context.every(({ text }) => text.length <= 2_000)).toBe(true);
  });
});

it.each<[string, unknown]>([
  ['no JSON', '{"messages":'],
  ['nothing', ''],
  ['null', null],
  ['a text', '"messages"'],
  ['no messages', { model: 'm' }],
  ['an empty talk', { messages: [] }],
  ['messages that are none', { messages: 'hello' }],
  ['a message without a role', { messages: [{ content: 'hello' }] }],
  ['a role nobody has', { messages: [{ role: 'root', content: 'hello' }] }],
  ['content that is a number', { messages: [{ role: 'user', content: 7 }] }],
  ['parts that are none', { messages: [{ role: 'user', content: [7] }] }],
  ['a stream that is a text', { stream: 'yes', messages }],
])('%s is refused as no chat completion', (_name, body) => {
  expect(() => read(body)).toThrow(expect.objectContaining({ code: 'bad-request' }));
});

it('bytes that are no text are refused', () => {
  expect(() => readLlmRequest(new Uint8Array([0x7b, 0xff, 0xfe]))).toThrow(
    expect.objectContaining({ code: 'bad-request' }),
  );
});
