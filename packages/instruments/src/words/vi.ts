export { default } from '../messages/vi.json' with { type: 'json' };
