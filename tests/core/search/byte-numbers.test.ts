import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteReader } from '../../../src-core/search/byte-reader.ts'
import { ByteWriter } from '../../../src-core/search/byte-writer.ts'

const write = (numbers: readonly number[]) => {
  const writer = new ByteWriter()
  for (const number of numbers) writer.writeNumber(number)
  return writer.toBytes()
}
const number = fc.oneof(
  fc.nat(300),
  fc.nat(20_000),
  fc.integer({ min: 0, max: 0xffffffff }),
  fc.constantFrom(223, 224, 8_159, 8_160, 0xffffffff),
)

describe('Numbers in bytes', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.array(number), (numbers) => {
        const reader = new ByteReader(write(numbers), 0)
        expect(numbers.map(() => reader.readNumber())).toEqual(numbers)
      }),
    )
  })

  it('can be passed over', () => {
    fc.assert(
      fc.property(fc.array(number), number, (numbers, last) => {
        const reader = new ByteReader(write([...numbers, last]), 0)
        reader.skipNumbers(numbers.length)
        expect(reader.readNumber()).toBe(last)
      }),
    )
  })

  it.each([
    [0, 1],
    [223, 1],
    [224, 2],
    [8_159, 2],
    [8_160, 3],
    [0xffffffff, 6],
  ])('%d takes %d bytes', (value, bytes) => {
    expect(write([value]).length).toBe(bytes)
  })
})
