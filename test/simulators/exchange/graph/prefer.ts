/**
 * The preferences a Graph request may state in `Prefer`, several in one header, and those that were honoured, for
 * `Preference-Applied`. Unknown preferences are passed over, as HTTP wants it; an impossible zone is an error.
 */
import { err, ok } from '../../../../shared/result.ts';
import type { Result } from '../../../../shared/result.ts';
import { computableZone } from '../time-zones.ts';
import { graphErrors } from './graph-error.ts';
import type { GraphError } from './graph-error.ts';

export interface Preferences {
  /** As it was asked for: the answer's times carry this label. */
  readonly zoneLabel: string;
  readonly zone: string;
  readonly bodyFormat: 'html' | 'text';
  readonly immutableIds: boolean;
  readonly applied: string;
}

export function readPreferences(header: string | undefined): Result<Preferences, GraphError> {
  const stated = new Map<string, string>();
  for (const match of (header ?? '').matchAll(/([\w.-]+)\s*=\s*(?:"([^"]*)"|([^\s,;]+))/g)) {
    stated.set((match[1] ?? '').toLowerCase(), match[2] ?? match[3] ?? '');
  }
  const zoneLabel = stated.get('outlook.timezone') ?? 'UTC';
  const zone = computableZone(zoneLabel);
  if (zone === null) return err(graphErrors.timeZone);
  const wantsText = stated.get('outlook.body-content-type')?.toLowerCase() === 'text';
  const immutableIds = stated.get('idtype') === 'ImmutableId';
  const applied = [
    stated.has('outlook.timezone') ? `outlook.timezone="${zoneLabel}"` : null,
    stated.has('outlook.body-content-type')
      ? `outlook.body-content-type="${wantsText ? 'text' : 'html'}"`
      : null,
    immutableIds ? 'IdType="ImmutableId"' : null,
  ].filter((name) => name !== null);
  return ok({
    zoneLabel,
    zone,
    bodyFormat: wantsText ? 'text' : 'html',
    immutableIds,
    applied: applied.join(', '),
  });
}
