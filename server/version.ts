/** The version people and `/health` are told; the manifest and package.json carry the same. */
export const appVersion = '0.1.0';
