/** What Node says when a file cannot be used, reduced to what may stand in a log: never a path. */

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** Whether the file is simply not there. */
export function isAbsent(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** Node's error code (`EACCES`), or the message of an error of our own. Messages of Node hold paths. */
export function causeOf(error: unknown): string {
  const code = codeOf(error);
  if (code !== null) return code;
  return error instanceof Error ? error.message : 'unknown';
}
