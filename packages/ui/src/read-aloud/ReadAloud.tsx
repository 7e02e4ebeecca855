'use client';
import { useEffect, useState, useSyncExternalStore, type ComponentProps, type ReactElement } from 'react';
import { Button } from '../button/Button.js';
import { classes } from '../classes.js';
import { useTrust } from '../trust/useTrust.js';

export interface ReadAloudProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** The text to read, which is also on the page to be read by eye. */
  readonly text: string;
}

/**
 * The device's own voices for a language. A voice that would send the text to a server is not used: the reader was not
 * asked. Voices may arrive late, so the browser tells when they do.
 */
const localVoice = (language: string): SpeechSynthesisVoice | undefined =>
  globalThis.speechSynthesis
    ?.getVoices()
    .find((voice) => voice.localService && voice.lang.split(/[-_]/)[0]?.toLowerCase() === language.split('-')[0]);

function subscribe(changed: () => void): () => void {
  const speech = globalThis.speechSynthesis;
  speech?.addEventListener('voiceschanged', changed);
  return () => speech?.removeEventListener('voiceschanged', changed);
}

/**
 * Reads a text with a machine's voice, and says that it is one. Renders a `<div>`. Where the device has no voice of its
 * own for the language, and before JavaScript, it is a sentence that says so instead of a button that does nothing.
 */
export function ReadAloud({ text, className, ...rest }: ReadAloudProps): ReactElement {
  const { language, trust } = useTrust();
  const able = useSyncExternalStore(
    subscribe,
    () => localVoice(language) !== undefined,
    () => false,
  );
  const [reading, setReading] = useState(false);
  // Whoever leaves the page has heard enough.
  useEffect(() => () => globalThis.speechSynthesis?.cancel(), []);
  const toggle = (): void => {
    const voice = localVoice(language);
    speechSynthesis.cancel();
    if (reading || voice === undefined) return setReading(false);
    const speech = new SpeechSynthesisUtterance(text);
    speech.voice = voice;
    speech.lang = language;
    speech.addEventListener('end', () => setReading(false));
    speech.addEventListener('error', () => setReading(false));
    speechSynthesis.speak(speech);
    setReading(true);
  };
  return (
    <div
      data-component="read-aloud"
      data-state={able ? (reading ? 'reading' : 'ready') : 'unable'}
      data-ai-generated="voice"
      {...rest}
      className={classes('lu-read', className)}
    >
      {able ? (
        <>
          <Button variant="secondary" onClick={toggle}>
            {reading ? trust.readStop : trust.readStart}
          </Button>{' '}
          <span className="lu-small">{trust.readMachine}</span>
        </>
      ) : (
        <span className="lu-small">{trust.readUnable}</span>
      )}
    </div>
  );
}
