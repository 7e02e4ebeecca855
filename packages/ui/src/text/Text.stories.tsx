import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import { Text } from './Text.js';

/**
 * **Use it** for a paragraph outside Prose.
 *
 * **Do not use** `small` for what a reader must know: a condition, a fee or who has translated the text is body text.
 *
 * **Evidence:** none of ours on sizes (strength D). A tone that is formal, and still plain, worked better in six
 * studies of letters to residents, most of all with those who trusted least (strength A, domain reference, section 5).
 * **Limits:** it does not know whether its words are plain.
 */
const meta = {
  title: 'Components/Text',
  component: Text,
  render: function Render(args) {
    return <Text {...args}>{useSample().paragraph}</Text>;
  },
} satisfies Meta<typeof Text>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Body: Story = {};
export const Lead: Story = { args: { variant: 'lead' } };
export const Small: Story = { args: { variant: 'small' } };
/** Words of another language carry that language and its direction. */
export const InAnotherLanguage: Story = {
  args: { lang: 'ar' },
  render: (args) => <Text {...args}>{sampleOf('ar').paragraph}</Text>,
  play: async ({ canvas }) => {
    const text = canvas.getByText(sampleOf('ar').paragraph);
    await expect(text).toHaveAttribute('dir', 'rtl');
    await expect(getComputedStyle(text).textAlign).toBe('start');
  },
};
