// Writes schema/schema.snapshot.sql: the schema that the migrations yield, as SQLite itself tells it. A test compares it.

import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { snapshotOfSchema } from '../src/store/schema-snapshot.ts'

writeFileSync(fileURLToPath(new URL('../schema/schema.snapshot.sql', import.meta.url)), snapshotOfSchema())
