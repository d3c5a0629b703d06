/** What a parser of arguments makes of them, or its complaint as a sentence, since it throws what it cannot understand. */
import { err, ok, type Result } from '../../shared/result.ts';

export function parsed<T>(parse: () => T): Result<T, string> {
  try {
    return ok(parse());
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
