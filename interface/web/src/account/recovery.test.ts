import { describe, expect, it } from 'vitest'
import { ApiError } from '@/api/error'
import { codeIn, createRecovery, type RecoveryServer } from './recovery'

const CODE = { made: '2026-11-28T10:00:00.000Z', code: 'AAAAA-BBBBB', path: '/recover#AAAAA-BBBBB' }

function server(over: Partial<RecoveryServer> = {}): RecoveryServer {
  return { read: async () => ({ made: null }), renew: async () => CODE, revoke: async () => ({}), ...over }
}

describe('the recovery code', () => {
  it('is shown until it is put away, and known to be there from then on', async () => {
    const recovery = createRecovery(server())
    await recovery.load()
    expect(recovery.state.made).toBe(null)
    await recovery.renew()
    expect(recovery.state).toMatchObject({ made: CODE.made, shown: CODE })
    recovery.forget()
    expect(recovery.state).toMatchObject({ made: CODE.made, shown: null })
  })

  it('is gone when it is revoked', async () => {
    const recovery = createRecovery(server({ read: async () => ({ made: CODE.made }) }))
    await recovery.load()
    await recovery.revoke()
    expect(recovery.state).toMatchObject({ made: null, shown: null })
  })

  it('stays as it was when the server refuses, and says why', async () => {
    const refused = new ApiError({ code: 'busy', title: 'Not now' })
    const recovery = createRecovery(server({ renew: () => Promise.reject(refused), read: async () => ({ made: CODE.made }) }))
    await recovery.load()
    expect(await recovery.renew()).toBe(false)
    expect(recovery.state).toMatchObject({ made: CODE.made, shown: null, failure: refused, busy: false })
  })
})

describe('a code that was typed or linked', () => {
  it.each([
    ['http://studio.example/recover#7K2Q9-ABCDE', '7K2Q9-ABCDE'],
    [' 7k2q9 abcde ', '7K2Q9-ABCDE'],
    ['#7k2q9abcde1', '7K2Q9-ABCDE-1'],
    ['', ''],
    ['#', ''],
  ])('%s', (text, code) => expect(codeIn(text)).toBe(code))
})
