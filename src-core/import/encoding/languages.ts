/** What tells whether a text can be in a language. */
export interface Language {
  /** Its letters besides a–z, or the classes of them. Lower case where there is case. */
  letters: RegExp
  /** What is common in it. */
  common: ReadonlySet<string>
  /** What `common` holds: words; characters, where no space parts words; or syllables, where the characters say little. */
  unit: 'word' | 'character' | 'syllable'
  /** The share of what is common in a text of it, as it usually is. */
  usual: number
}

const WORDS_SHARE = 0.3
/** Of languages that say with endings what others say with small words. */
const FEW_WORDS_SHARE = 0.2

function spaced(letters: string, words: string, usual = WORDS_SHARE): Language {
  return {
    letters: new RegExp(`^[${letters}]$`, 'u'),
    common: new Set(words.split(' ')),
    unit: 'word',
    usual,
  }
}

function unspaced(letters: string, characters: string, usual: number): Language {
  return {
    letters: new RegExp(`^[${letters}]$`, 'u'),
    common: new Set(characters),
    unit: 'character',
    usual,
  }
}

const RUSSIAN = 'а-яё'

/** The languages whose texts Lectern can tell from others', with what holds a sentence together in each. */
const LANGUAGES = {
  german: spaced(
    'äöüßéà',
    'der die und das ist den von zu mit dem nicht ein eine sich auf für als auch es im an in wird des war sie er wie aber nach bei über zum zur noch nur wurde am',
  ),
  english: spaced(
    'éèïöçñ',
    'the of and to in is that it was for on are with as be by this had have not from at but which a his they he she their were or an',
  ),
  french: spaced(
    'àâæçéèêëîïôœùûüÿ',
    'le la les de des et en un une du que est pour dans qui au sur pas par plus ce il ne se avec à été sont mais ou elle son sa ses leur même où',
  ),
  spanish: spaced(
    'áéíñóúüªº',
    'el la de que y en los se del las por un una con no para es al lo como más su pero sus fue está había también ya o desde muy sin sobre',
  ),
  portuguese: spaced(
    'ãõáâàçéêíóôúü',
    'o a de que e do da em um uma para com não os as no na por mais dos das se foi ao é como mas à são também já ou seu sua pela pelo está',
  ),
  italian: spaced(
    'àèéìíîòóùú',
    'il la di che e è in un una per non del della con si le dei nel da sono al come più gli alla ma lo i anche era ha dal sul perché',
  ),
  dutch: spaced(
    'éèëïóöüáê',
    'de het een van en in is dat op te zijn met voor niet die aan er om ook als maar bij nog werd uit hij ze was door naar over geen',
  ),
  danish: spaced(
    'æøåéèêòôü',
    'og i at det er en til på af for de med den ikke der som et har var fra om han hun men kan ved blev efter også å jeg vi så eller',
  ),
  swedish: spaced(
    'åäöéü',
    'och i att det som en på är av för med till den har de inte om ett var från men han hon sig så kan efter vid eller också under',
  ),
  finnish: spaced(
    'äöåšž',
    'ja on ei se että oli hän mutta ovat kun myös joka niin kuin sen ole jo tai vain mukaan sekä jos nyt hänen olivat',
    FEW_WORDS_SHARE,
  ),
  icelandic: spaced(
    'áéíóúýþæöð',
    'og að í á er sem það við um var til en með fyrir af ekki hann hún þar frá eru hefur voru svo þetta ég',
  ),
  polish: spaced(
    'ąćęłńóśźż',
    'i w na z do nie się że to o jest od jak po za ale przez dla tym był przy być która który tak jego co oraz już było także są',
  ),
  czech: spaced(
    'áčďéěíňóřšťúůýž',
    'a v se na je že s z do o to i ve k pro jako si po by ale tak za od jsou bylo byl jeho který která také už při nebo jen aby',
  ),
  slovak: spaced(
    'áäčďéíĺľňóôŕšťúýž',
    'a v sa na je že s z do o to aj vo k pre ako si po by ale tak za od sú bolo bol jeho ktorý ktorá už pri alebo len aby',
  ),
  hungarian: spaced(
    'áéíóöőúüű',
    'a az és hogy nem is egy volt ez csak meg de van már még mint azt ki el ha vagy lesz után szerint akkor ezt nagyon amely',
    FEW_WORDS_SHARE,
  ),
  romanian: spaced(
    'ăâîşţșț',
    'de şi în a la cu că pe nu o un din care mai este sau pentru se au fost lui ale al prin dar sunt era după ca fi',
  ),
  croatian: spaced(
    'čćđšž',
    'i u je se na da su za od s a o koji ne kao što iz to nije bi sam ili bio koja ali do po samo već bila jer',
  ),
  lithuanian: spaced(
    'ąčęėįšųūž',
    'ir į kad yra tai su iš buvo ne apie bet kaip jo už nuo dar tik jau per prie kurie arba po taip ant buvę ji jis',
    FEW_WORDS_SHARE,
  ),
  latvian: spaced(
    'āčēģīķļņšūž',
    'un ir ar no uz ka par tas kas bija arī pēc bet kā lai vai nav viņš to tiek jau pie līdz gan tikai viņa',
    FEW_WORDS_SHARE,
  ),
  estonian: spaced(
    'äöõüšž',
    'ja on ei et oli see kui ka mis ta oma aga või nii välja siis kes pole tema selle olid veel juba üle pärast ning',
    FEW_WORDS_SHARE,
  ),
  turkish: spaced(
    'çğıöşüâîûi̇',
    've bir bu da de için ile çok ne o daha olarak gibi kadar olan sonra ama en var ki her onun değil dedi oldu ise iki ya ben mi mı yok kendi zaman göre ancak yıl hem diye yeni önce ilk son gün çünkü',
    FEW_WORDS_SHARE,
  ),
  russian: spaced(
    RUSSIAN,
    'и в не на что с по как он это к а из но за у от для же так о было она был все или его до бы при только они мы еще ещё',
    FEW_WORDS_SHARE,
  ),
  ukrainian: spaced(
    'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
    'і в на що не з у та до як за це від по про він а для але й був було або його при вона які так ще якщо тільки вже',
    FEW_WORDS_SHARE,
  ),
  bulgarian: spaced(
    'абвгдежзийклмнопрстуфхцчшщъьюя',
    'на и да в се за от не е са по че си като до това с а но който той тя ще беше при или само все след които',
  ),
  serbian: spaced(
    'абвгдђежзијклљмнњопрстћуфхцчџш',
    'и у је се на да су за од с а о који не као што из то није би или био која али до по само већ била јер',
  ),
  greek: spaced(
    'α-ωάέήίόύώϊϋΐΰ',
    'και το να του της η ο με για από που την των τα τον στο είναι οι δεν στην θα σε τη ότι ένα μια ως αλλά ήταν στη πως',
  ),
  hebrew: spaced(
    'א-תְ-ֹֻ-ׂ',
    'של את על לא הוא עם זה כי גם אל או היא אך היה כל אבל כדי אני לפני מה רק יותר לו בין אחרי יש אם הם אין',
    FEW_WORDS_SHARE,
  ),
  arabic: spaced(
    'ء-غف-يًٌٍَُِّْپچژگـ',
    'في من على أن إلى التي الذي هذا عن مع لا هذه ما كان كل بعد أو ذلك قد لم بين و هو هي كانت وقد قبل ثم إن غير',
    FEW_WORDS_SHARE,
  ),
  thai: {
    ...unspaced('\\p{Script=Thai}', '', 0.25),
    unit: 'syllable',
    common: new Set(
      'การ ที่ และ ใน มี เป็น ของ ไม่ ให้ ได้ จะ มา ไป ว่า คน กัน นี้ แล้ว จาก ความ ต้อง โดย กับ แต่ เพราะ ปี'.split(' '),
    ),
  },
  japanese: unspaced(
    '\\p{Script=Hiragana}\\p{Script=Han}ァ-ヶー々〆',
    'のにはをたがでてとしれさいるなもかりあこまらっよ',
    0.4,
  ),
  simplified: unspaced(
    '\\p{Script=Han}',
    '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里',
    0.28,
  ),
  traditional: unspaced(
    '\\p{Script=Han}',
    '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡',
    0.28,
  ),
  korean: unspaced('가-힣\\p{Script=Han}', '이다는의에을를가고하은로지도서한기리사인그나어시있들었', 0.35),
} satisfies Record<string, Language>

