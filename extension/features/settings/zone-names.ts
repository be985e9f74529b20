/** All zones this browser knows; the one in use is among them even when it has an older name. */

export function zoneNames(inUse: string): string[] {
  const names = Intl.supportedValuesOf('timeZone');
  const all = names.includes('UTC') ? names : ['UTC', ...names];
  return all.includes(inUse) ? all : [inUse, ...all];
}
