import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import { about } from '../../../../.storybook/trust.js';
import type { TrustMessages } from '../trust/useTrust.js';
import { ReadAloud } from './ReadAloud.js';

const meta = {
  title: 'Trust/ReadAloud',
  component: ReadAloud,
  args: { text: '' },
  parameters: about({
    use: 'Beside a text that is on the page, for those who rather listen.',
    not: 'As the only way to the text, or in place of a screen reader. Never in a voice that would pass for a person’s.',
    evidence:
      'The Espoo trial lets people listen to translations, and residents looked at reading aloud in a workshop. Its results are not known.',
    strength: 'C',
    sources: ['S17', 'S19'],
    limits:
      'Only voices of the device are used, so that no text goes to a server; many devices have none for Somali, Persian or Albanian. Names and numbers are often read wrong.',
    withoutScript: 'A sentence that the text can be read; no button that does nothing.',
  }),
  render: function Render(args) {
    return <ReadAloud {...args} text={useSample().paragraph} />;
  },
} satisfies Meta<typeof ReadAloud>;
export default meta;
type Story = StoryObj<typeof meta>;

class FakeUtterance extends EventTarget {
  readonly text: string;
  voice: unknown = null;
  lang = '';
  constructor(text: string) {
    super();
    this.text = text;
  }
}
const spoken: FakeUtterance[] = [];
/** Pretends that the device has these voices; gives the way back. */
function pretend(voices: readonly { readonly lang: string; readonly localService: boolean }[]): () => void {
  const real = { speech: window.speechSynthesis, utterance: window.SpeechSynthesisUtterance };
  const put = (speech: unknown, utterance: unknown): void => {
    Object.defineProperty(window, 'speechSynthesis', { configurable: true, value: speech });
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { configurable: true, writable: true, value: utterance });
  };
  spoken.length = 0;
  const speech = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak: (one: FakeUtterance) => spoken.push(one),
    cancel: () => undefined,
  });
  put(speech, FakeUtterance);
  return () => put(real.speech, real.utterance);
}
const here = ['fi-FI', 'en-GB', 'ar-SA', 'sv-SE', 'so-SO', 'fa-IR'].map((lang) => ({ lang, localService: true }));

/** It reads the text on the page in its language, says that the voice is a machine’s, and stops. */
export const ReadsAndStops: Story = {
  beforeEach: () => pretend(here),
  play: async ({ canvas, canvasElement, globals, loaded, userEvent }) => {
    const words = loaded['trust'] as TrustMessages;
    await expect(canvas.getByText(words.readMachine)).toBeVisible();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await expect(spoken[0]?.text).toBe(sampleOf(globals['language']).paragraph);
    await expect(spoken[0]?.lang).toBe(globals['language']);
    const root = canvasElement.querySelector('[data-component="read-aloud"]');
    await expect(root).toHaveAttribute('data-state', 'reading');
    await expect(root).toHaveAttribute('data-ai-generated', 'voice');
    await userEvent.click(canvas.getByRole('button', { name: words.readStop }));
    await expect(root).toHaveAttribute('data-state', 'ready');
  },
};
/** A voice that would send the text to a server is not used, and no button does nothing. */
export const NoVoiceOfItsOwn: Story = {
  beforeEach: () => pretend(here.map((voice) => ({ ...voice, localService: false }))),
  play: async ({ canvas, loaded }) => {
    await expect(canvas.getByText((loaded['trust'] as TrustMessages).readUnable)).toBeVisible();
    await expect(canvas.queryByRole('button')).toBeNull();
  },
};
