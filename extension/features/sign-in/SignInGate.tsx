import type { ReactNode } from 'react';

/** Shows `children` only while signed in, inside an `ApiProvider`; before that, what is missing. */
export declare function SignInGate(props: { children: ReactNode }): ReactNode;
