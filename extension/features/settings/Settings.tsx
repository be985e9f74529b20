import type { ReactNode } from 'react';

/** Connections, time and account, as one page; used by the panel's dialog and the options page. */
export declare function Settings(): ReactNode;
