import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { sampleOf, shown, useSample } from '../../../../.storybook/sample.js';
import type { Messages } from '../i18n/generated/types.js';
import { isolate } from '../i18n/isolate.js';
import { KeyFacts } from './KeyFacts.js';

const meta = {
  title: 'Trust/KeyFacts',
  component: KeyFacts,
  args: { title: '', facts: [{ id: 'fee', label: '', value: '' }], verified: { by: 'A. Example', at: '2026-11-24' } },
  render: function Render(args) {
    const sample = useSample();
    return (
      <KeyFacts
        {...args}
        title={sample.facts}
        facts={[
          { id: 'date', label: sample.factDate, value: '31.1.2027' },
          { id: 'fee', label: sample.factFee, value: sample.free },
          {
            id: 'authority',
            label: sample.factAuthority,
            value: sample.service,
            original: { language: 'fi', text: 'Digi- ja väestötietovirasto' },
          },
        ]}
      />
    );
  },
} satisfies Meta<typeof KeyFacts>;
export default meta;
type Story = StoryObj<typeof meta>;

/** A real table: each fact is the heading of its row, and the caption says who checked them and when. */
export const CheckedFacts: Story = {
  play: async ({ canvas, globals, loaded }) => {
    const ui = loaded['ui'] as Messages;
    const sample = sampleOf(globals['language']);
    await expect(canvas.getByRole('rowheader', { name: sample.factFee })).toBeVisible();
    await expect(canvas.getByRole('table')).toHaveTextContent(
      shown(ui.keyFactsVerified({ by: isolate('A. Example'), date: ui.date('2026-11-24') })),
    );
    // Digits have no direction of their own: the answers still start where the text does.
    const [date, fee] = ['31.1.2027', sample.free].map((text) => canvas.getByText(text).getBoundingClientRect());
    const start = globals['language'] === 'ar' ? 'right' : 'left';
    await expect(Math.abs((date?.[start] ?? 0) - (fee?.[start] ?? 1))).toBeLessThan(1);
    await expect(canvas.getByText('Digi- ja väestötietovirasto')).toHaveAttribute('lang', 'fi');
  },
};
/** Nobody has checked them: the caption says whose they are, and claims no check. */
export const FromTheWriters: Story = {
  args: { verified: { writtenBy: 'A. Example' } },
  play: async ({ canvas, loaded }) => {
    const ui = loaded['ui'] as Messages;
    const table = canvas.getByRole('table');
    await expect(table).toHaveTextContent(shown(ui.keyFactsWritten({ by: isolate('A. Example') })));
    await expect(table).not.toHaveAttribute('data-verified-by');
  },
};
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
