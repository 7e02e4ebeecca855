import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { about, trustSampleOf, useTrustSample } from '../../../../.storybook/trust.js';
import type { Messages } from '../i18n/generated/types.js';
import type { TrustMessages } from '../trust/useTrust.js';
import { FixMistake } from './FixMistake.js';

const meta = {
  title: 'Trust/FixMistake',
  component: FixMistake,
  args: { until: 'always', effect: '', href: '#fix' },
  parameters: about({
    use: 'On the receipt of whatever was sent, and beside its status.',
    not: 'If correcting has a cost or a delay that `effect` does not tell.',
    evidence: 'Control over an outcome raised perceived fairness; not knowing procedures burdens people.',
    strength: 'B',
    sources: ['S106', 'S28'],
    limits: 'The correction itself is the service’s.',
    withoutScript: 'Whole: a link.',
  }),
  render: function Render(args) {
    return <FixMistake {...args} effect={useTrustSample().effect} />;
  },
} satisfies Meta<typeof FixMistake>;
export default meta;
type Story = StoryObj<typeof meta>;

export const AtAnyTime: Story = {
  play: async ({ canvas, globals }) => {
    await expect(canvas.getByText(trustSampleOf(globals['language']).effect)).toBeVisible();
    await expect(canvas.getByRole('link')).toHaveAttribute('href', '#fix');
  },
};
export const UntilADay: Story = {
  args: { until: { day: '2026-12-24' } },
  play: async ({ canvas, loaded }) => {
    const date = (loaded['ui'] as Messages).date('2026-12-24');
    await expect(canvas.getByText((loaded['trust'] as TrustMessages).fixUntil({ date }))).toBeVisible();
  },
};
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
