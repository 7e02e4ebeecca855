import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { shown, useSample } from '../../../../.storybook/sample.js';
import type { Messages } from '../i18n/generated/types.js';
import { TranslatedText } from './TranslatedText.js';
import { TranslationNotice } from './TranslationNotice.js';

const meta = {
  title: 'Trust/TranslationNotice',
  component: TranslationNotice,
  args: { source: 'fi', translation: { status: 'machine' } },
} satisfies Meta<typeof TranslationNotice>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The disclosure has a name, is read before the text, and can be read by machines. */
export const Machine: Story = {
  args: { revision: '3', engine: 'example-engine' },
  play: async ({ canvas, loaded }) => {
    const ui = loaded['ui'] as Messages;
    const notice = canvas.getByRole('region', { name: ui.translationMachineTitle({ source: 'fi' }) });
    await expect(notice).toHaveTextContent(ui.translationMachineText);
    await expect(notice).toHaveAttribute('data-ai-translation', 'unreviewed');
    await expect(notice).toHaveAttribute('data-source-lang', 'fi');
    await expect(notice).toHaveAttribute('data-source-rev', '3');
  },
};
export const Reviewed: Story = {
  args: { translation: { status: 'reviewed', by: 'A. Example', at: '2026-11-24' } },
  play: async ({ canvas, loaded }) => {
    const ui = loaded['ui'] as Messages;
    const notice = canvas.getByRole('region', { name: ui.translationReviewedTitle({ source: 'fi' }) });
    await expect(notice).toHaveTextContent(shown(ui.date('2026-11-24')));
    await expect(notice).toHaveAttribute('data-reviewed-by', 'A. Example');
  },
};
export const WrittenByPeople: Story = {
  args: { translation: { status: 'written' } },
  play: async ({ canvas, loaded }) => {
    await expect(canvas.getByText((loaded['ui'] as Messages).translationWritten)).toBeVisible();
  },
};
/** With the text that it is about. */
export const BeforeTheText: Story = {
  render: function Render(args) {
    const sample = useSample();
    return (
      <>
        <TranslationNotice {...args} />
        <TranslatedText translation={args.translation} source={args.source}>
          <h1>{sample.title}</h1>
          <p>{sample.paragraph}</p>
        </TranslatedText>
      </>
    );
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('article')).toHaveAttribute('data-ai-translation', 'unreviewed');
  },
};
export const ForcedColours: Story = { parameters: { media: { forcedColors: 'active' } } };
