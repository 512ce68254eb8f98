import type { Reply, Trouble } from '../base/reply.ts'

/** Opens the copy of the sample study the very first time, when no project was ever open here; later the page begins with the list of those there were. Gives the trouble this met, or null. */
export async function openFirst(
  call: (name: string, input: unknown) => Promise<Reply<unknown>>,
): Promise<Trouble | null> {
  const recent = await call('project.recent', {})
  if (!recent.ok) return recent.trouble
  if (!Array.isArray(recent.answer) || recent.answer.length > 0) return null
  const sample = await call('project.openSample', {})
  return sample.ok ? null : sample.trouble
}
