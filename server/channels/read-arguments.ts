/** Arguments of a call come as an object or as its JSON text; anything else stays as it is and is refused by the tool. */
export function readArguments(given: unknown): unknown {
  if (typeof given !== 'string') return given;
  if (given.trim() === '') return {};
  try {
    return JSON.parse(given);
  } catch {
    return given;
  }
}
