import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { shown } from '../../../../.storybook/sample.js';
import { about } from '../../../../.storybook/trust.js';
import type { Messages } from '../i18n/generated/types.js';
import { SourceList } from './SourceList.js';

const meta = {
  title: 'Trust/SourceList',
  component: SourceList,
  args: {
    sources: [
      {
        id: 'law',
        title: 'Laki näytteestä',
        language: 'fi',
        href: '#law',
        publisher: 'Näyte',
        checked: '2026-11-20',
      },
    ],
  },
  parameters: about({
    use: 'Under advice that rests on a law, a decision or another authority’s page, and under a machine’s summary.',
    not: 'As ornament: a source that does not say it is worse than none. A day of checking that is years old harms.',
    evidence:
      'Guidelines of credibility ask for what can be verified; people wanted to know the data behind a result of AI.',
    strength: 'C',
    sources: ['S25'],
    limits: 'Few people follow a source. It does not check that the link still works.',
    withoutScript: 'Whole.',
  }),
} satisfies Meta<typeof SourceList>;
export default meta;
type Story = StoryObj<typeof meta>;

/** A title keeps its language, and the day of the last check is there. */
export const CheckedOnADay: Story = {
  play: async ({ canvas, loaded }) => {
    await expect(canvas.getByText('Laki näytteestä')).toHaveAttribute('lang', 'fi');
    await expect(canvas.getByRole('link')).toHaveAttribute('hreflang', 'fi');
    await expect(canvas.getByRole('listitem')).toHaveTextContent(shown((loaded['ui'] as Messages).date('2026-11-20')));
  },
};
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
