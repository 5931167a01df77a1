import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operations } from '../../stages/operations/stage.ts'
import { openTestHouse, type TestHouse } from '../test-house.ts'

let test: TestHouse
let item: { id: string; code: string }
beforeAll(async () => {
  test = await openTestHouse([operations])
  item = (await test.request('consultant', 'POST', '/items/improvements', { title: '换标签', priority: 'low', ownerId: test.person('keyUser') })).body
})
afterAll(() => test.close())

const notices = async (role: Parameters<TestHouse['request']>[0]) => (await test.request(role, 'GET', '/api/v1/notifications')).body as { id: string; kind: string; text: { zh: string }; href: string; readAt: string | null }[]

function form(fields: Record<string, string>, name: string, content: Buffer): { body: Buffer; headers: Record<string, string> } {
  const parts = Object.entries(fields).map(([k, v]) => Buffer.from(`--x\r\ncontent-disposition: form-data; name="${k}"\r\n\r\n${v}\r\n`))
  return { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: Buffer.concat([...parts, Buffer.from(`--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`), content, Buffer.from('\r\n--x--\r\n')]) }
}

describe.sequential('comments', () => {
  let id: string
  it('tell whom they mention, and the owner of the item, but not their writer', async () => {
    const { body } = await test.request('endUser', 'POST', '/comments', { itemId: item.id, text: '请 @数据负责人 看一下', mentions: [test.person('dataSteward'), test.person('endUser')] })
    id = body.id
    expect(body).toMatchObject({ text: '请 @数据负责人 看一下', personId: test.person('endUser'), attachments: [] })
    expect(await notices('dataSteward')).toMatchObject([{ kind: 'mention', href: `/i/TEST/items/${item.code}`, readAt: null, text: { zh: expect.stringContaining('提到了你') } }])
    expect(await notices('keyUser')).toMatchObject([{ kind: 'comment' }])
    expect(await notices('endUser')).toEqual([])
    expect((await test.request('dataSteward', 'GET', '/api/v1/me')).body.unread).toBe(1)
  })

  it('are counted on the row, and listed oldest first', async () => {
    await test.request('consultant', 'POST', '/comments', { itemId: item.id, text: '好的' })
    expect((await test.request('consultant', 'GET', `/items/improvements/${item.code}`)).body.commentCount).toBe(2)
    expect((await test.request('consultant', 'GET', `/comments?item=${item.id}`)).body.map((c: { text: string }) => c.text)).toEqual(['请 @数据负责人 看一下', '好的'])
  })

  it('are taken back only by their writer', async () => {
    expect((await test.request('sponsor', 'DELETE', `/comments/${id}`)).body.code).toBe('comment.not_yours')
    expect((await test.request('endUser', 'DELETE', `/comments/${id}`)).status).toBe(204)
    expect((await test.request('consultant', 'GET', `/comments?item=${item.id}`)).body).toHaveLength(1)
  })

  it('are read once', async () => {
    const [notice] = await notices('dataSteward')
    expect((await test.request('dataSteward', 'POST', '/api/v1/notifications/read', { ids: [notice!.id] })).status).toBe(204)
    expect((await test.request('dataSteward', 'GET', '/api/v1/notifications?unread=1')).body).toEqual([])
    expect((await test.request('keyUser', 'POST', '/api/v1/notifications/read', {})).status).toBe(204)
    expect((await notices('keyUser')).every((n) => n.readAt !== null)).toBe(true)
  })
})

describe.sequential('files', () => {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  let picture: { id: string }

  it('are kept with their name, and pictures open in place', async () => {
    const { body, headers } = form({ itemId: item.id }, '现场照片.png', png)
    const uploaded = await test.request('endUser', 'POST', '/attachments', body, headers)
    expect(uploaded.status).toBe(200)
    picture = uploaded.body
    expect(uploaded.body).toMatchObject({ name: '现场照片.png', mediaType: 'image/png', bytes: png.length })
    const got = await test.request('sponsor', 'GET', `/attachments/${picture.id}`)
    expect(got.raw.equals(png)).toBe(true)
    expect(got.headers['content-disposition']).toBe(`inline; filename="____.png"; filename*=UTF-8''${encodeURIComponent('现场照片.png')}`)
    expect(String((await test.request('sponsor', 'GET', `/attachments/${picture.id}?download=1`)).headers['content-disposition'])).toMatch(/^attachment/)
  })

  it('never run as a page, whatever they call themselves', async () => {
    const { body, headers } = form({ itemId: item.id }, 'x.png', Buffer.from('<svg onload="alert(1)"/>'))
    const svg = (await test.request('endUser', 'POST', '/attachments', body, headers)).body
    expect(svg.mediaType).not.toBe('image/png')
    const got = await test.request('sponsor', 'GET', `/attachments/${svg.id}`)
    expect(got.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'content-security-policy': expect.stringContaining('sandbox') })
    expect(String(got.headers['content-disposition'])).toMatch(/^attachment/)
  })

  it('hang on a comment when they come with one', async () => {
    const comment = (await test.request('consultant', 'POST', '/comments', { itemId: item.id, text: '见附件' })).body
    const { body, headers } = form({ itemId: item.id, commentId: comment.id }, '说明.docx', Buffer.from('PK..'))
    await test.request('consultant', 'POST', '/attachments', body, headers)
    expect((await test.request('consultant', 'GET', `/comments?item=${item.id}`)).body.at(-1).attachments).toMatchObject([{ name: '说明.docx' }])
    expect((await test.request('consultant', 'GET', `/attachments?item=${item.id}`)).body.map((a: { name: string }) => a.name)).not.toContain('说明.docx')
  })

  it('are removed by who put them there or who manages the stage', async () => {
    expect((await test.request('keyUser', 'DELETE', `/attachments/${picture.id}`)).status).toBe(403)
    expect((await test.request('endUser', 'DELETE', `/attachments/${picture.id}`)).status).toBe(204)
    expect((await test.request('sponsor', 'GET', `/attachments/${picture.id}`)).body.code).toBe('attachment.unknown')
  })

  it('say what is wrong with an upload', async () => {
    expect((await test.request('endUser', 'POST', '/attachments', { itemId: item.id })).body.code).toBe('attachment.not_multipart')
  })
})
