/**
 * Looks for secrets in every file that git would publish: keys of the vendors we know, private
 * keys, addresses with a password, and assignments that look random. It names file, line and
 * kind, never the text. A line that only looks like one ends with `not-a-secret: <why>`.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type Finding = { file: string; line: number; what: string };

const shapes: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ['an Anthropic key', /\bsk-ant-[\w-]{20,}/],
  ['an OpenAI key', /\bsk-(?:proj-)?[A-Za-z0-9]{32,}/],
  ['a Cal.com key', /\bcal_(?:live_)?[0-9a-f]{32}\b/],
  ['an AWS key', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ['a Google key', /\bAIza[\w-]{35}\b/],
  ['a Google client secret', /\bGOCSPX-[\w-]{20,}/],
  ['a GitHub token', /\b(?:gh[oprsu]_[A-Za-z0-9]{36}|github_pat_\w{40,})/],
  ['a Slack token', /\bxox[abprs]-[\w-]{20,}/],
  ['a Twilio key', /\bSK[0-9a-f]{32}\b/],
  ['a signed token', /\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20,}/],
];

const address =
  /\b(?:postgres(?:ql)?|rediss?|mysql|mongodb(?:\+srv)?|amqps?|https?|smtps?):\/\/[^\s:@/'"`]*:([^\s@/'"`]+)@/g;
const assignment =
  /(?:secret|token|passwo?r?d|api_?-?key|private_?-?key|access_?-?key)\w*["']?\s*[:=]\s*["'`]?([A-Za-z0-9+/=_-]{20,})/gi;
const placeholder = /[$<>{}…*]|^(?:x+|password|passwd|secret|postgres|user|guess|wrong|changeme|pw)$/i;

/** Bits per character: words and repetitions have little, keys have much. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => {
    const share = count / text.length;
    return bits - share * Math.log2(share);
  }, 0);
}

const looksRandom = (text: string): boolean =>
  /\d/.test(text) &&
  /[A-Za-z]/.test(text) &&
  !/^[a-z]+(?:[-_][a-z0-9]+)*$/.test(text) &&
  entropy(text) > (/^[0-9a-f]+$/i.test(text) ? 2.8 : 3.5);

export function findSecrets(file: string, text: string): Finding[] {
  return text.split('\n').flatMap((content, index) => {
    if (content.includes('not-a-secret:')) return [];
    const whats = shapes.flatMap(([what, pattern]) => (pattern.test(content) ? [what] : []));
    for (const [, password = ''] of content.matchAll(address)) {
      if (!placeholder.test(password)) whats.push('an address with a password');
    }
    for (const [, value = ''] of content.matchAll(assignment)) {
      if (looksRandom(value)) whats.push('a value that looks random');
    }
    return whats.map((what) => ({ file, line: index + 1, what }));
  });
}

/** What git tracks or would add; everything that is neither binary nor made by a tool. */
export function scannedFiles(folder: string): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64e6,
  });
  return listed.split('\0').filter((file) => file !== '' && !/(^|\/)package-lock\.json$/.test(file));
}

export function scan(folder: string): { files: number; findings: Finding[] } {
  const files = scannedFiles(folder);
  const findings = files.flatMap((file) => {
    const path = join(folder, file);
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found?.isFile() || found.size > 5e6) return [];
    const text = readFileSync(path, 'utf8');
    return text.includes('\0') ? [] : findSecrets(file, text);
  });
  return { files: files.length, findings };
}

if (import.meta.main) {
  const { files, findings } = scan(process.cwd());
  for (const { file, line, what } of findings) process.stdout.write(`${file}:${line}: ${what}\n`);
  process.stdout.write(`${files} files scanned, ${findings.length} findings\n`);
  // A scan of nothing must not look like a clean one.
  process.exit(findings.length === 0 && files > 0 ? 0 : 1);
}
