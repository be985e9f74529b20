import { describe, expect, it } from 'vitest';
import { tools } from '../registry.ts';
import { toAnthropicTools } from './anthropic.ts';
import { toOpenAiTools } from './openai.ts';
import { toTavusTools } from './tavus.ts';

const names = [
  'list_events',
  'add_event',
  'move_event',
  'update_event',
  'remove_event',
  'find_time',
  'undo_change',
  'check_availability',
  'book_appointment',
  'reschedule_appointment',
  'cancel_appointment',
];
const to = { publicUrl: 'https://calendar.example.com', secret: 'not-a-secret' };

describe('the tools, as models want them', () => {
  it('has every tool in each rendering', () => {
    expect(toAnthropicTools(tools).map(({ name }) => name)).toEqual(names);
    expect(toOpenAiTools(tools).map((tool) => tool.function.name)).toEqual(names);
    expect(toTavusTools(tools, to).map(({ name }) => name)).toEqual(names);
  });

  it('describes every field for a model and hides what only the panel sends', () => {
    for (const { name, input_schema } of toAnthropicTools(tools)) {
      expect(input_schema.additionalProperties, name).toBe(false);
      expect(Object.keys(input_schema.properties), name).not.toContain('if_version');
      for (const [field, schema] of Object.entries(input_schema.properties)) {
        expect((schema as { description?: string }).description, `${name}.${field}`).toMatch(/\w{3}/);
      }
    }
  });

  it('is the same bytes each time, so that a prompt cache can hold it', () => {
    expect(JSON.stringify(toAnthropicTools(tools))).toBe(JSON.stringify(toAnthropicTools(tools)));
  });

  it('keeps Tavus’ limits: names, sizes, one way of delivery, an answer that is heard', () => {
    for (const tool of toTavusTools(tools, to)) {
      expect(tool.name).toMatch(/^[a-zA-Z_][a-zA-Z0-9_]{0,63}$/);
      expect(JSON.stringify([tool.description, tool.parameters]).length).toBeLessThan(10_000);
      expect(Object.keys(tool.parameters.properties).some((field) => field.startsWith('tavus_'))).toBe(false);
      expect(tool.delivery.app_message).toBe(false);
      expect(['generate_response', 'response_in_result']).toContain(tool.on_resolve);
      expect(tool.on_resolve === 'response_in_result').toBe(
        tools.find(({ name }) => name === tool.name)?.isWrite,
      );
    }
  });

  it('renders as it did', () => {
    expect(toAnthropicTools(tools)).toMatchSnapshot('anthropic');
    expect(toTavusTools(tools, to)[1]).toMatchSnapshot('tavus add_event');
    expect(toOpenAiTools(tools)[1]).toMatchSnapshot('openai add_event');
  });
});
