/** The config file's schema in the form that editors understand, made from the one the program reads with. */
import { z } from 'zod';
import { configSchema } from '../../shared/config.ts';

/** What may stand in a file: keys with a default are optional. */
export function configJsonSchema(): Readonly<Record<string, unknown>> {
  return { title: 'Mötespanel config', ...z.toJSONSchema(configSchema, { io: 'input' }) };
}
