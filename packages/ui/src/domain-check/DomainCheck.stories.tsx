import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { about } from '../../../../.storybook/trust.js';
import type { TrustMessages } from '../trust/useTrust.js';
import { checkedDomain, DomainCheck } from './DomainCheck.js';

const meta = {
  title: 'Trust/DomainCheck',
  component: DomainCheck,
  args: { domain: 'service.example.fi' },
  parameters: about({
    use: 'Where people must know that a page is genuine: before a login, in a letter’s landing page.',
    not: 'As decoration, and never with a lock, a seal or a badge.',
    evidence:
      'People look at the domain, https and logos; symbols can raise trust that is not deserved, so it teaches what cannot be copied.',
    strength: 'C',
    sources: ['S96', 'S97'],
    limits:
      'A false page will leave it out or teach a false address: whoever has learned it elsewhere is helped, others are not. Try it with a look-alike page, not with a trust score.',
    withoutScript: 'Whole: the browser’s own disclosure.',
  }),
} satisfies Meta<typeof DomainCheck>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The true and the false address read from left to right in every language. */
export const OpensInPlace: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    const summary = canvas.getByText((loaded['trust'] as TrustMessages).domainTitle);
    await userEvent.tab();
    await expect(summary).toHaveFocus();
    await userEvent.click(summary);
    for (const address of ['service.example.fi', 'service.example.fi.example.com']) {
      await expect(canvas.getByText(address)).toBeVisible();
      await expect(getComputedStyle(canvas.getByText(address)).direction).toBe('ltr');
    }
  },
};
/** Readers compare letter by letter: what is no bare domain is refused. */
export const RefusesAnythingButADomain: Story = {
  play: async () => {
    for (const wrong of ['https://service.example.fi', 'service.example.fi/path', 'Service.example.fi', 'localhost'])
      await expect(() => checkedDomain(wrong)).toThrow(/not a bare domain/);
  },
};
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
