/** Every Secrets in the project against the one contract. */
import { randomBytes } from 'node:crypto';
import { createFileSecrets } from '../../electron/storage/file-secrets.ts';
import { createKeySecrets } from '../../electron/storage/key-secrets.ts';
import { createMemorySecrets } from '../fakes/memory-secrets.ts';
import { describeSecrets } from './secrets-contract.ts';
import { temporaryFolder } from '../storage/temporary-folder.ts';

describeSecrets('a key file', () => Promise.resolve(createFileSecrets(temporaryFolder())));
describeSecrets('a key', () => Promise.resolve(createKeySecrets(randomBytes(32), true)));
describeSecrets('the fake', () => Promise.resolve(createMemorySecrets()));
