import type { ReactNode } from 'react';

/** Holds the one call store; put it inside `SignInGate`, around the stage, the button and the composer. */
export declare function CallProvider(props: { children: ReactNode }): ReactNode;
