import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { about, useTrustSample } from '../../../../.storybook/trust.js';
import type { TrustMessages } from '../trust/useTrust.js';
import { InterpreterRequest } from './InterpreterRequest.js';

const meta = {
  title: 'Trust/InterpreterRequest',
  component: InterpreterRequest,
  args: {
    action: '#interpreter',
    languages: ['ar', 'fa', 'so', 'ru', 'uk'],
    wait: '',
    onRequest: fn((_language, event) => event.preventDefault()),
  },
  parameters: about({
    use: 'Where an appointment or a call can be interpreted and the office pays. The information is the same in every arm.',
    not: 'If the reader pays, or if a machine interprets. Do not preselect a language from the page’s language.',
    evidence:
      'Advisers in Espoo use telephone interpreters; not mastering the institution’s language makes the unequal position worse.',
    strength: 'C',
    sources: ['S20'],
    limits:
      'It asks for a language only, not for a dialect or the gender of the interpreter. “Another language” needs a person to ask which.',
    withoutScript: 'The form posts the field `language`; the answer comes with the next page (`sent`).',
  }),
  render: function Render(args) {
    return <InterpreterRequest {...args} wait={useTrustSample().interpreterWait} />;
  },
} satisfies Meta<typeof InterpreterRequest>;
export default meta;
type Story = StoryObj<typeof meta>;

/** With the keyboard alone; nothing is chosen beforehand, and nothing else is asked. */
export const AskedWithTheKeyboard: Story = {
  play: async ({ args, canvas, canvasElement, loaded, userEvent }) => {
    const words = loaded['trust'] as TrustMessages;
    const select = canvas.getByRole('combobox', { name: words.interpreterLanguage });
    await expect(select).toHaveValue('');
    await userEvent.tab();
    await expect(select).toHaveFocus();
    await userEvent.selectOptions(select, 'so');
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await expect(args.onRequest).toHaveBeenCalledWith('so', expect.anything());
    const form = canvasElement.querySelector('form') as HTMLFormElement;
    await expect([...new FormData(form).keys()]).toEqual(['language']);
  },
};
export const Received: Story = {
  args: { sent: true },
  play: async ({ canvas, loaded }) => {
    await expect(canvas.getByRole('status')).toHaveTextContent((loaded['trust'] as TrustMessages).interpreterSent);
  },
};
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
