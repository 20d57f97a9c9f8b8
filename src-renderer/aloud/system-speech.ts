import type { Speech } from './read-aloud.svelte.ts'

/** The system's voices, as the browser offers them. Only those that speak on this machine are used. */
export function systemSpeech(): Speech {
  const synthesis = typeof speechSynthesis === 'undefined' ? null : speechSynthesis
  /** Counts what was said: what ends after something else has begun calls back no more. */
  let turn = 0
  return {
    // A voice of a service would send the text over the network.
    voices: () => synthesis?.getVoices().filter(({ localService }) => localService) ?? [],

    onVoices(changed) {
      synthesis?.addEventListener('voiceschanged', changed)
      return () => synthesis?.removeEventListener('voiceschanged', changed)
    },

    say(text, { voice, rate }, ended) {
      const own = ++turn
      const utterance = new SpeechSynthesisUtterance(text)
      utterance.voice = voice
      utterance.lang = voice.lang
      utterance.rate = rate
      utterance.onend = () => own === turn && ended(true)
      utterance.onerror = () => own === turn && ended(false)
      synthesis?.resume()
      synthesis?.speak(utterance)
    },

    pause: () => synthesis?.pause(),
    resume: () => synthesis?.resume(),

    cancel() {
      turn += 1
      synthesis?.cancel()
    },
  }
}
