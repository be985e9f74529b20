/** Says the newest reply to a screen reader, sentence by sentence as it grows, never token by token. */
import { useEffect, useRef } from 'react';
import { useAnnounce } from '#extension/components/Announcer.tsx';
import { isRunning, type Exchange } from './chat-state.ts';
import { wholeSentences } from './whole-sentences.ts';

export function useAnnounceReply(exchange: Exchange | undefined): void {
  const announce = useAnnounce();
  const told = useRef({ id: '', length: 0, isOver: true });
  useEffect(() => {
    if (!exchange) return;
    if (told.current.id !== exchange.id) {
      // What was there when the thread was opened is read by whoever goes there.
      told.current = { id: exchange.id, length: 0, isOver: !isRunning(exchange) };
    }
    const now = told.current;
    if (now.isOver) return;
    const text = exchange.pieces.map((piece) => (piece.kind === 'text' ? piece.text : '\n')).join('');
    now.isOver = !isRunning(exchange);
    const end = now.isOver ? text.length : wholeSentences(text);
    const news = text.slice(now.length, end).trim();
    now.length = Math.max(now.length, end);
    const trouble = now.isOver
      ? (exchange.trouble?.say ?? (exchange.status === 'stopped' ? 'Stopped.' : ''))
      : '';
    const words = [news, trouble].filter(Boolean).join(' ');
    if (words !== '') announce(words.replaceAll('**', ''));
  }, [exchange, announce]);
}
