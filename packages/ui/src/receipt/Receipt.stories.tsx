import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { useSample } from '../../../../.storybook/sample.js';
import type { Messages } from '../i18n/generated/types.js';
import { Receipt } from './Receipt.js';

const code = 'K7QD-4MZP-X2VR-9TWC-H3NB';
const meta = {
  title: 'Components/Receipt',
  component: Receipt,
  args: { title: '', code, withdrawHref: '#withdraw' },
  render: function Render(args) {
    return <Receipt {...args} title={useSample().receipt} />;
  },
} satisfies Meta<typeof Receipt>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The code reads the same way in every language, and one click takes the whole of it. */
export const CodeIsTakenAsAWhole: Story = {
  play: async ({ canvas, loaded }) => {
    const shown = canvas.getByText(code);
    await expect(getComputedStyle(shown).direction).toBe('ltr');
    await expect(getComputedStyle(shown).userSelect).toBe('all');
    await expect(canvas.getByRole('link', { name: (loaded['ui'] as Messages).receiptWithdraw })).toBeVisible();
  },
};
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
