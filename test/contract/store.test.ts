/** Every Store in the project against the one contract. */
import { createFileStore } from '../../electron/storage/file-store.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';
import { describeStore } from './store-contract.ts';
import { temporaryFolder } from '../storage/temporary-folder.ts';

describeStore('a folder', () => Promise.resolve(createFileStore(temporaryFolder())));
describeStore('the fake', () => Promise.resolve(createMemoryStore()));
