import { describe, expect, it } from 'vitest'
import { isPrivateAddress, readWebAddress, webIri } from '../../../src-core/import/web-address.ts'

describe('an address that is typed', () => {
  it.each([
    ['https://a.example/x?y#z', 'https://a.example/x?y#z'],
    [' a.example/x ', 'https://a.example/x'],
    ['http://localhost:8080/', 'http://localhost:8080/'],
    ['http://[::1]/', 'http://[::1]/'],
    ['http://2130706433/', 'http://127.0.0.1/'],
    ['ftp://a.example/', null],
    ['file:///etc/passwd', null],
    ['javascript:alert(1)', null],
    ['two words', null],
    ['word', null],
    ['', null],
  ])('“%s” is %s', (typed, url) => {
    expect(readWebAddress(typed)?.href ?? null).toBe(url)
  })
})

describe('an address is an IRI', () => {
  it.each([
    ['https://örnek.example/ş?a[]=1#c', 'https://xn--rnek-4qa.example/%C5%9F?a%5B%5D=1#c'],
    ['http://[::1]:80/a%20b', 'http://[::1]:80/a%20b'],
    ['https://örnek.example/çay', 'https://örnek.example/çay'],
    ['https://a.example/a b/{"c"}|<d>?^`\\', 'https://a.example/a%20b/%7B%22c%22%7D%7C%3Cd%3E?%5E%60%5C'],
    ['https://a.example/100%?50%2', 'https://a.example/100%25?50%252'],
    ['https://a.example/\ud83d', 'https://a.example/%EF%BF%BD'],
    ['https://a.example /', null],
    ['https://', null],
    ['ferry.txt', null],
    ['urn:isbn:0', null],
  ])('%j as %j', (address, iri) => {
    expect(webIri(address)).toBe(iri)
    if (iri !== null) expect(webIri(iri)).toBe(iri)
  })
})

describe('an IP address is private or not:', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '198.18.0.1',
    '::1',
    '::',
    '[::1]',
    'fe80::1%eth0',
    'fc00::1',
    'fdff::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::127.0.0.1',
    '64:ff9b::10.0.0.1',
    '2002:7f00:1::',
    'fe80:::1',
  ])('%s is', (address) => {
    expect(isPrivateAddress(address)).toBe(true)
  })

  it.each([
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
    '192.169.0.1',
    '2606:4700::1111',
    '::ffff:8.8.8.8',
    '64:ff9b::8.8.8.8',
    'a.example',
  ])('%s is not', (address) => {
    expect(isPrivateAddress(address)).toBe(false)
  })
})
