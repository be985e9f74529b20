/**
 * What the panel's features are given from outside: server, stream, clock, the person's zone and
 * clock face, and the language code, which is loaded on first use. Handed down the tree so that the
 * gallery and tests can hand down others.
 */
import { createContext, use, type ReactNode } from 'react';
import type { Freshness, ScheduleStreamInput } from '#extension/platform/stream.ts';
import type { Reading, ReadingContext } from '#shared/language/reading.ts';
import type { FoundEvent, Selection } from '#shared/language/read-selection.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import type { BookingApi } from '#extension/features/bookings/bookings-api.ts';
import type { ChatApi } from '#extension/features/chat/chat-api.ts';
import type { TalksApi } from '#extension/features/conversations/talks-api.ts';
import type { HistoryApi } from '#extension/features/history/history-api.ts';
import type { CurrentChat, Item } from '#extension/platform/storage.ts';
import type { TypedCommand } from '#extension/features/quick-add/typed-command.ts';
import type { ImproveApi, PreviewApi, ScheduleApi } from './schedule-api.ts';

export type { Freshness };

export type Language = {
  readEvent(text: string, context: ReadingContext): Reading;
  /** The events of a whole message or page. */
  readSelection(selection: Selection, context: ReadingContext): FoundEvent[];
  /** Null when the text is not a command about the schedule. */
  readCommand(text: string, context: ReadingContext): TypedCommand | null;
  /** Whether it reads as one thing to be put on the calendar: no question, no answer, no contradiction. */
  isAdding(text: string, context: ReadingContext): boolean;
};

export type PanelPorts = {
  api: ScheduleApi & PreviewApi & ImproveApi;
  connect(input: ScheduleStreamInput): void;
  /** Milliseconds since 1970. */
  now(): number;
  newId(): string;
  /** IANA zone the days are drawn in. */
  timeZone: string;
  hour12: boolean;
  /** BCP 47. */
  locale: string;
  /** 1 is Monday. */
  firstWeekday: number;
  chat: { api: ChatApi; current: Item<CurrentChat | null> };
  talks: TalksApi;
  history: HistoryApi;
  /** The newest version a panel of this browser has shown; null until there was one. */
  seenVersion: Pick<Item<number | null>, 'get' | 'set'>;
  /** Reminders and the badge are the background's: it is told that something is different. */
  tellChanged(): void;
  booking: BookingApi;
  /** Opens the page where accounts are connected. */
  openSettings(): void;
  loadLanguage(): Promise<Language>;
  onSignedOut(): void;
};

const PortsContext = createContext<PanelPorts | null>(null);

export function PanelPortsProvider({ ports, children }: { ports: PanelPorts; children: ReactNode }) {
  return <PortsContext value={ports}>{children}</PortsContext>;
}

export function usePorts(): PanelPorts {
  const ports = use(PortsContext);
  if (!ports) throw new Error('usePorts needs a PanelPortsProvider above it');
  return ports;
}

/** Whose eyes times are written for, at the moment `now` (milliseconds). */
export function voiceAt(ports: PanelPorts, now: number): Voice {
  return {
    now: new Date(now).toISOString(),
    timeZone: ports.timeZone,
    hour12: ports.hour12,
    locale: ports.locale,
  };
}
