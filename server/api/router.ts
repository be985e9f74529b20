/** Everything the extension and scripts can ask for. The extension sees this file's type only. */
import { accountRouter } from './account.ts';
import { chatRouter } from './chat.ts';
import { bookingRouter } from './booking.ts';
import { calendarRouter } from './calendar.ts';
import { connectionsRouter } from './connections.ts';
import { conversationRouter } from './conversation.ts';
import { failuresRouter } from './failures.ts';
import { quickAddRouter } from './quick-add.ts';
import { scheduleRouter } from './schedule.ts';
import { settingsRouter } from './settings.ts';
import { suggestionRouter } from './suggestion.ts';
import { trpc } from './trpc.ts';

export const appRouter = trpc.router({
  account: accountRouter,
  chat: chatRouter,
  booking: bookingRouter,
  calendar: calendarRouter,
  connections: connectionsRouter,
  conversation: conversationRouter,
  failures: failuresRouter,
  quickAdd: quickAddRouter,
  schedule: scheduleRouter,
  settings: settingsRouter,
  suggestion: suggestionRouter,
});

export type AppRouter = typeof appRouter;
