import type { ReactNode } from 'react';

/** Starts a call; hidden while one is on. */
export declare function TalkButton(): ReactNode;