const WESTERN = [
  'german',
  'english',
  'french',
  'spanish',
  'portuguese',
  'italian',
  'dutch',
  'danish',
  'swedish',
  'finnish',
  'icelandic',
] as const
const CENTRAL = ['polish', 'czech', 'slovak', 'hungarian', 'romanian', 'croatian', 'german'] as const
const BALTIC = ['lithuanian', 'latvian', 'estonian', 'finnish', 'swedish', 'danish', 'german'] as const
const CYRILLIC = ['russian', 'ukrainian', 'bulgarian', 'serbian'] as const

/** Which of them are written in which encoding. Of several that give the same text, the first counts. */
const WRITTEN_IN: readonly (readonly [encoding: string, ...languages: (keyof typeof LANGUAGES)[]])[] = [
  ['windows-1252', ...WESTERN],
  ['iso-8859-15', ...WESTERN, 'estonian'],
  ['macintosh', ...WESTERN],
  ['windows-1250', ...CENTRAL],
  ['iso-8859-2', ...CENTRAL],
  ['windows-1257', ...BALTIC],
  ['iso-8859-13', ...BALTIC, 'polish'],
  ['iso-8859-4', ...BALTIC],
  ['iso-8859-10', ...BALTIC, 'icelandic'],
  ['windows-1254', 'turkish', 'german', 'french'],
  ['windows-1251', ...CYRILLIC],
  ['koi8-r', 'russian', 'bulgarian'],
  ['koi8-u', 'ukrainian', 'russian'],
  ['ibm866', 'russian', 'bulgarian'],
  ['iso-8859-5', 'russian', 'bulgarian', 'serbian'],
  ['x-mac-cyrillic', ...CYRILLIC],
  ['windows-1253', 'greek'],
  ['iso-8859-7', 'greek'],
  ['windows-1255', 'hebrew'],
  ['iso-8859-8', 'hebrew'],
  ['windows-1256', 'arabic'],
  ['iso-8859-6', 'arabic'],
  ['windows-874', 'thai'],
  ['shift_jis', 'japanese'],
  ['euc-jp', 'japanese'],
  ['gbk', 'simplified'],
  ['gb18030', 'simplified'],
  ['big5', 'traditional'],
  ['euc-kr', 'korean'],
]

/** An encoding, and the languages that are looked for in it. */
export interface LanguagesOfEncoding {
  encoding: string
  languages: readonly Language[]
}

export const LANGUAGES_OF_ENCODINGS: readonly LanguagesOfEncoding[] = WRITTEN_IN.map(
  ([encoding, ...names]) => ({ encoding, languages: names.map((name) => LANGUAGES[name]) }),
)
