// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium } from './stand-in/chromium.mjs'

/** What the tests need besides Chromium: type for their screenshots, a screen, and a watch on the disk. */
const FOR_TESTS = ['fonts-noto-core', 'fonts-noto-cjk', 'xvfb', 'strace']

/**
 * Makes sure of a Chromium. On Debian, as root, it is installed; elsewhere the person is told how.
 * @param {{ forTests?: boolean }} [options]
 * @returns {string} path of its executable
 * @throws when there is none
 */
export function setUpBrowser({ forTests = false } = {}) {
  const wanted = [...(findChromium() === undefined ? ['chromium'] : []), ...(forTests ? FOR_TESTS : [])]
  if (canInstall()) installDebianPackages(wanted.filter((name) => !isInstalled(name)))
  const found = findChromium(process.env['STAND_IN_CHROMIUM'])
  if (found === undefined)
    throw new Error(
      `No Chromium was found to show the window in. Install one with\n\n    ${installCommand()}\n`,
    )
  return found
}

function canInstall() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version')
}

/** @param {string} name */
function isInstalled(name) {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status}', name], { encoding: 'utf8' })
  return stdout === 'installed'
}

/** @param {string[]} names */
function installDebianPackages(names) {
  if (names.length === 0) return
  console.log(`Installing ${names.join(', ')} (apt-get) …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...names],
  ]) {
    const { status, stdout, stderr } = spawnSync('apt-get', args, {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    if (status !== 0) console.error(`apt-get ${args.join(' ')} failed:\n${stdout}${stderr}`)
  }
}

/** @returns {string} the one command that installs a Chromium here */
function installCommand() {
  if (process.platform === 'darwin') return 'brew install --cask google-chrome'
  if (process.platform === 'win32') return 'winget install Google.Chrome'
  const managers = {
    'apt-get': 'sudo apt-get install chromium',
    dnf: 'sudo dnf install chromium',
    pacman: 'sudo pacman -S chromium',
    zypper: 'sudo zypper install chromium',
    apk: 'sudo apk add chromium',
  }
  const found = Object.entries(managers).find(
    ([name]) => existsSync(`/usr/bin/${name}`) || existsSync(`/sbin/${name}`),
  )
  return found?.[1] ?? managers['apt-get']
}
