/** What a vendor tells of a call, in our words; `vendors/tavus/read-callback.ts` reads it. */
import type { VendorTranscriptEntry } from './persona-vendor.ts';

export type CallNews =
  | { kind: 'joined' }
  | { kind: 'shutdown'; reason: string }
  | { kind: 'transcript'; entries: VendorTranscriptEntry[] }
  | { kind: 'recording'; bucket: string | null; key: string | null; seconds: number | null }
  | { kind: 'recording-failed'; problem: string }
  | { kind: 'perception'; analysis: string }
  | { kind: 'deed'; deed: 'post-call' | 'perception'; name: string }
  | { kind: 'other' };
