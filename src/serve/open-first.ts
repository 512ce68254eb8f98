import type { Reply } from '../base/reply.ts'

/** Opens the copy of the sample study the very first time, when no project was ever open here; later the page begins with the list of those there were. */
export async function openFirst(call: (name: string, input: unknown) => Promise<Reply<unknown>>): Promise<void> {
  const recent = await call('project.recent', {})
  if (recent.ok && Array.isArray(recent.answer) && recent.answer.length === 0) await call('project.openSample', {})
}
