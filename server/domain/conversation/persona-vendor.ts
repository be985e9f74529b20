/**
 * What the domain needs of whoever lends the agent a face: start a call, end it, look at it.
 * A refusal is a value because people must hear about it in plain words; only bugs are thrown.
 * Tavus implements it (`vendors/tavus/persona-vendor.ts`); nothing here knows Tavus' words.
 */

export type StartConversation = {
  /** The vendor's id of the persona. */
  personaId: string;
  /** Overrides the persona's own face. */
  faceId?: string;
  /** Shown in the vendor's console. */
  name: string;
  /** Added to the persona's context for this call only, e.g. the person's time zone. */
  context?: string;
  /** Spoken once somebody has joined. */
  greeting?: string;
  /** Unguessable per conversation: the vendor does not sign its callbacks. */
  callbackUrl: string;
  audioOnly: boolean;
  /** A private room: `token` comes back and the call cannot be joined without it. */
  requireAuth: boolean;
  properties?: {
    maxCallSeconds?: number;
    /** Seconds the call lives on after the last person left. */
    leftAfterSeconds?: number;
    /** Seconds the call waits for the first person, counted from its creation. */
    absentAfterSeconds?: number;
    captions?: boolean;
    /** BCP 47. */
    language?: string;
    /** Records the call and puts it there. */
    recording?: RecordingStore;
  };
};

/** Storage of our own that the vendor may write into; it keeps no copy. */
export type RecordingStore = { bucket: string; region: string; role: string };

export type RefusalReason = 'concurrency' | 'credits' | 'no-persona' | 'key' | 'unreachable' | 'other';

export type VendorRefusal = {
  kind: 'refused';
  reason: RefusalReason;
  /** A finished sentence for a person. Never holds a key or a URL. */
  say: string;
  retryAfterSeconds?: number;
};

export type StartedConversation = {
  kind: 'started';
  vendorId: string;
  callUrl: string;
  token?: string;
};

export type VendorConversation = {
  vendorId: string;
  name: string | null;
  status: 'active' | 'ended';
  callUrl: string | null;
  /** Where it tells its news; null where the vendor does not say. */
  callbackUrl: string | null;
  personaId: string | null;
  /** Instants, ISO 8601. */
  createdAt: string | null;
  updatedAt: string | null;
};

export type VendorTranscriptEntry = {
  role: 'user' | 'assistant' | 'tool';
  content: string;
  /** Unix seconds. */
  timestamp?: number;
  secondsFromStart?: number;
  durationSeconds?: number;
};

export type VendorConversationDetail = VendorConversation & {
  /** Only when asked for verbosely, and only what the vendor has by now. */
  shutdownReason: string | null;
  transcript: VendorTranscriptEntry[] | null;
  events: { type: string; at: string | null; properties: Record<string, unknown> }[];
};

export type PersonaVendor = {
  startConversation(
    input: StartConversation,
    signal: AbortSignal,
  ): Promise<StartedConversation | VendorRefusal>;
  /** Idempotent: a call that is already over, or was never known, counts as ended. */
  endConversation(vendorId: string, signal?: AbortSignal): Promise<{ kind: 'ended' } | VendorRefusal>;
  /** What was said and recorded included; one that is gone already counts as deleted. */
  deleteConversation(vendorId: string, signal?: AbortSignal): Promise<{ kind: 'deleted' } | VendorRefusal>;
  /** All pages, newest first. */
  listConversations(
    status: 'active' | 'ended',
    signal?: AbortSignal,
  ): Promise<{ kind: 'listed'; conversations: VendorConversation[] } | VendorRefusal>;
  getConversation(
    vendorId: string,
    options: { verbose: boolean },
    signal?: AbortSignal,
  ): Promise<{ kind: 'found'; conversation: VendorConversationDetail } | { kind: 'gone' } | VendorRefusal>;
};
