import type { InterimApi } from './api-interim.ts';

export type Api = InterimApi;

export type ApiConfig = {
  /** Origin of the server, no trailing slash. */
  serverUrl: string;
  /** Read anew at every request and every reconnect. */
  token: () => Promise<string | null>;
  /** The server itself said that this session is over. */
  onSignedOut(): void;
};

export declare function createApi(config: ApiConfig): Api;
