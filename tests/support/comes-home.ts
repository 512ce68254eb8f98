import { Journey } from './journey.ts'

/** Coder B takes a copy away, writes a memo “From away” in it, and brings it home: one merge more stands in the project. */
export async function copyComesHome(study: Journey): Promise<void> {
  const copies = [{ coder: 'B', to: study.path('B.crosscase') }]
  await study.ask('team.handOut', { blind: false, withoutSources: [], originals: false, copies })
  const away = new Journey()
  await away.ask('project.open', { path: copies[0]!.to })
  await away.ask('memo.write', { title: 'From away', body: 'What I saw.' })
  await away.end()
  const plan = await study.ask('merge.compare', { paths: [copies[0]!.to] })
  await study.ask('merge.apply', { planId: plan.id })
}
