/** Writes `assets/config.schema.json` anew; run it after a change of `shared/config.ts`. A test says when. */
import { writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { configJsonSchema } from '../storage/config-schema.ts';

const text = await format(JSON.stringify(configJsonSchema()), { parser: 'json', printWidth: 110 });
await writeFile(new URL('../../assets/config.schema.json', import.meta.url), text);
