/**
 * The prompt cache, computed from what was really sent: a prefix counts as read only when the same
 * bytes were marked before. So a test sees at once when tools or system do not stay the same.
 */
import { createHash } from 'node:crypto';
import { invalid } from './refusal.ts';
import type { MessagesRequest, WireBlock, WireTool } from './wire.ts';

export type CacheUsage = {
  input_tokens: number;
  cache_read_input_tokens: number;
  cache_creation_input_tokens: number;
  cache_creation: { ephemeral_5m_input_tokens: number; ephemeral_1h_input_tokens: number };
};

export type PromptCache = { use(request: MessagesRequest, now: number): CacheUsage };

type Ttl = '5m' | '1h';
type Piece = { bytes: string; mark: Ttl | null };
const lifeMs: Record<Ttl, number> = { '5m': 300_000, '1h': 3_600_000 };
const fewestTokens = 1_024;
/** So many blocks before a mark are looked at for an older entry. */
const lookBack = 20;

export function createPromptCache(): PromptCache {
  const entries = new Map<string, { until: number; ttl: Ttl }>();
  return {
    use(request, now) {
      const pieces = piecesOf(request);
      const marks = pieces.flatMap(({ mark }, index) => (mark === null ? [] : [index]));
      if (marks.length > 4) {
        throw invalid(`A maximum of 4 blocks with cache_control may be provided. Found ${marks.length}.`);
      }
      const hash = createHash('sha256').update(`${request.model}\n`);
      let tokens = 0;
      const boundaries = pieces.map(({ bytes }) => {
        hash.update(`${bytes}\n`);
        tokens += tokensOf(bytes);
        return { key: hash.copy().digest('hex'), tokens };
      });
      let read = -1;
      for (const mark of marks) {
        for (let at = mark; at >= Math.max(0, mark - lookBack); at -= 1) {
          const entry = entries.get(boundaries[at]?.key ?? '');
          if (!entry || entry.until < now) continue;
          entry.until = now + lifeMs[entry.ttl];
          read = Math.max(read, at);
          break;
        }
      }
      const readTokens = boundaries[read]?.tokens ?? 0;
      const written = { '5m': 0, '1h': 0 };
      let reached = readTokens;
      for (const mark of marks) {
        const boundary = boundaries[mark];
        const ttl = pieces[mark]?.mark ?? '5m';
        if (!boundary || boundary.tokens < fewestTokens || mark <= read) continue;
        entries.set(boundary.key, { until: now + lifeMs[ttl], ttl });
        written[ttl] += boundary.tokens - reached;
        reached = boundary.tokens;
      }
      return {
        input_tokens: Math.max(1, tokens - reached),
        cache_read_input_tokens: readTokens,
        cache_creation_input_tokens: written['5m'] + written['1h'],
        cache_creation: {
          ephemeral_5m_input_tokens: written['5m'],
          ephemeral_1h_input_tokens: written['1h'],
        },
      };
    },
  };
}

/** Tools, then system, then messages: the order of the cached prefix. A mark is not part of the bytes. */
function piecesOf(request: MessagesRequest): Piece[] {
  const { tools = [], system = [], messages } = request;
  const settings = JSON.stringify([request.tool_choice ?? null, request.thinking ?? null]);
  const pieces = [
    ...tools.map((tool) => piece('tool', tool)),
    ...system.map((block) => piece('system', block)),
    ...messages.flatMap(({ role, content }, index) =>
      // Another way of choosing tools or thinking leaves only tools and system in the cache.
      content.map((block) => piece(index === 0 ? `${settings} ${role}` : role, block)),
    ),
  ];
  const last = pieces.at(-1);
  if (request.cache_control && last && last.mark === null) last.mark = request.cache_control.ttl ?? '5m';
  return pieces;
}

function piece(role: string, block: WireBlock | WireTool): Piece {
  const { cache_control: mark, ...rest } = { cache_control: null, ...block };
  return { bytes: `${role} ${JSON.stringify(rest)}`, mark: mark ? (mark.ttl ?? '5m') : null };
}

export function tokensOf(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 4);
}
