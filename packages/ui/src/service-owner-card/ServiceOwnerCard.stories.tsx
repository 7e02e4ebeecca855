import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { about, useTrustSample } from '../../../../.storybook/trust.js';
import type { TrustMessages } from '../trust/useTrust.js';
import { ServiceOwnerCard } from './ServiceOwnerCard.js';

const meta = {
  title: 'Trust/ServiceOwnerCard',
  component: ServiceOwnerCard,
  args: { owner: '', contact: { href: 'tel:+358000000000', label: '+358 00 000 0000' }, fee: 'free' },
  parameters: about({
    use: 'On the first page of a service, to say who owns it, how a person is reached and that nobody is to be paid.',
    not: 'For a supplier or a partner: the owner is who answers for the service. Not “free” if anybody ever pays.',
    evidence:
      'Some clients come with distrust of authorities and experience of corruption; a real organisation behind a page is an old guideline of credibility.',
    strength: 'C',
    sources: ['S20', 'S1'],
    limits: 'A false page can copy it. It goes with DomainCheck.',
    withoutScript: 'Whole.',
  }),
  render: function Render(args) {
    return <ServiceOwnerCard {...args} owner={useTrustSample().office} />;
  },
} satisfies Meta<typeof ServiceOwnerCard>;
export default meta;
type Story = StoryObj<typeof meta>;

/** It says that nobody may ask for money, and how to reach a person. */
export const FreeOfCharge: Story = {
  args: { address: { language: 'fi', text: 'Näytekatu 1, 00000 Näytekunta' } },
  play: async ({ canvas, loaded }) => {
    await expect(canvas.getByText((loaded['trust'] as TrustMessages).ownerFree)).toBeVisible();
    await expect(canvas.getByText('Näytekatu 1, 00000 Näytekunta')).toHaveAttribute('lang', 'fi');
    await expect(canvas.getByRole('link')).toHaveAttribute('href', 'tel:+358000000000');
    // In a page from right to left the plus would go to the end of the number.
    await expect(getComputedStyle(canvas.getByText('+358 00 000 0000')).direction).toBe('ltr');
  },
};
export const WithAFee: Story = { args: { fee: { amount: '25 €' } } };
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
