/**
 * The note that a server on this computer leaves in the folder of the extension it built. With it the
 * panel knows the server's address, and shows the approval page that it was opened from here
 * (docs/decisions/010): one click signs in. A web store build has no such file, and then there is
 * simply no proof.
 */
export type Pairing = { server: string; key: string };

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Read afresh each time: the key is new with every start of the server. */
export async function readPairing(deps: { fetch: Fetch; fileUrl: string }): Promise<Pairing | null> {
  try {
    const note: unknown = await (await deps.fetch(deps.fileUrl, { cache: 'no-store' })).json();
    return isPairing(note) ? { server: note.server, key: note.key } : null;
  } catch {
    return null;
  }
}

/** The approval page with the proof for this one code; unchanged where there is nothing to prove. */
export async function withProof(
  verificationUrl: string,
  code: { serverUrl: string; userCode: string; pairing: Pairing | null },
): Promise<string> {
  const { pairing } = code;
  if (!pairing || new URL(pairing.server).origin !== new URL(code.serverUrl).origin) return verificationUrl;
  const utf8 = new TextEncoder();
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', utf8.encode(pairing.key), hmac, false, ['sign']);
  const plain = code.userCode.replace(/[^a-zA-Z0-9]/g, '').toUpperCase();
  const proof = new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8.encode(`device:${plain}`)));
  const url = new URL(verificationUrl);
  url.searchParams.set('setup', toBase64Url(proof));
  return url.toString();
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

function isPairing(note: unknown): note is Pairing {
  return (
    note !== null &&
    typeof note === 'object' &&
    'server' in note &&
    'key' in note &&
    typeof note.key === 'string' &&
    typeof note.server === 'string' &&
    /^https?:\/\//.test(note.server)
  );
}
