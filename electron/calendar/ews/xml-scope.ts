/**
 * Which vocabulary a prefix stands for at a place of a document, after "Namespaces in XML 1.0". A scope is made anew only
 * where an element declares something, and remembers the names it was asked for: an answer has a few dozen.
 */
import { refuse } from './xml-text.ts';

export interface Name {
  readonly local: string;
  /** Of a vocabulary of Exchange or SOAP, or of none, as the parts of a SOAP 1.1 fault are. */
  readonly isOurs: boolean;
}

export interface Scope {
  /** Of an element, by its name as written. Refuses a prefix that nothing declares. */
  readonly nameOf: (written: string) => Name;
  /** By local name, without declarations. Refuses a prefix that nothing declares. */
  readonly localAttributes: (written: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  readonly uris: ReadonlyMap<string, string>;
}

const soapNamespace = 'http://schemas.xmlsoap.org/soap/envelope/';
const exchangeNamespaces = 'http://schemas.microsoft.com/exchange/services/2006/';

const isOurs = (uri: string): boolean =>
  uri.startsWith(exchangeNamespaces) || uri === soapNamespace || uri === '';

/** In every document `xml` is declared, and names without a prefix are of no vocabulary. */
export const outermost = scopeOf(
  new Map([
    ['', ''],
    ['xml', 'http://www.w3.org/XML/1998/namespace'],
  ]),
);

/** The scope of an element with these attributes: the outer one unless they declare something. */
export function scopeWithin(outer: Scope, attributes: Readonly<Record<string, string>>): Scope {
  let uris: Map<string, string> | null = null;
  for (const [name, uri] of Object.entries(attributes)) {
    const prefix = declared(name);
    if (prefix !== null) uris = (uris ?? new Map(outer.uris)).set(prefix, uri);
  }
  return uris === null ? outer : scopeOf(uris);
}

function scopeOf(uris: ReadonlyMap<string, string>): Scope {
  const names = new Map<string, Name>();
  const uriOf = (prefix: string): string => uris.get(prefix) ?? refuse('broken XML');
  return {
    uris,
    nameOf: (written) => {
      const known = names.get(written);
      if (known !== undefined) return known;
      const [prefix, local] = parts(written);
      const name = { local, isOurs: isOurs(uriOf(prefix)) };
      names.set(written, name);
      return name;
    },
    localAttributes: (written) => {
      const attributes: Record<string, string> = {};
      for (const name in written) {
        if (declared(name) !== null) continue;
        const [prefix, local] = parts(name);
        uriOf(prefix);
        attributes[local] = written[name] ?? '';
      }
      return attributes;
    },
  };
}

/** The prefix that an attribute declares; null when it is an ordinary one. */
function declared(name: string): string | null {
  if (!name.startsWith('xmlns')) return null;
  if (name.length === 5) return '';
  return name[5] === ':' ? name.slice(6) : null;
}

function parts(name: string): readonly [prefix: string, local: string] {
  const colon = name.indexOf(':');
  return colon === -1 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}
