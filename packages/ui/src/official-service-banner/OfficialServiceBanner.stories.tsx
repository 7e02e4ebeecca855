import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { about, useTrustSample } from '../../../../.storybook/trust.js';
import type { TrustMessages } from '../trust/useTrust.js';
import { OfficialServiceBanner } from './OfficialServiceBanner.js';

const meta = {
  title: 'Trust/OfficialServiceBanner',
  component: OfficialServiceBanner,
  args: { owner: '', domain: 'service.example.fi' },
  parameters: about({
    use: 'At the top of every page of a service, the same on each and in every arm.',
    not: 'On a prototype or a study page that is not the organisation’s. Never with a badge, a seal or “100 % secure”.',
    evidence:
      'People look for a sentence that says the site is official; symbols can raise trust where the content does not deserve it.',
    strength: 'C',
    sources: ['S96', 'S97', 'S20'],
    limits: 'Anybody can copy it, and it says so. Judge it by whether people tell a genuine page from a false one.',
    withoutScript: 'Whole.',
  }),
  render: function Render(args) {
    return <OfficialServiceBanner {...args} owner={useTrustSample().office} />;
  },
} satisfies Meta<typeof OfficialServiceBanner>;
export default meta;
type Story = StoryObj<typeof meta>;

/** It can be copied and says so; it has no picture that looks like a proof. */
export const TeachesTheAddress: Story = {
  play: async ({ canvas, canvasElement, loaded }) => {
    const words = loaded['trust'] as TrustMessages;
    await expect(canvas.getByRole('complementary', { name: words.ownerTitle })).toBeVisible();
    await expect(canvas.getByText(words.domainTitle)).toBeVisible();
    await expect(canvasElement.querySelector('img, svg')).toBeNull();
  },
};
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
