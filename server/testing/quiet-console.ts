/**
 * A test that prints a warning or an error nobody announced is a failing test: what the console
 * says in a test run is either expected, and then asserted, or a fault that would be overlooked.
 */
import { afterEach, beforeEach } from 'vitest';

let expected: RegExp[] = [];
let said: string[] = [];

/** Call it before the code that will print; the test fails unless each pattern was printed. */
export function expectOnConsole(...patterns: RegExp[]): void {
  expected.push(...patterns);
}

export function failOnConsole(): void {
  const own = { error: console.error, warn: console.warn };

  beforeEach(() => {
    expected = [];
    said = [];
    const listen = (...parts: unknown[]) => void said.push(parts.map(String).join(' '));
    console.error = listen;
    console.warn = listen;
  });

  afterEach(() => {
    console.error = own.error;
    console.warn = own.warn;
    judgeConsole({ said, expected });
  });
}

export function judgeConsole({ said, expected }: { said: string[]; expected: RegExp[] }): void {
  const surprising = said.filter((line) => !expected.some((pattern) => pattern.test(line)));
  if (surprising.length > 0) {
    throw new Error(`The console said what the test did not announce:\n${surprising.join('\n')}`);
  }
  const silent = expected.filter((pattern) => !said.some((line) => pattern.test(line)));
  if (silent.length > 0) throw new Error(`The console never said ${silent.join(', ')}.`);
}
