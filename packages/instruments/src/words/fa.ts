export { default } from '../messages/fa.json' with { type: 'json' };
