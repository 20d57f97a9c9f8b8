import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../src-core/ipc/settings.ts'
import { deviceId } from '../../../src-main/store/device.ts'
import { disk } from '../../../src-main/store/file-system.ts'
import { cacheFolder, findPlaces, type Host } from '../../../src-main/store/places.ts'
import { SettingsFile } from '../../../src-main/store/settings-file.ts'
import { readSourceFiles } from '../../../src-main/store/source-files.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('the places', () => {
  const linux: Host = { platform: 'linux', env: {}, home: '/home/ada', cwd: '/desk' }
  const mac: Host = { platform: 'darwin', env: {}, home: '/Users/ada', cwd: '/desk' }
  const windows: Host = {
    platform: 'win32',
    env: { APPDATA: String.raw`C:\Users\ada\AppData\Roaming` },
    home: String.raw`C:\Users\ada`,
    cwd: String.raw`D:\work`,
  }

  it.each([
    ['Linux', linux, '/home/ada/.config/Lectern'],
    ['Linux with XDG_CONFIG_HOME', { ...linux, env: { XDG_CONFIG_HOME: '/conf' } }, '/conf/Lectern'],
    [
      'Linux with a relative XDG_CONFIG_HOME',
      { ...linux, env: { XDG_CONFIG_HOME: 'conf' } },
      '/home/ada/.config/Lectern',
    ],
    ['macOS', mac, '/Users/ada/Library/Application Support/Lectern'],
    ['Windows', windows, String.raw`C:\Users\ada\AppData\Roaming\Lectern`],
    ['Windows without APPDATA', { ...windows, env: {} }, String.raw`C:\Users\ada\AppData\Roaming\Lectern`],
    ['Linux with LECTERN_DATA', { ...linux, env: { LECTERN_DATA: '/data' } }, '/data'],
    ['Linux with a relative LECTERN_DATA', { ...linux, env: { LECTERN_DATA: 'data' } }, '/desk/data'],
    [
      'Linux with an empty LECTERN_DATA',
      { ...linux, env: { LECTERN_DATA: '' } },
      '/home/ada/.config/Lectern',
    ],
    ['Windows with LECTERN_DATA', { ...windows, env: { LECTERN_DATA: 'data' } }, String.raw`D:\work\data`],
  ] as [string, Host, string][])('on %s', (_case, host, data) => {
    const separator = host.platform === 'win32' ? '\\' : '/'
    expect(findPlaces({}, host)).toEqual({ data, library: `${data}${separator}library` })
  })

  it.each([
    ['/elsewhere', '/elsewhere'],
    ['below', '/desk/below'],
  ])('the library %s, when it was asked for', (library, expected) => {
    expect(findPlaces({ library }, linux)).toEqual({ data: '/home/ada/.config/Lectern', library: expected })
  })

  it.each([
    ['the one that was chosen in the app', { chosen: '/stick/library' }, '/stick/library'],
    ['the one asked for, whatever was chosen', { chosen: '/stick/library', library: '/asked' }, '/asked'],
    ['its own, when none was chosen', { chosen: '' }, '/home/ada/.config/Lectern/library'],
  ])('the library: %s', (_case, choice, expected) => {
    expect(findPlaces(choice, linux).library).toBe(expected)
  })

  it('of caches are apart from the library', () => {
    expect(cacheFolder('/data', '01M8')).toBe(join('/data', 'cache', '01M8'))
  })
})

describe('settings', () => {
  it('of a new installation are the defaults, and nothing is written for them', async () => {
    const data = join(await temporaryFolder(), 'data')
    expect((await SettingsFile.open(data)).value).toEqual(DEFAULT_SETTINGS)
    await expect(readdir(data)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('that were changed are there the next time', async () => {
    const data = join(await temporaryFolder(), 'data')
    const settings = await SettingsFile.open(data)
    await settings.change({ theme: 'night' })
    const changed = { ...DEFAULT_SETTINGS, theme: 'night', exportFolder: '/vault' }
    expect(await settings.change({ exportFolder: '/vault' })).toEqual(changed)
    expect((await SettingsFile.open(data)).value).toEqual(changed)
  })

  it('changed at once are all kept', async () => {
    const data = await temporaryFolder()
    const settings = await SettingsFile.open(data)
    await Promise.all([settings.change({ theme: 'paper' }), settings.change({ exportFolder: '/vault' })])
    expect(settings.value).toMatchObject({ theme: 'paper', exportFolder: '/vault' })
  })

  it('wait for a program that is changing them', async () => {
    const data = await temporaryFolder()
    const settings = await SettingsFile.open(data)
    const held = await holdLock(data)
    const changing = settings.change({ theme: 'night' })
    await expectStillEmpty(data)
    await rm(held, { recursive: true })
    expect(await changing).toMatchObject({ theme: 'night' })
  })

  it('are as before when a change cannot be saved', async () => {
    const data = join(await temporaryFolder(), 'data')
    await writeFile(data, 'a file')
    const settings = await SettingsFile.open(data)
    await expect(settings.change({ theme: 'night' })).rejects.toMatchObject({
      failure: { code: 'unwritable' },
    })
    expect(settings.value).toEqual(DEFAULT_SETTINGS)
    expect(await readFile(data, 'utf8')).toBe('a file')
  })
})

describe('the name of the installation', () => {
  it('is drawn once', async () => {
    const data = join(await temporaryFolder(), 'data')
    const id = await deviceId(disk, data, Date.now)
    expect(id).toMatch(/^[0-9a-z]{8}$/)
    expect(await deviceId(disk, data, Date.now)).toBe(id)
  })

  it('waits for a program that is drawing one', async () => {
    const data = await temporaryFolder()
    const held = await holdLock(data)
    const drawing = deviceId(disk, data, Date.now)
    await expectStillEmpty(data)
    await rm(held, { recursive: true })
    expect(await drawing).toMatch(/^[0-9a-z]{8}$/)
  })

  it('is the same for all that ask for it at the same time', async () => {
    const data = join(await temporaryFolder(), 'data')
    const ids = await Promise.all(Array.from({ length: 8 }, () => deviceId(disk, data, Date.now)))
    expect(new Set(ids).size).toBe(1)
  })
})

const LOOKS = 60

async function holdLock(folder: string): Promise<string> {
  const path = join(folder, 'lectern.lock')
  await mkdir(path)
  return path
}

/** Nothing but the lock comes to be in a folder while we look at it. */
async function expectStillEmpty(folder: string): Promise<void> {
  for (let look = 0; look < LOOKS; look++) expect(await readdir(folder)).toEqual(['lectern.lock'])
}

describe('files to import', () => {
  it('are read, and those that cannot be are named with a reason', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'a.txt'), 'A')
    await mkdir(join(folder, 'b.txt'))
    await writeFile(join(folder, 'huge.txt'), Buffer.alloc(50_000_001))
    const paths = ['a.txt', 'b.txt', 'c.txt', 'huge.txt'].map((name) => join(folder, name))
    const { sources, failed } = await readSourceFiles(paths)
    expect(sources.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([['a.txt', 'A']])
    expect(failed.map(({ name, code }) => [name, code])).toEqual([
      ['b.txt', 'unreadable'],
      ['c.txt', 'not-found'],
      ['huge.txt', 'too-large'],
    ])
  })
})
