// What this program is called, where it names itself in what it writes.

/** Name and version, as in package.json (a test compares). */
export const PROGRAM = { name: 'Crosscase', version: '0.1.0' } as const
