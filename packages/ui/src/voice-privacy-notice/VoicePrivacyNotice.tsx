'use client';
import type { ReactElement, ReactNode } from 'react';
import { isolate } from '../i18n/isolate.js';
import { Card, Rows, type CardProps } from '../trust/Card.js';
import { useTrust } from '../trust/useTrust.js';

export interface VoicePrivacyNoticeProps extends CardProps {
  /** Where the voice goes: it stays on the device, or it is sent to somebody who has a name. */
  readonly goesTo: 'device' | { readonly receiver: string };
  /** What is kept of it, and for how long: the sound, the words, or nothing. */
  readonly kept: ReactNode;
  /** The same service without a voice. Nobody has to speak. */
  readonly write: string;
}

/** What happens to a voice, before the microphone opens. Renders a `<section>` named by its heading. */
export function VoicePrivacyNotice({ goesTo, kept, write, ...rest }: VoicePrivacyNoticeProps): ReactElement {
  const { trust } = useTrust();
  return (
    <Card component="voice-privacy-notice" {...rest} heading={trust.voiceTitle}>
      <p>{goesTo === 'device' ? trust.voiceDevice : trust.voiceSent({ receiver: isolate(goesTo.receiver) })}</p>
      <Rows rows={[{ part: 'kept', label: trust.dataKept, value: kept }]} />
      <p>
        <a href={write}>{trust.voiceWrite}</a>
      </p>
    </Card>
  );
}
