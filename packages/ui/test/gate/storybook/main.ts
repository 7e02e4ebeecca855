import { defineMain } from '@storybook/react-vite/node';
import main from '../../../../../.storybook/main.js';

/** The project's Storybook with one story in it: the broken one. */
export default defineMain({
  ...main,
  stories: ['../Broken.stories.tsx'],
  addons: ['@storybook/addon-a11y', '@storybook/addon-vitest'],
});
