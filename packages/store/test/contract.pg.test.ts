import { describe } from 'vitest';
import { openPostgresStore } from '@luotsi/store';
import { describeStore } from './contract.js';
import { databases, info, server, why } from './postgres-helpers.js';

const { make } = databases(server);

describe.skipIf(server === null)(`the contract${why}`, () => {
  describeStore('PostgreSQL', async () => openPostgresStore(await make(), info));
});
