import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import * as standIn from '../../../tools/stand-in/electron.mjs'

const SRC_MAIN = fileURLToPath(new URL('../../../src-main', import.meta.url))

/** A use of Electron's in src-main: a member of one of its classes, or an event of theirs. */
interface Use {
  owner: string
  member: string
  isStatic: boolean
  event?: string
  place: string
}

standIn.app.becomeReady()
const window = new standIn.BrowserWindow()

/** What has Electron's members, by the names of its type declarations. */
const OWNERS: Readonly<Record<string, object>> = {
  App: standIn.app,
  BaseWindow: window,
  BrowserWindow: window,
  Clipboard: standIn.clipboard,
  Dialog: standIn.dialog,
  IpcMain: standIn.ipcMain,
  Menu: new standIn.Menu(),
  NativeTheme: standIn.nativeTheme,
  PowerMonitor: standIn.powerMonitor,
  // Electron adds an event to Node's own, which the stand-in runs on.
  Process: process,
  Protocol: standIn.protocol,
  Screen: standIn.screen,
  Session: standIn.session.defaultSession,
  Shell: standIn.shell,
  WebContents: window.webContents,
  WebFrameMain: window.webContents.mainFrame,
  WebRequest: standIn.session.defaultSession.webRequest,
}

const STATIC_OWNERS: Readonly<Record<string, object>> = {
  BrowserWindow: standIn.BrowserWindow,
  Menu: standIn.Menu,
  Session: standIn.session,
}

/** Plain data that Electron hands over: what the stand-in puts in it, its own tests say. */
const DATA = /(Event|Params|Details|ReturnValue|Response|Rectangle|Request|HandlerDetails)$/

const uses = findUses()

describe('what src-main uses of Electron', () => {
  it('is found', () => {
    expect(uses.map(({ owner, member }) => `${owner}.${member}`)).toEqual(
      expect.arrayContaining([
        'App.whenReady',
        'BrowserWindow.loadURL',
        'WebContents.send',
        'IpcMain.handle',
      ]),
    )
  })

  it('exists in the stand-in', () => {
    expect(uses.filter(({ owner }) => !DATA.test(owner)).filter((use) => !exists(use))).toEqual([])
  })

  it('includes no event that the stand-in never emits', () => {
    expect(uses.filter((use) => use.event !== undefined && !emits(use))).toEqual([])
  })
})

function exists({ owner, member, isStatic }: Use): boolean {
  const target = (isStatic ? STATIC_OWNERS : OWNERS)[owner]
  return target !== undefined && member in target
}

function emits({ owner, event }: Use): boolean {
  const emitter = OWNERS[owner] as NodeJS.EventEmitter | undefined
  try {
    emitter?.on(event!, () => undefined)
    return emitter !== undefined
  } catch {
    return false
  }
}

/** Reads src-main (but the preload, which runs in the page) with the compiler's own eyes. */
function findUses(): Use[] {
  const config = ts.readConfigFile(join(SRC_MAIN, 'tsconfig.json'), (path) => ts.sys.readFile(path))
  const { fileNames, options } = ts.parseJsonConfigFileContent(config.config, ts.sys, SRC_MAIN)
  const program = ts.createProgram(fileNames, options)
  const checker = program.getTypeChecker()
  const found: Use[] = []
  for (const file of program.getSourceFiles()) {
    if (file.fileName.startsWith(SRC_MAIN) && !file.fileName.includes('/preload/')) visit(file)
  }
  return found

  function visit(node: ts.Node): void {
    if (ts.isPropertyAccessExpression(node)) inspect(node)
    node.forEachChild(visit)
  }

  function inspect(node: ts.PropertyAccessExpression): void {
    const declaration = checker.getSymbolAtLocation(node.name)?.declarations?.[0]
    if (!declaration?.getSourceFile().fileName.endsWith('electron/electron.d.ts')) return
    const { parent } = declaration
    if (!ts.isClassDeclaration(parent) && !ts.isInterfaceDeclaration(parent)) return
    const event = eventOf(node)
    found.push({
      owner: parent.name!.text,
      member: node.name.text,
      isStatic: ts.canHaveModifiers(declaration) && isStaticMember(declaration),
      ...(event === undefined ? {} : { event }),
      place: placeOf(node),
    })
  }
}

function isStaticMember(declaration: ts.HasModifiers): boolean {
  return (ts.getModifiers(declaration) ?? []).some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword)
}

/** The event that a call such as `app.on('ready', …)` listens to. */
function eventOf({ name, parent }: ts.PropertyAccessExpression): string | undefined {
  if (!['on', 'once', 'addListener'].includes(name.text) || !ts.isCallExpression(parent)) return undefined
  const [event] = parent.arguments
  return event && ts.isStringLiteral(event) ? event.text : undefined
}

function placeOf(node: ts.Node): string {
  const file = node.getSourceFile()
  const { line } = file.getLineAndCharacterOfPosition(node.getStart())
  return `${file.fileName.slice(SRC_MAIN.length + 1)}:${line + 1}`
}
