/**
 * Is a vendor live, simulated or off? Simulators only while no vendor has a key, or for those that
 * SIMULATE names; never in production and never behind an address that others reach
 * (docs/decisions/002). Apart from the `connect-…` files because they all decide by it.
 */
import type { VendorName, VendorState } from './api/api-deps.ts';
import type { Env } from './env.ts';

const keys: Record<VendorName, (env: Env) => string> = {
  tavus: (env) => env.TAVUS_API_KEY,
  anthropic: (env) => env.ANTHROPIC_API_KEY,
  cal: (env) => env.CAL_API_KEY,
};

export function vendorState(env: Env, vendor: VendorName): VendorState {
  if (keys[vendor](env) !== '') return 'live';
  if (env.NODE_ENV === 'production' || !isLoopbackUrl(env.PUBLIC_URL)) return 'off';
  const named = env.SIMULATE.split(',').map((name) => name.trim());
  const isAnyLive = Object.values(keys).some((keyOf) => keyOf(env) !== '');
  return !isAnyLive || named.includes(vendor) ? 'simulated' : 'off';
}

function isLoopbackUrl(url: string): boolean {
  return url === '' || ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}
