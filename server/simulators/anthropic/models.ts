/** The models of the API, and who may think in which way. */
export const models = [
  'claude-fable-5-2',
  'claude-fable-5-1',
  'claude-opus-5-5',
  'claude-sonnet-5-5',
  'claude-haiku-5-5',
  'claude-sonnet-5',
  'claude-opus-5',
  'claude-sonnet-4-6',
  'claude-haiku-4-5',
];

/** Thinking is always on in the others. */
export function canTurnThinkingOff(model: string): boolean {
  return model.includes('haiku');
}

export function modelBody(id: string) {
  return { type: 'model', id, display_name: id, created_at: '2026-10-07T00:00:00Z' };
}
