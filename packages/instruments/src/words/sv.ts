export { default } from '../messages/sv.json' with { type: 'json' };
