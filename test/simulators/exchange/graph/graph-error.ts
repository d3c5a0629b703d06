/** Graph's error envelope and the refusals the simulator knows, with the codes Graph gives for each of them. */
import { randomUUID } from 'node:crypto';
import { isoInstant } from '../time-zones.ts';
import type { Answer } from '../http-message.ts';

export interface GraphError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const graphErrors = {
  invalid: (message: string): GraphError => ({ status: 400, code: 'ErrorInvalidParameter', message }),
  query: (message: string): GraphError => ({ status: 400, code: 'RequestBroker--ParseUri', message }),
  noProperty: (name: string, type: string): GraphError => ({
    status: 400,
    code: 'RequestBroker--ParseUri',
    message: `Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`,
  }),
  /** A value that is understood and not allowed. */
  property: (message: string): GraphError => ({
    status: 400,
    code: 'ErrorPropertyValidationFailure',
    message,
  }),
  /** An action that does not fit the item. */
  request: (message: string): GraphError => ({
    status: 400,
    code: 'ErrorInvalidRequest',
    message: `Your request can't be completed. ${message}`,
  }),
  unreadableBody: {
    status: 400,
    code: 'BadRequest',
    message:
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
  },
  wrongBody: (message: string): GraphError => ({ status: 400, code: 'RequestBodyRead', message }),
  crossesNeighbour: {
    status: 400,
    code: 'ErrorOccurrenceCrossingBoundary',
    message: 'Modified occurrence is crossing or overlapping adjacent occurrence.',
  },
  malformedId: { status: 400, code: 'ErrorInvalidIdMalformed', message: 'Id is malformed.' },
  timeZone: {
    status: 400,
    code: 'TimeZoneNotSupportedException',
    message: 'A valid TimeZone value must be specified.',
  },
  unauthorized: (message: string): GraphError => ({
    status: 401,
    code: 'InvalidAuthenticationToken',
    message,
    headers: { 'WWW-Authenticate': 'Bearer realm=""' },
  }),
  accessDenied: {
    status: 403,
    code: 'ErrorAccessDenied',
    message: 'Access is denied. Check credentials and try again.',
  },
  odataDisabled: { status: 403, code: 'ErrorAccessDenied', message: 'Access to OData is disabled.' },
  invalidUser: (address: string): GraphError => ({
    status: 404,
    code: 'ErrorInvalidUser',
    message: `The requested user '${address}' is invalid.`,
  }),
  mailboxElsewhere: {
    status: 404,
    code: 'MailboxNotEnabledForRESTAPI',
    message: 'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
  },
  itemNotFound: {
    status: 404,
    code: 'ErrorItemNotFound',
    message: 'The specified object was not found in the store.',
  },
  noPlace: (address: string): GraphError => ({
    status: 404,
    code: 'ResourceNotFound',
    message: `Place '${address}' is not found.`,
  }),
  changedMeanwhile: {
    status: 412,
    code: 'ErrorIrresolvableConflict',
    message:
      'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
  },
  internal: {
    status: 500,
    code: 'ErrorInternalServerError',
    message: 'An internal server error occurred. The operation failed.',
  },
  noSuchPath: (segment: string): GraphError => ({
    status: 404,
    code: 'ResourceNotFound',
    message: `Resource not found for the segment '${segment}'.`,
  }),
  method: (method: string): GraphError => ({
    status: 405,
    code: 'Request_BadRequest',
    message: `The request method ${method} is not supported for this resource.`,
  }),
  overConcurrency: {
    status: 429,
    code: 'ApplicationThrottled',
    message: 'Application is over its MailboxConcurrency limit.',
  },
} as const satisfies Record<string, GraphError | ((...texts: string[]) => GraphError)>;

export interface ErrorContext {
  readonly now: number;
  readonly clientRequestId: string | null;
}

export function graphErrorAnswer(error: GraphError, context: ErrorContext): Answer {
  const requestId = randomUUID();
  const clientRequestId = context.clientRequestId ?? requestId;
  const { status, code, message, headers = {} } = error;
  const innerError = {
    date: isoInstant(context.now).slice(0, 19),
    'request-id': requestId,
    'client-request-id': clientRequestId,
  };
  return {
    status,
    headers: {
      'Content-Type': 'application/json',
      'request-id': requestId,
      'client-request-id': clientRequestId,
      ...headers,
    },
    body: JSON.stringify({ error: { code, message, innerError } }),
  };
}
