import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { about, useTrustSample } from '../../../../.storybook/trust.js';
import { AIDisclosure } from '../ai-disclosure/AIDisclosure.js';
import type { TrustMessages } from '../trust/useTrust.js';
import { ConfirmOrCorrect, SharedSummary } from './SharedSummary.js';

const meta = {
  title: 'Trust/SharedSummary',
  component: SharedSummary,
  subcomponents: { ConfirmOrCorrect },
  args: { goal: '', agreed: [{ who: '', what: '' }], confirm: null, writtenBy: 'person' },
  parameters: about({
    use: 'At the end of a talk, while both are there, so that each can say what is wrong.',
    not: 'Sent afterwards as a fact. Not with a machine’s words unless an AIDisclosure stands in it.',
    evidence:
      'A design study in counselling in Espoo: a shared summary helps to judge whether one was understood. It does not replace the adviser.',
    strength: 'C',
    sources: ['S11', 'S12'],
    limits: 'Needs the consent of both, and as little about the person as will do.',
    withoutScript: 'Whole; ConfirmOrCorrect posts the field `answer`.',
  }),
  render: function Render(args) {
    const sample = useTrustSample();
    const [first = '', second = ''] = sample.agreed;
    return (
      <SharedSummary
        {...args}
        goal={sample.goal}
        agreed={[
          { who: sample.you, what: first },
          { who: sample.office, what: second },
        ]}
        confirm={args.confirm ?? <ConfirmOrCorrect action="#confirm" />}
      />
    );
  },
} satisfies Meta<typeof SharedSummary>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Two answers of the same size and weight; none is chosen beforehand. */
export const TwoEqualAnswers: Story = {
  play: async ({ canvas, loaded }) => {
    const words = loaded['trust'] as TrustMessages;
    await expect(canvas.getByRole('form', { name: words.confirmQuestion })).toBeVisible();
    const [yes, no] = [words.confirmYes, words.confirmNo].map((name) => canvas.getByRole('button', { name }));
    await expect(yes?.dataset['variant']).toBe(no?.dataset['variant']);
    await expect(yes?.offsetHeight).toBe(no?.offsetHeight);
  },
};
const answered = fn((_answer: 'confirm' | 'correct', event: { preventDefault(): void }) => event.preventDefault());
/** Both answers reach the service, with the keyboard alone. */
export const CorrectedWithTheKeyboard: Story = {
  args: { confirm: <ConfirmOrCorrect action="#confirm" onAnswer={answered} /> },
  play: async ({ userEvent }) => {
    answered.mockClear();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await expect(answered).toHaveBeenLastCalledWith('confirm', expect.anything());
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await expect(answered).toHaveBeenLastCalledWith('correct', expect.anything());
  },
};
function ByAMachine() {
  return <AIDisclosure kind="summary" responsible={useTrustSample().office} person="#person" headingLevel={3} />;
}
export const WrittenByAMachine: Story = { args: { writtenBy: { disclosure: <ByAMachine /> } } };
export const At320Pixels: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async () => {
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
};
