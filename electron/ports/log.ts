/**
 * The log takes named events with fields from this closed list, so that nothing personal or secret can slip in:
 * no titles, names, addresses, links, numbers of meetings, keys or passcodes.
 */
export interface LogFields {
  readonly code?: string;
  /** A technical reason without personal data, at most 200 characters. */
  readonly cause?: string | null;
  readonly kind?: string;
  readonly afterMs?: number;
  readonly status?: number;
  readonly count?: number;
  readonly bytes?: number;
  readonly attempt?: number;
  readonly topKey?: string;
  readonly version?: string;
  readonly requestId?: string;
  readonly part?: string;
  readonly port?: number;
}

export interface Log {
  readonly info: (event: string, fields?: LogFields) => void;
  readonly warn: (event: string, fields?: LogFields) => void;
  readonly error: (event: string, fields?: LogFields) => void;
}
