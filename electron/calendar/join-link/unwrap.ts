/**
 * Takes the wrapping off a link: Outlook's SafeLinks, Google's and Proofpoint's redirectors, one inside the other
 * where mail has been forwarded. Works on the address alone; asks no server. Whether the inner host may be trusted
 * is for the caller to decide on the result.
 */

const mostLayers = 5;

/** The innermost address, parsed; null when there is none that parses. Never throws. */
export function unwrapLink(address: string): URL | null {
  let url = parse(address);
  for (let layer = 0; url !== null && layer < mostLayers; layer += 1) {
    const inner = innerAddress(url);
    if (inner === null) return url;
    url = parse(inner);
  }
  return url;
}

function parse(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}

function innerAddress(url: URL): string | null {
  const host = url.hostname.toLowerCase();
  if (host.endsWith('.safelinks.protection.outlook.com')) return url.searchParams.get('url');
  if (host === 'www.google.com' && url.pathname === '/url') {
    return url.searchParams.get('q') ?? url.searchParams.get('url');
  }
  if (host === 'urldefense.com' || host === 'urldefense.proofpoint.com') return proofpointTarget(url);
  return null;
}

/** Version 2 writes `-` for `%` and `_` for `/`; version 3 leaves the address readable between underscores. */
function proofpointTarget(url: URL): string | null {
  const v3 = /\/v3\/__(.+?)__;([^!]*)/.exec(url.href);
  if (v3 !== null) return refill(v3[1] ?? '', v3[2] ?? '');
  const target = url.searchParams.get('u');
  if (target === null || !url.pathname.startsWith('/v2/')) return target;
  return percentDecoded(target.replaceAll('-', '%').replaceAll('_', '/'));
}

/** Each `*` of a version 3 address stands for the next character of the base64 text behind it. */
function refill(address: string, encoded: string): string {
  const characters = Array.from(Buffer.from(encoded, 'base64url').toString('utf8'));
  return address.replaceAll('*', () => characters.shift() ?? '*');
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A malformed code is kept as it is; the address then most likely does not parse, which is the answer.
    return text;
  }
}
