/**
 * The id Chrome gives to the extension, derived from `manifest.key` in wxt.config.ts; the server
 * lets exactly this origin in. `extension/platform/build/extension-id.test.ts` holds them together.
 */
export const extensionId = 'kjlnmgendahckipmhlkppangiieemfim';
