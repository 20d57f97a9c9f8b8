import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { guessLanguage } from '../../../src-core/article/guess-language.ts'

const seed = (name: string) => readFileSync(`seeds/${name}.txt`, 'utf8')

describe('the language of a text', () => {
  it.each([
    ['English', 'en', seed('istanbul')],
    ['Turkish', 'tr', seed('ciragan')],
    [
      'German',
      'de',
      'Die Tafeln lagen im Archiv des Hafens, und niemand wusste, wer sie dort für die Nachwelt abgelegt hatte; es war auch nicht mit dem Amt abgesprochen.',
    ],
    [
      'French',
      'fr',
      'Les tables du port étaient dans une armoire, et personne ne savait qui les avait mises là pour les siècles à venir, ni pourquoi il ne fallait pas les ouvrir.',
    ],
    [
      'Spanish',
      'es',
      'Las tablas del puerto estaban en un armario, y no se sabía quién las había dejado para los siglos que vendrían, pero nadie las abría por miedo a lo que decían.',
    ],
    [
      'Italian',
      'it',
      'Le tavole del porto erano in un armadio e non si sapeva chi le avesse lasciate per i secoli che sarebbero venuti, come nel caso della torre.',
    ],
    [
      'Portuguese',
      'pt',
      'As tabelas do porto estavam em um armário e não se sabia quem as deixara para os séculos que viriam, como foi no caso da torre e dos navios.',
    ],
  ])('is guessed: %s', (_name, language, text) => {
    expect(guessLanguage(text)).toBe(language)
  })

  it.each([
    ['nothing', ''],
    ['a few words', 'The end of the line'],
    ['Hebrew', 'בראשית ברא אלהים את השמים ואת הארץ והארץ היתה תהו ובהו וחשך על פני תהום ורוח אלהים'],
    ['numbers', '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15'],
    [
      'Latin',
      'Gallia est omnis divisa in partes tres quarum unam incolunt Belgae aliam Aquitani tertiam qui ipsorum lingua',
    ],
  ])('is left open: %s', (_name, text) => {
    expect(guessLanguage(text)).toBe('')
  })
})
