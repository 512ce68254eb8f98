import { Connection } from '../../src/store/driver.ts'
import { CoreProcess } from './core-process.ts'
import { benchMatrices } from './matrices.ts'
import { report } from './measure.ts'
const path = '/tmp/speed/million/1000000/reference.crosscase'
const core = new CoreProcess('/tmp/speed/home2')
const ask = (n: string, i: object = {}) => core.ask(n, i)
await ask('project.open', { path })
await ask('matrix.compute', { rows: 'codes', columns: 'sites', measure: 'presence', where: [], codedBy: [], stance: null, rollUp: false })
report('million, matrices', await benchMatrices(ask, new Connection(path, { mustExist: true, readOnly: true }), '/tmp/speed', true))
await core.close(); process.exit(0)
