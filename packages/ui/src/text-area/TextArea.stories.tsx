import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { sampleOf, shown, useSample } from '../../../../.storybook/sample.js';
import type { ServiceMessages } from '../service/useService.js';
import { TextArea } from './TextArea.js';

/**
 * **Use it** when an answer takes more than a line and cannot be a choice.
 *
 * **Do not use it** where a choice would do: writing is the hardest way to answer in a second language, and free text is
 * where people write about themselves and others. Ask for none that you do not need, and say why before you ask.
 *
 * **Evidence:** guarded readers given more questions become more suspicious (strength C, domain reference, section 5).
 * Nothing is cut off at the limit, since a text that was pasted would lose its end unseen.
 * **Limits:** characters are counted as Unicode code points, and a server that counts bytes or line breaks twice counts
 * otherwise. Growing with the text needs `field-sizing`; elsewhere the field has four lines and can be pulled larger.
 */
const meta = {
  title: 'Forms/TextArea',
  component: TextArea,
  args: { name: 'message', label: '' },
  render: function Render(args) {
    const sample = useSample();
    return (
      <TextArea
        {...args}
        label={sample.question}
        hint={args.hint === undefined ? undefined : sample.questionHint}
        error={args.error === undefined ? undefined : sample.mistake}
      />
    );
  },
} satisfies Meta<typeof TextArea>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Room for several lines is there before anything is written. */
export const NotRequired: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('textbox').getBoundingClientRect().height).toBeGreaterThanOrEqual(100);
  },
};
export const Required: Story = { args: { required: true } };
export const WithHintAndMistake: Story = {
  args: { hint: 'yes', error: 'yes', required: true },
  play: async ({ canvas, globals }) => {
    const sample = sampleOf(globals['language']);
    const field = canvas.getByRole('textbox');
    await expect(field).toBeInvalid();
    await expect(field).toHaveAccessibleDescription(new RegExp(`${sample.questionHint}.*${sample.mistake}`));
  },
};
/** What is too long stays, and is said to be too long; the count is read out near the end only. */
export const TellsWhatIsTooLong: Story = {
  args: { limit: 20, required: true },
  play: async ({ canvas, loaded, userEvent }) => {
    const ui = loaded['service'] as ServiceMessages;
    const field = canvas.getByRole('textbox');
    await expect(field).toHaveAccessibleDescription(shown(ui.charactersMost({ count: 20 })));
    await userEvent.type(field, '1234567890');
    await expect(canvas.getByText(shown(ui.charactersLeft({ count: 10 })))).not.toHaveAttribute('role');
    await userEvent.type(field, '1234567890123');
    await expect(canvas.getByRole('status')).toHaveTextContent(shown(ui.charactersOver({ count: 3 })));
    await expect(field).toHaveValue('12345678901234567890123');
  },
};
/** The direction follows what is written, not the page. */
export const FollowsTheWriting: Story = {
  args: { defaultValue: 'مرحبا' },
  play: async ({ canvas }) => {
    await expect(getComputedStyle(canvas.getByRole('textbox')).direction).toBe('rtl');
  },
};
export const At320Pixels: Story = {
  args: { hint: 'yes', limit: 200 },
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
