import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { sampleOf, useSample } from '../../../../.storybook/sample.js';
import type { Messages } from '../i18n/generated/types.js';
import { Notice } from './Notice.js';

const meta = {
  title: 'Components/Notice',
  component: Notice,
  args: { title: '' },
  render: function Render(args) {
    const sample = useSample();
    return (
      <Notice {...args} title={sample.lead}>
        <p>{sample.paragraph}</p>
      </Notice>
    );
  },
} satisfies Meta<typeof Notice>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The kind is in the heading in words: colour is never the only sign. */
export const Information: Story = {
  play: async ({ canvas, globals, loaded }) => {
    const name = `${(loaded['ui'] as Messages).noticeInfo} ${sampleOf(globals['language']).lead}`;
    await expect(canvas.getByRole('region', { name })).toBeVisible();
  },
};
export const Warning: Story = { args: { variant: 'warning' } };
export const Success: Story = { args: { variant: 'success' } };
export const Mistake: Story = { args: { variant: 'error' } };
/** For something that happens while the reader is on the page. */
export const Announced: Story = { args: { variant: 'success', role: 'status' } };
export const ForcedColours: Story = { args: { variant: 'warning' }, parameters: { media: { forcedColors: 'active' } } };
