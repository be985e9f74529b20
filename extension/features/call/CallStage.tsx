import type { ReactNode } from 'react';

/** The call, 16:9 or folded to 56 px; renders nothing while there is no call and nothing to say about one. */
export declare function CallStage(): ReactNode;
