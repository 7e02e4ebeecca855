export { default } from '../messages/ar.json' with { type: 'json' };
